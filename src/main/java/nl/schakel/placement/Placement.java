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
 * @param parked since when and until when it waits; empty while it does not
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
        Optional<BedAllocation> promise,
        Optional<Parked> parked) {

    private static final String NONE = "0";

    /**
     * What somebody saw who decides about it (ADR 113): who was asked, which bed is promised, and whether it is parked.
     * Another word each time one of these changes.
     */
    public String version() {
        return round + "."
                + promise.map(BedAllocation::id).map(UUID::toString).orElse(NONE) + "."
                + parked.map(Parked::id).map(UUID::toString).orElse(NONE);
    }
}
