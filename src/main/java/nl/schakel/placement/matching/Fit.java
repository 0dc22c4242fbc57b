package nl.schakel.placement.matching;

import java.util.Arrays;
import java.util.Optional;

/** How a bed meets a need; the later, the further it is from fitting. */
public enum Fit {
    /** It fits. */
    PAST("past"),
    /** It fits when a measure is taken. */
    PAST_MITS("past-mits"),
    /** It depends on an answer that is not known. */
    ONBEKEND("onbekend"),
    /** It does not fit. */
    PAST_NIET("past-niet");

    private final String code;

    Fit(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** What holds when both hold: the one that is further from fitting. */
    public Fit and(Fit other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<Fit> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
