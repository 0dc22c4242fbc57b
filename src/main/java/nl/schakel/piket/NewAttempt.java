package nl.schakel.piket;

import java.time.Instant;
import java.util.UUID;

/**
 * What came of calling a shelter.
 *
 * @param clientKey the same key counts once, however often it is sent
 * @param bed which bed; null when the shelter as a whole answered
 * @param shelter code of the shelter, when there is no bed
 * @param criterion why not; null when nobody said
 * @param until until when the bed is held, or when to ask again; null means the usual time
 */
public record NewAttempt(
        UUID clientKey, UUID bed, String shelter, AttemptOutcome outcome, String criterion, Instant until) {}
