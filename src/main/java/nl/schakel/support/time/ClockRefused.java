package nl.schakel.support.time;

/** The clock cannot be moved like that. */
public class ClockRefused extends RuntimeException {

    /** Why not. */
    public enum Reason {
        NOT_A_DEMO,
        BACKWARDS,
        TOO_FAR
    }

    private final Reason reason;

    ClockRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** @return why not */
    public Reason reason() {
        return reason;
    }
}
