package nl.schakel.process.bundle;

import java.time.Instant;
import java.util.UUID;

/**
 * View model: one move of the pointer of a region.
 *
 * @param region null for the national base
 * @param bundle null when the region follows the national base from then on
 * @param from when it counts; null: at once, so as of {@code at}
 * @param at when it was decided
 * @param by null when a new version of the application did
 * @param why null when a new version of the application did
 */
public record LiveChange(long id, String region, UUID bundle, Instant from, Instant at, UUID by, String why) {}
