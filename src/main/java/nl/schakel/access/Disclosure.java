package nl.schakel.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.schakel.organisation.GroupId;

/**
 * Value: sharing a case with another organisation (R10).
 *
 * @param from the organisation that shared
 * @param to the group that it was shared with
 * @param purpose code of the step for which it was needed
 * @param basis code of the legal basis
 * @param parts what was shared
 * @param retainUntil until when this record is kept
 */
public record Disclosure(
        String from, GroupId to, String purpose, String basis, Set<Part> parts, Instant at, LocalDate retainUntil) {

    public Disclosure {
        parts = Set.copyOf(parts);
    }
}
