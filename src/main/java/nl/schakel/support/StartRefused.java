package nl.schakel.support;

/** The application cannot start, for a reason that a person can mend. The message is Dutch and complete. */
public class StartRefused extends RuntimeException {

    /** @param message what is wrong and what to do about it, in Dutch */
    public StartRefused(String message) {
        super(message);
    }

    /** @param message what is wrong and what to do about it, in Dutch */
    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
