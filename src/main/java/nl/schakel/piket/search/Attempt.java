package nl.schakel.piket.search;

import java.time.Instant;
import java.util.UUID;

/**
 * Value: a shelter was called.
 *
 * @param bed or null when the shelter as a whole answered
 * @param shelter code of the shelter
 * @param location the house that was called, or null
 * @param criterion why not, or null
 * @param until until when the bed was held, or when to ask again; or null
 */
public record Attempt(
        UUID id,
        UUID bed,
        String shelter,
        UUID location,
        AttemptOutcome outcome,
        String criterion,
        Instant until,
        UUID by,
        Instant at) {}
