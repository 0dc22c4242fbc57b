package nl.schakel.process.move;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.support.Coded;

/**
 * View model: the running cases of a region move from one version to another. What was asked never changes; only what is decided about it
 * is filled in.
 *
 * @param region null for cases that lie in no region
 * @param renew whether terms are worked out anew by the table of the new version
 * @param choices where cases go on whose step is gone
 * @param judgedBy who said yes or no; null when nobody did yet
 * @param judgement what that person said; null when nothing
 * @param endedAt when every case was looked at; null as long as not
 */
public record CaseMove(
        UUID id,
        String region,
        UUID from,
        UUID to,
        boolean renew,
        List<StepChoice> choices,
        MoveState state,
        UUID askedBy,
        Instant askedAt,
        String reason,
        UUID judgedBy,
        Instant judgedAt,
        String judgement,
        Instant endedAt) {

    /** How far it is. */
    public enum MoveState implements Coded {
        GEVRAAGD,
        LOOPT,
        KLAAR,
        AFGEWEZEN,
        INGETROKKEN
    }

    /** What became of one case. */
    public enum MoveOutcome implements Coded {
        VERHUISD,
        NIET
    }

    /**
     * What became of one case.
     *
     * @param why null when it moved
     * @param steps names of the steps or routes that were in the way
     */
    public record MovedCase(UUID dossier, String reference, MoveOutcome outcome, WhyNot why, List<String> steps) {}
}
