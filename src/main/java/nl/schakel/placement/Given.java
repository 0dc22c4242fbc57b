package nl.schakel.placement;

import java.util.Arrays;
import java.util.Optional;

/** What was answered to a question about a person. Not asked is {@link #ONBEKEND}, never no (R11). */
public enum Given {
    /** Yes. */
    JA("ja"),
    /** No. */
    NEE("nee"),
    /** Not asked or not known. */
    ONBEKEND("onbekend"),
    /** The person would rather not say. */
    LIEVER_NIET("liever-niet"),
    /** A value, for a question that asks for more than yes or no. */
    WAARDE("waarde");

    private final String code;

    Given(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<Given> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
