package nl.schakel.signal.imports;

import nl.schakel.support.Coded;

/** Code list: how far one row of a list is. */
public enum RowState implements Coded {
    /** Can come in once somebody confirms. */
    GOED,
    /** Something in it has to be mended first. */
    FOUT,
    /** Came in before, or stands in this list twice. */
    DUBBEL,
    /** Confirmed, not in yet. */
    WACHT,
    /** A signal of its own. */
    GEDAAN,
    /** Did not come in, though nothing was wrong with it. */
    MISLUKT
}
