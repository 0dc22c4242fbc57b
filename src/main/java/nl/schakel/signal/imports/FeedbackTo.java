package nl.schakel.signal.imports;

import nl.schakel.support.Coded;

/** Code list: who hears what becomes of a row (R3). */
public enum FeedbackTo implements Coded {
    /** Who brings the list, by account. */
    ACCOUNT,
    /** Who reported it at the time, by what stands in the row. */
    MELDER
}
