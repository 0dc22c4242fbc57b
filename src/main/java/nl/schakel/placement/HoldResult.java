package nl.schakel.placement;

import java.time.Instant;
import java.util.List;

/** Outcome: what comes of asking for a bed (R5): always a clear answer. */
public sealed interface HoldResult {

    /** What happened by asking, in order; also when the bed was not to be had, since a hold of before may be over. */
    List<PlacementEvents> happened();

    /** The bed is yours. */
    record Held(BedAllocation promise, List<PlacementEvents> happened) implements HoldResult {
        public Held {
            happened = List.copyOf(happened);
        }
    }

    /**
     * Somebody was first.
     *
     * @param until until when the bed is held; null when somebody lives there or is on the way
     */
    record Taken(Instant until, List<PlacementEvents> happened) implements HoldResult {
        public Taken {
            happened = List.copyOf(happened);
        }
    }

    /**
     * It cannot be had for another reason.
     *
     * @param reason in Dutch, to show
     */
    record NotFree(String reason, List<PlacementEvents> happened) implements HoldResult {
        public NotFree {
            happened = List.copyOf(happened);
        }
    }
}
