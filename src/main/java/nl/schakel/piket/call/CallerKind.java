package nl.schakel.piket.call;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: where a call comes from. */
public enum CallerKind implements Coded {
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

    /** The kind with this code. */
    public static Optional<CallerKind> of(String code) {
        return Coded.of(CallerKind.class, code);
    }
}
