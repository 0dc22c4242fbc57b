package nl.schakel.placement;

import java.time.Instant;
import java.util.UUID;

/**
 * Value: a house that fits but is not chosen for a while.
 *
 * @param location the house, with all its beds
 * @param until when it is back in the list by itself
 */
public record Aside(UUID location, ParkReason reason, Instant until) {}
