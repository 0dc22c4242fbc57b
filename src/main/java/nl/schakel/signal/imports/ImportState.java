package nl.schakel.signal.imports;

import nl.schakel.support.Coded;

/** Code list: how far a list is. */
public enum ImportState implements Coded {
    /** Read and shown; nothing of it is a signal. */
    VOORBEELD,
    /** Confirmed; its rows become signals one by one. */
    LOOPT,
    /** No row waits any more. */
    KLAAR
}
