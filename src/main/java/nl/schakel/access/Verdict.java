package nl.schakel.access;

import java.util.Arrays;
import java.util.Optional;

/** What the chain director finds of a use of emergency access. */
public enum Verdict {
    TERECHT("terecht"),
    NIET_TERECHT("niet-terecht"),
    GESPREK_NODIG("gesprek-nodig");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The verdict with this code. */
    public static Optional<Verdict> of(String code) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.code.equals(code))
                .findFirst();
    }
}
