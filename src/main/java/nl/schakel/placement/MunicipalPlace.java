package nl.schakel.placement;

import java.time.LocalDate;
import java.util.Optional;
import nl.schakel.support.Coded;

/**
 * Value: a place that a municipality found for one person. Where it is, is for who cares for that person.
 *
 * @param until the last day on which the person can stay
 * @param measure what is needed so that it fits, or what it has not; may be null
 */
public record MunicipalPlace(
        String name, String address, String phone, LocalDate until, Checked checked, String measure) {

    /** Code list: what the municipality says of what the place must have. */
    public enum Checked implements Coded {
        /** It has all of it. */
        PAST,
        /** It has all of it when something is arranged. */
        PAST_MITS,
        /** Nobody looked at it. */
        NIET_GETOETST;

        /** The one with this code; empty when there is none. */
        public static Optional<Checked> of(String code) {
            return Coded.of(Checked.class, code);
        }
    }
}
