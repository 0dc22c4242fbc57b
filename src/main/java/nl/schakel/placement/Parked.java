package nl.schakel.placement;

import java.time.Instant;
import java.util.UUID;

/**
 * Value: a search that waits: why, and until when.
 *
 * @param until when it goes on by itself
 * @param by id of the person who parked it
 */
public record Parked(UUID id, ParkReason reason, Instant until, Instant at, UUID by) {}
