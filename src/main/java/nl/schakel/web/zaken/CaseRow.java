package nl.schakel.web.zaken;

import java.util.List;
import java.util.UUID;
import nl.schakel.web.frame.LineWords.LineText;
import nl.schakel.web.frame.TermWords.TermText;

/**
 * View model: one case in a list, in words; no person in it.
 *
 * @param about what it is about, as far as the reader may see that
 * @param with who has it now, in words; none when that is not for this reader
 * @param next the first term that ends of what the reader may know of, or null
 * @param nextOf the step of that term
 * @param own whether there is something to do in it that the reader can give to a colleague
 * @param outcome how it ended, or null while it runs
 */
public record CaseRow(
        UUID id,
        String reference,
        String municipality,
        String status,
        String received,
        LineText about,
        List<String> with,
        TermText next,
        String nextOf,
        String outcome,
        boolean acute,
        boolean late,
        boolean closed,
        boolean own) {}
