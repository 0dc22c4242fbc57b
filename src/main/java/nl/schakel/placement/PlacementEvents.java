package nl.schakel.placement;

import java.util.UUID;

/**
 * Outcome: what happened in a placement, as its commands return it. Whoever calls such a command applies what follows
 * in the same transaction ({@code AfterPlacement}).
 */
public sealed interface PlacementEvents {

    /** The placement it happened in. */
    UUID placement();

    /** A bed is kept for the person. @param proposal null when it was not asked through a proposal */
    record Held(UUID placement, UUID promise, UUID proposal) implements PlacementEvents {}

    /** The time of a hold is over; the bed is free again. */
    record HoldExpired(UUID placement, UUID promise) implements PlacementEvents {}

    /** A hold was given back before its time. */
    record Released(UUID placement, UUID promise) implements PlacementEvents {}

    /** The shelter or the person said no. @param criterion may be null */
    record Declined(UUID placement, UUID proposal, DeclinedBy whose, String criterion) implements PlacementEvents {}

    /** The person has left for the bed. */
    record SetOut(UUID placement, UUID promise) implements PlacementEvents {}

    /** The person is there. */
    record Arrived(UUID placement, UUID promise) implements PlacementEvents {}

    /** Nobody chooses now: it waits. @param released the hold that was given back for it; null when there was none */
    record WasParked(UUID placement, UUID released) implements PlacementEvents {}

    /** It waits no longer. */
    record WentOn(UUID placement, ParkEnd why) implements PlacementEvents {}

    /** Over. */
    record Ended(UUID placement, UUID dossier, PlacementOutcome how) implements PlacementEvents {}
}
