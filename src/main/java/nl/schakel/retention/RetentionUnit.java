package nl.schakel.retention;

import java.time.Period;
import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: in what a term is counted. */
public enum RetentionUnit implements Coded {
    WEKEN,
    MAANDEN,
    JAREN;

    /** The constant of a code, if there is one. */
    public static Optional<RetentionUnit> of(String code) {
        return Coded.of(RetentionUnit.class, code);
    }

    /** So many of them. */
    public Period times(int amount) {
        return switch (this) {
            case WEKEN -> Period.ofWeeks(amount);
            case MAANDEN -> Period.ofMonths(amount);
            case JAREN -> Period.ofYears(amount);
        };
    }
}
