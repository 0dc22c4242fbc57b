package nl.schakel.process.terms;

import java.time.Instant;
import java.util.UUID;
import nl.schakel.organisation.GroupId;

/**
 * Value: an open task as its watch sees it.
 *
 * @param key by which the row of its term was found when it began
 * @param assignee user name of who has it in hand, or null
 * @param pickUpDue when it has to be in somebody's hands, or null
 * @param vacancy the role that nobody holds, under which the task is told as long as nobody has it in hand; or null
 */
record WatchedTask(
        String id,
        UUID dossier,
        String municipality,
        String step,
        TermKey key,
        GroupId group,
        String assignee,
        Instant created,
        Instant due,
        Instant pickUpDue,
        UUID vacancy) {}
