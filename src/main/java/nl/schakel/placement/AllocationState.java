package nl.schakel.placement;

import java.util.Arrays;
import java.util.Optional;

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
}
