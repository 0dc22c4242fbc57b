package nl.schakel.signal;

import nl.schakel.support.Coded;

/** Code list: what a reader may know of agreed actions that were not shared with them: that there is one, no more. */
public enum Elsewhere implements Coded {
    /** Another party works on it. */
    LOOPT,
    /** Another party worked on it. */
    KLAAR
}
