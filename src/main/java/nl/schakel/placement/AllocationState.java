package nl.schakel.placement;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.schakel.support.Coded;

/** Code list: where the promise of a bed stands. */
public enum AllocationState implements Coded {
    /** Kept for a limited time. */
    HELD,
    /** The person comes: no longer limited. */
    CONFIRMED,
    /** The person has arrived. */
    OCCUPIED,
    /** Given back. */
    RELEASED,
    /** The time was over. */
    EXPIRED,
    /** The person has left. */
    ENDED;

    private static final Map<AllocationState, Set<AllocationState>> NEXT = Map.of(
            HELD,
            EnumSet.of(CONFIRMED, OCCUPIED, RELEASED, EXPIRED),
            CONFIRMED,
            EnumSet.of(OCCUPIED, RELEASED, ENDED),
            OCCUPIED,
            EnumSet.of(ENDED));

    /** Whether nobody else can have the bed. */
    public boolean lasts() {
        return this == HELD || this == CONFIRMED || this == OCCUPIED;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<AllocationState> of(String code) {
        return Coded.of(AllocationState.class, code);
    }

    /** What this may become next (ADR 98); the database holds the same table. */
    public boolean mayBecome(AllocationState next) {
        return NEXT.getOrDefault(this, EnumSet.noneOf(AllocationState.class)).contains(next);
    }
}
