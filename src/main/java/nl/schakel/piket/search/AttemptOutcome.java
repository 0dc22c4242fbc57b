package nl.schakel.piket.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of calling a shelter. */
public enum AttemptOutcome {
    JA,
    NEE,
    GEEN_GEHOOR,
    /** "Call me again in ten minutes." */
    LATER;

    /** As it is written outside Java, for example {@code geen-gehoor}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The outcome with this code. */
    public static Optional<AttemptOutcome> of(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }
}
