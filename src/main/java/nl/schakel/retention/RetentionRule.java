package nl.schakel.retention;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.schakel.support.Coded;

/** Code list: kinds of things that are kept, each with a term of its own. */
public enum RetentionRule implements Coded {
    /** A signal that turned out to have no ground, or was taken back, without care. */
    GEEN_GROND,
    /** The same about somebody under eighteen, or perhaps. */
    JEUGD_GEEN_GROND,
    /** Help was arranged, or a place was looked for. */
    ZORG,
    /** Somebody is under eighteen, or perhaps. */
    JEUGD,
    /** It went to a criminal investigation, or somebody is not prosecuted for what was forced. */
    STRAFRECHT,
    /** Every other case. */
    OVERIG,
    /** How the reporter can be reached, after the end of the case. */
    MELDER,
    /** With whom a case was shared: each row says so itself. */
    VERSTREKKING,
    /** Who looked at what. */
    TOEGANGSLOG;

    private static final Set<RetentionRule> ELSEWHERE = EnumSet.of(VERSTREKKING, TOEGANGSLOG);

    /** The constant of a code, if there is one. */
    public static Optional<RetentionRule> of(String code) {
        return Coded.of(RetentionRule.class, code);
    }

    /** Whether an officer changes its term here; the others are shown, and are changed where they are kept. */
    public boolean changeable() {
        return !ELSEWHERE.contains(this);
    }
}
