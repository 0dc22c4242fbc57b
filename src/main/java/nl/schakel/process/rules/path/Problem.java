package nl.schakel.process.rules.path;

/**
 * Value: a position in which a case may not come.
 *
 * @param model key of the model in which it happens
 * @param element id of the element to look at
 * @param way the names of the steps that led there, from the beginning of that model on
 */
record Problem(Kind kind, String model, String element, String way) {

    enum Kind {
        /** A case ends, or is about to, and nobody but the proposer said so. */
        UNREAD,
        /** A case closes and the reporter does not hear it. */
        END_UNTOLD,
        /** A route ends and the reporter heard nothing. */
        NEVER_TOLD,
        /** A route ends and the case is still open, with nobody. */
        LEFT_OPEN,
        /** A signal never came to the region, and was not stopped either. */
        NOT_PASSED_ON,
        /** Tokens wait for each other for ever. */
        STUCK,
        /** What follows is done twice. */
        TWICE,
        /** The same, unless the conditions of an inclusive split exclude each other. */
        MAYBE_TWICE,
        /** More positions than can be looked at. */
        TOO_MANY
    }
}
