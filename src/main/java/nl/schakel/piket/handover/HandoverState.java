package nl.schakel.piket.handover;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the handover of a night stands. */
public enum HandoverState {
    /** It lies with the care coordinator. */
    AANGEBODEN,
    /** The care coordinator asked for more; it is up to the on-call coordinator. */
    VRAAG,
    AANGENOMEN;

    /** As it is written outside Java. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state with this code. */
    public static Optional<HandoverState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
