package nl.schakel.process.bundle;

import java.time.Instant;
import java.util.UUID;
import nl.schakel.support.Coded;

/**
 * View model: one bundle, without its files. A bundle never changes, but for what is decided about it.
 *
 * @param region whose it is; null for the national base
 * @param number counts the bundles of a region, from 1
 * @param hash the same for bundles that are alike
 * @param base the bundle that was live when it was made; null for the first
 * @param national the national base with which it is up to date; null for a national base itself
 * @param madeBy null when it came with the application
 * @param reason why it is proposed; null when it came with the application
 * @param judgedBy who approved or refused it; null when nobody did yet, or it came with the application
 * @param judgement what that person said; null when nothing
 * @param deployment where the engine has it; null as long as it is not approved
 */
public record BundleVersion(
        UUID id,
        String region,
        int number,
        BundleOrigin origin,
        BundleState state,
        String hash,
        UUID base,
        UUID national,
        UUID madeBy,
        Instant madeAt,
        String reason,
        UUID judgedBy,
        Instant judgedAt,
        String judgement,
        String deployment) {

    /** Where a bundle comes from. */
    public enum BundleOrigin implements Coded {
        /** With a version of the application. */
        MEEGELEVERD,
        /** From a chain director. */
        VOORSTEL
    }

    /** The national base that cases of who follows this bundle share with the country. */
    public UUID nationalBase() {
        return region == null ? id : national;
    }

    /** What was decided about a bundle. */
    public enum BundleState implements Coded {
        VOORGESTELD,
        GOEDGEKEURD,
        AFGEWEZEN,
        INGETROKKEN
    }
}
