package nl.schakel.access;

import nl.schakel.support.Coded;

/** Code list: how far a party takes part in a case. */
public enum Scope implements Coded {
    /** Works on the case. */
    VOLLEDIG,
    /** Answers one question; ends with that question. */
    VRAAG,
    /** Answers one question for a region that is not its own: reads who it is about, and in codes what; ends with it. */
    NAVRAAG,
    /** Sees that a signal came in, where and about what in codes; until the region gets the case. */
    ONTVANGST,
    /** Looks for a place: sees what it must have, and nothing of the case; ends with that question. */
    CRITERIA;

    /** Whether it ends with the answer to one question. */
    public boolean oneQuestion() {
        return this == VRAAG || this == NAVRAAG || this == CRITERIA;
    }
}
