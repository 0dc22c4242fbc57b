package nl.schakel.support.input;

/** The same idempotency key came with another content; nothing was stored. */
public class IdempotencyConflict extends RuntimeException {
    public IdempotencyConflict() {
        super("same key, other content");
    }
}
