package nl.schakel.deadline;

import java.util.Locale;

/** How a term is counted: only the hours somebody is at work, or the hours of the clock. */
public enum Counting {
    WERKTIJD,
    KLOKTIJD;

    /** The code as it stands in {@code termijnen.dmn}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the code; refuses anything else, so that a typing error in a table is not silently a default. */
    public static Counting of(String code) {
        for (Counting counting : values()) {
            if (counting.code().equals(code)) {
                return counting;
            }
        }
        throw new IllegalArgumentException(
                "Onbekende telling '" + code + "' in een termijn: kies 'werktijd' of 'kloktijd'.");
    }
}
