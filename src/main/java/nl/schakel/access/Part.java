package nl.schakel.access;

/** The parts of a dossier that may be shown apart from each other. */
public enum Part {
    /** What was noticed, where and when. */
    MELDING,
    /** Who reported it. */
    MELDER,
    /** The people whom it is about. */
    BETROKKENEN,
    /** What was answered at the tasks. */
    ANTWOORDEN,
    /** What happened when. */
    TIJDLIJN,
    /** Who does what, and what came of it. */
    ACTIES
}
