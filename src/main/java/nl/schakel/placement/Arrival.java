package nl.schakel.placement;

import java.time.Instant;
import java.util.UUID;

/**
 * Value: who said that somebody has arrived; both sides may.
 *
 * @param saidBy who wrote down that the shelter said so, or null
 * @param confirmedBy who of the shelter confirmed it, or null
 */
public record Arrival(UUID saidBy, Instant saidAt, UUID confirmedBy, Instant confirmedAt) {

    /** Whether the shelter has said it, and not yet confirmed it itself. */
    public boolean unconfirmed() {
        return saidBy != null && confirmedBy == null;
    }
}
