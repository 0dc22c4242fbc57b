package nl.schakel.piket.search;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: what came of calling a shelter. */
public enum AttemptOutcome implements Coded {
    JA,
    NEE,
    GEEN_GEHOOR,
    /** "Call me again in ten minutes." */
    LATER;

    /** The outcome with this code. */
    public static Optional<AttemptOutcome> of(String code) {
        return Coded.of(AttemptOutcome.class, code);
    }
}
