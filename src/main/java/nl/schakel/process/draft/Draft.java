package nl.schakel.process.draft;

import java.time.Instant;
import java.util.UUID;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.support.Coded;

/**
 * View model: an open draft, without its files.
 *
 * @param region whose it is; null for the national base
 * @param base from what it was made
 * @param baseIsLive whether cases of the region still begin by that; if not, the draft must fetch the newer one first
 * @param nationalIsLive whether the national base with which it is up to date still counts; of a draft of that base always
 * @param proposed what it was proposed as before, which nobody wanted as it was; null when it was not
 * @param changedBy who saved something in it last; null when nobody did
 * @param changedAt when that was; null when nobody did
 */
public record Draft(
        UUID id,
        String region,
        BundleVersion base,
        boolean baseIsLive,
        boolean nationalIsLive,
        UUID begunBy,
        Instant begunAt,
        BundleVersion proposed,
        UUID changedBy,
        Instant changedAt) {

    /** What became of a draft. */
    public enum DraftState implements Coded {
        OPEN,
        VOORGESTELD,
        WEGGEGOOID
    }
}
