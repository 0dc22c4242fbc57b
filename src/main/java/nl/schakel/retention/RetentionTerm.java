package nl.schakel.retention;

import java.time.Instant;
import java.time.Period;
import java.util.UUID;

/**
 * Value: how long something is kept, and by which law.
 *
 * @param id also its version: a change makes another row
 * @param own whether the region has this row itself, and does not follow the country
 * @param amount null when each row of what is kept says so itself
 * @param by the officer who set or confirmed it; null when nobody did
 */
public record RetentionTerm(
        long id,
        RetentionRule rule,
        boolean own,
        Integer amount,
        RetentionUnit unit,
        String source,
        UUID by,
        Instant at) {

    /** Whether an officer answers for it. */
    public boolean validated() {
        return by != null;
    }

    /** As a period; null when each row says so itself. */
    public Period period() {
        return amount == null ? null : unit.times(amount);
    }
}
