package nl.schakel.signal;

import java.util.UUID;

/**
 * Value: what a reporter takes away.
 *
 * @param reference number of the report, may be told to anybody
 * @param accessCode secret with which the feedback can be read, also by an anonymous reporter
 * @param replay whether this is the answer to a request that was already handled
 */
public record Receipt(UUID dossier, String reference, String accessCode, boolean replay) {

    /** The access code never gets into a log line. */
    @Override
    public String toString() {
        return "Receipt[" + reference + "]";
    }
}
