package nl.schakel.process.tasks;

import java.time.Instant;
import java.util.UUID;
import nl.schakel.organisation.GroupId;

/**
 * Value: a task as lists show it: no person in it.
 *
 * @param step stable code of the step, e.g. {@code signaal-beoordelen}
 * @param reference number of the report
 * @param group who owns it; an escalation never changes that (R6)
 * @param assignee user name of the colleague who took it in hand, or null
 * @param mine whether the asking person has it in hand
 * @param due when its term ends
 * @param late whether the term has passed
 */
public record TaskSummary(
        String id,
        String name,
        String step,
        UUID dossier,
        String reference,
        String municipality,
        GroupId group,
        String assignee,
        boolean mine,
        Instant created,
        Instant due,
        boolean late) {}
