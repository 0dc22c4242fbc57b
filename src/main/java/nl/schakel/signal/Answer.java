package nl.schakel.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An answer with three values: unknown is an answer of its own (R11). */
public enum Answer {
    JA("ja"),
    NEE("nee"),
    ONBEKEND("onbekend");

    private final String code;

    Answer(String code) {
        this.code = code;
    }

    /** The code as models, forms and the API write it. */
    public String code() {
        return code;
    }

    /** The constant of a code, if there is one. */
    public static Optional<Answer> of(String code) {
        return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
    }

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Answer::code).toList();
    }
}
