package nl.schakel.placement.shelter;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Value: one line of a profile as the shelter keeps it, of now, of later or of before.
 *
 * @param target id of the location or bed; null for the whole organisation
 * @param stance null means: from then on the wider level counts again
 * @param choices which answers it is about; empty means any
 * @param current whether this is the line that holds now on its level
 */
public record ProfileLine(
        long id,
        ProfileLevel level,
        UUID target,
        String targetName,
        String criterion,
        AcceptancePolicy stance,
        String measure,
        Set<String> choices,
        Instant validFrom,
        boolean current) {}
