package nl.schakel.access;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: what the chain director finds of a use of emergency access. */
public enum Verdict implements Coded {
    TERECHT,
    NIET_TERECHT,
    GESPREK_NODIG;

    /** The verdict with this code. */
    public static Optional<Verdict> of(String code) {
        return Coded.of(Verdict.class, code);
    }
}
