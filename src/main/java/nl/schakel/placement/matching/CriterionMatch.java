package nl.schakel.placement.matching;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: whether what is known of a person touches a criterion. Not known is a value of its own (R11). */
public enum CriterionMatch implements Coded {
    /** It does. */
    JA,
    /** It does not. */
    NEE,
    /** Nobody asked, or nobody knows. */
    ONBEKEND,
    /** The person would rather not say. */
    LIEVER_NIET;

    /** The one with this code; empty when there is none. */
    public static Optional<CriterionMatch> of(String code) {
        return Coded.of(CriterionMatch.class, code);
    }
}
