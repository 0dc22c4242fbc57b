package nl.schakel.access;

import nl.schakel.support.Coded;

/** How far a party takes part in a case. */
public enum Scope implements Coded {
    /** Works on the case. */
    VOLLEDIG,
    /** Answers one question; ends with that question. */
    VRAAG
}
