package nl.schakel.web.frame;

import nl.schakel.web.frame.TermWords.TermText;

/**
 * View model: one task in a list, in words.
 *
 * @param owner the role and organisation that owns it
 * @param with who has it in hand, or null
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
        TermText term) {}
