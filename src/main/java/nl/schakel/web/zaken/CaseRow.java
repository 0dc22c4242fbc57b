package nl.schakel.web.zaken;

import java.util.UUID;

/**
 * View model: one case in a list, in words; no person in it.
 *
 * @param outcome how it ended, or null while it runs
 */
public record CaseRow(
        UUID id,
        String reference,
        String municipality,
        String status,
        String received,
        String outcome,
        boolean acute,
        boolean late,
        boolean closed) {}
