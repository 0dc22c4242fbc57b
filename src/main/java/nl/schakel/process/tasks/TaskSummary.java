package nl.schakel.process.tasks;

import java.time.Instant;
import java.util.UUID;
import nl.schakel.organisation.GroupId;
import nl.schakel.support.Coded;

/**
 * Value: a task as lists show it: no person in it.
 *
 * @param step stable code of the step, e.g. {@code signaal-beoordelen}
 * @param reference number of the report
 * @param group who owns it; an escalation never changes that (R6)
 * @param assignee user name of the colleague who took it in hand, or null
 * @param mine whether the asking person has it in hand
 * @param due when its term ends; null while it stands still
 * @param late whether the term has passed
 * @param pickUp when somebody must have taken it in hand; null when somebody has, or when that does not matter
 * @param acute whether the task or, for who sees anything of the case, the case cannot wait
 * @param opens whether who does this step sees anything of the case
 * @param waiting what the police have to do with it, for a step in which somebody visits or calls those involved (R13)
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
        boolean late,
        Instant pickUp,
        boolean acute,
        boolean opens,
        Waiting waiting) {

    /** What a step with contact waits for. */
    public enum Waiting implements Coded {
        /** Nothing. */
        NIETS,
        /** The police were asked whether contact disturbs them, and did not answer yet; the step is open all the same. */
        POLITIE_GEVRAAGD,
        /** The police ask to wait: nobody visits or calls, and the term stands still. */
        POLITIE_VRAAGT
    }
}
