package nl.schakel.piket.search;

/** Code list: what came of writing down that a shelter phoned: the person is there. */
public enum ArrivalResult {
    /** Written down. */
    NOTED,
    /** Somebody said so before. */
    KNOWN,
    /** It was said of a bed that is not the person's any more: nothing is written down. */
    OTHER_BED
}
