package nl.schakel.web.frame;

import nl.schakel.web.frame.LineWords.LineText;
import nl.schakel.web.frame.TermWords.TermText;

/**
 * View model: one task in a list, in words.
 *
 * @param owner the role and organisation that owns it
 * @param with who has it in hand, or null
 * @param acute whether it cannot wait
 * @param about what its case is about, as far as the reader may see that in a list
 * @param pickUp when somebody must have taken it in hand; null when somebody has, or when that does not matter
 * @param waiting code of what it waits for; see {@link nl.schakel.process.tasks.TaskSummary.Waiting}
 */
public record TaskRow(
        String id,
        String name,
        String reference,
        String municipality,
        String owner,
        String with,
        boolean mine,
        boolean late,
        boolean acute,
        LineText about,
        TermText pickUp,
        TermText term,
        String waiting) {}
