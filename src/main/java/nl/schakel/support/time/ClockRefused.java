package nl.schakel.support.time;

/** Exception: the clock cannot be moved like that. */
public class ClockRefused extends RuntimeException {

    /** Why not. */
    public enum ClockRefusal {
        NOT_A_DEMO,
        BACKWARDS,
        TOO_FAR
    }

    private final ClockRefusal reason;

    ClockRefused(ClockRefusal reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** @return why not */
    public ClockRefusal reason() {
        return reason;
    }
}
