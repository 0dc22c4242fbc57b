package nl.schakel.support.input;

/** Exception for an idempotency key that came again with another content; nothing was stored. */
public class IdempotencyConflict extends RuntimeException {
    public IdempotencyConflict() {
        super("same key, other content");
    }
}
