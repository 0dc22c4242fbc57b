package nl.schakel.signal;

import java.util.List;
import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: an answer with three values: unknown is an answer of its own (R11). */
public enum Answer implements Coded {
    JA,
    NEE,
    ONBEKEND;

    /** The constant of a code, if there is one. */
    public static Optional<Answer> of(String code) {
        return Coded.of(Answer.class, code);
    }

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Coded.codes(Answer.class);
    }
}
