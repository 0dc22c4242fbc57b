package nl.schakel.process.terms;

import java.time.Instant;
import java.util.UUID;

/**
 * Event: a task climbed a rung of the ladder of its term; published in the transaction in which it did.
 *
 * @param step code of the step, for example {@code signaal-beoordelen}
 * @param rung code of the rung, for example {@code termijn}
 * @param due the moment that the rung is about: when the task had to be done, or picked up
 */
public record TermRungReached(UUID dossier, String taskId, String step, String rung, Instant due) {}
