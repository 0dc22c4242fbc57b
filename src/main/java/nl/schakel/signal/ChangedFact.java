package nl.schakel.signal;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: the facts of a report that can be corrected or added afterwards. */
public enum ChangedFact implements Coded {
    LOCATIE,
    MINDERJARIG,
    NAAM,
    GEBOORTEJAAR,
    GESLACHT,
    NATIONALITEIT,
    BEKEND_BIJ;

    /** The constant of a code, if there is one. */
    public static Optional<ChangedFact> of(String code) {
        return Coded.of(ChangedFact.class, code);
    }

    /** Whether it is about one of the people. */
    public boolean ofPerson() {
        return this != LOCATIE && this != MINDERJARIG;
    }
}
