package nl.schakel.recovery;

/** Port: a module that can tell whether its data are whole. Asked after data were put back; it changes nothing. */
public interface RestoreCheck {

    /**
     * What was found.
     *
     * @param sentence Dutch, with numbers only
     */
    record RestoreFinding(boolean good, String sentence) {}

    /** Looks at all of it, which may take minutes. */
    RestoreFinding look();
}
