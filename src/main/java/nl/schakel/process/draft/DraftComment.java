package nl.schakel.process.draft;

import java.time.Instant;
import java.util.UUID;

/**
 * View model: what a colleague said about an element of a draft.
 *
 * @param element id of the element, row or question; empty when it is about the whole file
 * @param resolvedBy who ticked it off; null as long as nobody did
 * @param resolvedAt when that was; null as long as nobody did
 */
public record DraftComment(
        long number,
        String file,
        String element,
        String text,
        UUID by,
        Instant at,
        UUID resolvedBy,
        Instant resolvedAt) {}
