package nl.schakel.support;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Interface of enum constants with a stable code, as forms, models, the API and the database write it. The code
 * follows from the name, so that a constant and its code cannot drift apart.
 */
public interface Coded {

    /** The name of the constant. */
    String name();

    /** The code: the name in lower case, with hyphens. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with this code; empty when there is none. */
    static <E extends Enum<E> & Coded> Optional<E> of(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.code().equals(code))
                .findFirst();
    }

    /** All codes, in the order of the constants. */
    static <E extends Enum<E> & Coded> List<String> codes(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Coded::code).toList();
    }
}
