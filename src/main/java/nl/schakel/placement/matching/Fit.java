package nl.schakel.placement.matching;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: how a bed meets a need; the later, the further it is from fitting. */
public enum Fit implements Coded {
    /** It fits. */
    PAST,
    /** It fits when a measure is taken. */
    PAST_MITS,
    /** It depends on an answer that is not known. */
    ONBEKEND,
    /** It does not fit. */
    PAST_NIET;

    /** What holds when both hold: the one that is further from fitting. */
    public Fit and(Fit other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<Fit> of(String code) {
        return Coded.of(Fit.class, code);
    }
}
