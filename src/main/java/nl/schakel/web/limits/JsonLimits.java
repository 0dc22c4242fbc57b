package nl.schakel.web.limits;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/**
 * Limits of JSON: what a JSON text may be like inside: a text of a million bytes can become many times as much when
 * each of them is a list, an object or an entry.
 */
public final class JsonLimits {

    /** The longest text that any field takes is 20,000 characters, of which each may count for two. */
    private static final int TEXT = 100_000;

    private static final int DEPTH = 50;
    private static final int TOKENS = 50_000;
    private static final int NUMBER = 100;
    private static final int NAME = 1_000;
    /** Wider than what comes in: what we kept ourselves is read by the same rules. */
    private static final long DOCUMENT = 4 * BodyLimits.MESSAGE;

    static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxStringLength(TEXT)
            .maxNestingDepth(DEPTH)
            .maxTokenCount(TOKENS)
            .maxNumberLength(NUMBER)
            .maxNameLength(NAME)
            .maxDocumentLength(DOCUMENT)
            .build();

    private JsonLimits() {}

    /** Whether a JSON text was refused for what it is like inside; the reader wraps that in reasons of its own. */
    public static boolean explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException) {
                return true;
            }
        }
        return false;
    }
}
