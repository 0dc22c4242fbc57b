package nl.schakel.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.schakel.organisation.GroupId;

/**
 * Value: sharing a case with another organisation (R10).
 *
 * @param from the organisation that shared
 * @param to the group that it was shared with
 * @param purpose code of the step for which it was needed
 * @param basis code of the legal basis
 * @param beside codes of other bases that hold beside it
 * @param parts what was shared
 * @param retainUntil until when this record is kept
 */
public record Disclosure(
        String from,
        GroupId to,
        String purpose,
        String basis,
        List<String> beside,
        Set<Part> parts,
        Instant at,
        LocalDate retainUntil) {

    public Disclosure {
        beside = List.copyOf(beside);
        parts = Set.copyOf(parts);
    }
}
