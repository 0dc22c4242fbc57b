package nl.schakel.web.frame;

import nl.schakel.web.frame.TermWords.TermText;

/**
 * View model: one task in a list, in words.
 *
 * @param owner the role and organisation that owns it
 * @param with who has it in hand, or null
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
        TermText term,
        String waiting) {}
