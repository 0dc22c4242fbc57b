package nl.schakel.placement;

import java.time.Instant;

/** What comes of asking for a bed (R5): always a clear answer. */
public sealed interface HoldResult {

    /** The bed is yours. */
    record Held(BedAllocation promise) implements HoldResult {}

    /**
     * Somebody was first.
     *
     * @param until until when the bed is held; null when somebody lives there or is on the way
     */
    record Taken(Instant until) implements HoldResult {}

    /**
     * It cannot be had for another reason.
     *
     * @param reason in Dutch, to show
     */
    record NotFree(String reason) implements HoldResult {}
}
