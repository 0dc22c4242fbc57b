package nl.schakel.support.attempt;

import java.time.Duration;

/** Exception for somebody who failed too often; the next try has to wait. */
public class TooManyAttempts extends RuntimeException {

    private final transient Duration retryAfter;

    TooManyAttempts(Duration retryAfter) {
        super("Too many attempts");
        this.retryAfter = retryAfter;
    }

    /** How long to wait. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The same for the header {@code Retry-After}: whole seconds, at least one. */
    public String retryAfterSeconds() {
        return String.valueOf(Math.max(1, retryAfter.toSeconds()));
    }
}
