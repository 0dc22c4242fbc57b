package nl.schakel.piket.search;

import java.time.Instant;
import nl.schakel.placement.BedAllocation;

/** Outcome: what comes of writing down a call to a shelter. */
public sealed interface AttemptResult {

    /** Written down. */
    record Noted(Attempt attempt) implements AttemptResult {}

    /** The bed is held. */
    record Held(BedAllocation promise) implements AttemptResult {}

    /** Somebody was first. @param until until when it is held; null when somebody lives there or is on the way */
    record Taken(Instant until) implements AttemptResult {}

    /** It cannot be had for another reason. @param reason in Dutch, to show */
    record NotFree(String reason) implements AttemptResult {}
}
