package nl.schakel.placement;

import java.util.Arrays;
import java.util.Optional;

/** Whether what is known of a person touches a criterion. Not known is a value of its own (R11). */
public enum Touch {
    /** It does. */
    JA("ja"),
    /** It does not. */
    NEE("nee"),
    /** Nobody asked, or nobody knows. */
    ONBEKEND("onbekend"),
    /** The person would rather not say. */
    LIEVER_NIET("liever-niet");

    private final String code;

    Touch(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<Touch> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
