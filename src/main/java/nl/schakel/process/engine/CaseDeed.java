package nl.schakel.process.engine;

/**
 * Code list: what an operation does to a case as far as the rules over a whole path look at it (R1, R2, R3). An operation
 * without a deed changes nothing that these rules know.
 */
public enum CaseDeed {
    /** The reporter hears something beyond the receipt. */
    INFORMS_REPORTER,
    /** Somebody's proposal to end the case is written down, so that a second reader is never who proposed it. */
    PROPOSES_END,
    /** Nobody read the proposal in time: the case goes on. */
    LETS_GO_ON,
    /** The signal goes to the region. */
    PASSES_ON,
    /** A confirmed proposal becomes the outcome; the case itself stays open. */
    STOPS,
    /** What is open in the region ends, because the end was confirmed. */
    ENDS_STEPS,
    /** The reporter's withdrawal is confirmed. */
    CONFIRMS_WITHDRAWAL,
    /** The case closes. */
    CLOSES
}
