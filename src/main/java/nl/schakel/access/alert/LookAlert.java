package nl.schakel.access.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Verdict;

/**
 * Value: looks of one person that a data protection officer should look at.
 *
 * @param organisation code of the organisation of whoever looked, for whose officer it is
 * @param cases as the access log knows them; a case that left since is among them
 * @param verdict what the officer found, or null when nobody looked at it yet
 * @param note what the officer wrote down, or null
 */
public record LookAlert(
        UUID id,
        String organisation,
        AlertKind kind,
        UUID person,
        Instant firstAt,
        Instant lastAt,
        List<UUID> cases,
        Verdict verdict,
        String note,
        UUID judgedBy,
        Instant judgedAt) {

    /** Whether nobody looked at it yet. */
    public boolean open() {
        return verdict == null;
    }

    @Override
    public String toString() {
        // a record prints all it has; a note is about a person
        return "LookAlert[" + id + "]";
    }
}
