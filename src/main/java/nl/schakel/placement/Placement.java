package nl.schakel.placement;

import java.util.Optional;
import java.util.UUID;

/**
 * Value: a search for a place: where it stands, without anything about the person.
 *
 * @param reference number of the case
 * @param round the newest round of proposals; 0 before the first
 * @param rung which step of the ladder is being tried
 * @param threatened whether a threat was answered
 * @param promise the bed that is promised now
 */
public record Placement(
        UUID id,
        UUID dossier,
        String reference,
        String municipality,
        PlacementStatus status,
        int round,
        String rung,
        boolean threatened,
        Optional<BedAllocation> promise) {}
