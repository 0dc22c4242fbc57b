package nl.schakel.placement;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the promise of a bed stands. */
public enum AllocationState {
    /** Kept for a limited time. */
    HELD("held"),
    /** The person comes: no longer limited. */
    CONFIRMED("confirmed"),
    /** The person has arrived. */
    OCCUPIED("occupied"),
    /** Given back. */
    RELEASED("released"),
    /** The time was over. */
    EXPIRED("expired"),
    /** The person has left. */
    ENDED("ended");

    private static final Map<AllocationState, Set<AllocationState>> NEXT = Map.of(
            HELD,
            EnumSet.of(CONFIRMED, OCCUPIED, RELEASED, EXPIRED),
            CONFIRMED,
            EnumSet.of(OCCUPIED, RELEASED, ENDED),
            OCCUPIED,
            EnumSet.of(ENDED));

    private final String code;

    AllocationState(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** Whether nobody else can have the bed. */
    public boolean lasts() {
        return this == HELD || this == CONFIRMED || this == OCCUPIED;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<AllocationState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** What this may become next (ADR 98); the database holds the same table. */
    public boolean mayBecome(AllocationState next) {
        return NEXT.getOrDefault(this, EnumSet.noneOf(AllocationState.class)).contains(next);
    }
}
