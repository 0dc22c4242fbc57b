package nl.schakel.access;

/** How far a party takes part in a case. */
public enum Scope {
    /** Works on the case. */
    VOLLEDIG,
    /** Answers one question; ends with that question. */
    VRAAG
}
