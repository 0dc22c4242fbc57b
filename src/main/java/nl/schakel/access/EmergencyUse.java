package nl.schakel.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Value: one use of emergency access, as the one who reviews it reads it.
 *
 * @param until when it was to end
 * @param ended when it ended before that, or null
 * @param endedHow code of how, or null
 * @param running whether it still opens anything now
 * @param looks what was seen by it, the oldest first
 * @param verdict null until somebody judged it
 */
public record EmergencyUse(
        UUID id,
        UUID dossier,
        UUID person,
        Set<Part> parts,
        String reason,
        Instant opened,
        Instant until,
        Instant ended,
        String endedHow,
        boolean running,
        List<SeenCase> looks,
        Verdict verdict) {

    /** One look; {@code why} is the code of the page, null when a list was shown. */
    public record SeenCase(Instant at, String why, Set<Part> parts) {}

    @Override
    public String toString() {
        // a record prints all it has; a reason must not end in a log
        return "EmergencyUse[" + id + "]";
    }
}
