package nl.schakel.signal;

import nl.schakel.support.Coded;

/** Code list: the orders in which a list of cases can be read; each is the order of an index, read from one of its ends. */
public enum CaseSort implements Coded {
    /** What came in last. */
    NIEUWSTE,
    /** What came in first. */
    OUDSTE,
    /** Only where the reader's own groups have something to do: what they must have done first. */
    TERMIJN;

    /** Whether the index is read from its other end. */
    boolean descending(boolean backwards) {
        return (this == NIEUWSTE) != backwards;
    }
}
