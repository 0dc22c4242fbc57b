package nl.schakel.piket.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a call comes from. */
public enum CallerKind {
    POLITIE,
    KMAR,
    NLA,
    ZIEKENHUIS,
    VEILIG_THUIS,
    /** The coordinator writes down what a caller tells on the phone. */
    PIKET,
    /** The reporting route, outside office hours. */
    MELDROUTE,
    /** A search for a place that runs into the evening. */
    PLAATSING,
    ANDERS;

    /** As it is written outside Java, for example {@code veilig-thuis}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this code. */
    public static Optional<CallerKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
