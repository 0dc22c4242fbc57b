package nl.schakel.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: the facts of a report that can be corrected or added afterwards. */
public enum ChangedFact implements Coded {
    TOELICHTING,
    LOCATIE,
    ACUUT,
    VORMEN,
    MINDERJARIG,
    INDICATOREN,
    NAAM,
    GEBOORTEJAAR,
    GESLACHT,
    NATIONALITEIT,
    BEKEND_BIJ;

    private static final String BETWEEN = ",";

    /** The constant of a code, if there is one. */
    public static Optional<ChangedFact> of(String code) {
        return Coded.of(ChangedFact.class, code);
    }

    /** Whether it is about one of the people. */
    public boolean ofPerson() {
        return compareTo(NAAM) >= 0;
    }

    /** Whether its value is a list of codes, kept as one text. */
    public boolean isList() {
        return this == VORMEN || this == INDICATOREN;
    }

    /** A list of codes as one text. */
    static String joined(List<String> codes) {
        return String.join(BETWEEN, codes);
    }

    /** The codes in a text that {@link #joined} made. */
    public static List<String> codesIn(String value) {
        return value == null || value.isEmpty()
                ? List.of()
                : Arrays.stream(value.split(BETWEEN)).toList();
    }
}
