package nl.schakel.placement;

import java.time.Instant;
import java.util.UUID;

/**
 * Value: a bed that is promised to somebody.
 *
 * @param expiresAt until when it is held; has no meaning once it is confirmed
 */
public record BedAllocation(
        UUID id, UUID bed, UUID placement, AllocationState state, Instant from, Instant expiresAt) {}
