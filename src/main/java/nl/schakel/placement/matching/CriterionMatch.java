package nl.schakel.placement.matching;

import java.util.Arrays;
import java.util.Optional;

/** Whether what is known of a person touches a criterion. Not known is a value of its own (R11). */
public enum CriterionMatch {
    /** It does. */
    JA("ja"),
    /** It does not. */
    NEE("nee"),
    /** Nobody asked, or nobody knows. */
    ONBEKEND("onbekend"),
    /** The person would rather not say. */
    LIEVER_NIET("liever-niet");

    private final String code;

    CriterionMatch(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<CriterionMatch> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
