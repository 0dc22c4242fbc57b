package nl.schakel.process.compare;

import nl.schakel.support.Coded;

/** Code list: what became of a file, or of an element in it. */
public enum ModelChange implements Coded {
    NIEUW,
    WEG,
    GEWIJZIGD,
    /** Drawn in another place or another size, and the same for everybody who works with it. */
    VERSCHOVEN
}
