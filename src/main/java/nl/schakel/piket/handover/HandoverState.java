package nl.schakel.piket.handover;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: where the handover of a night stands. */
public enum HandoverState implements Coded {
    /** It lies with the care coordinator. */
    AANGEBODEN,
    /** The care coordinator asked for more; it is up to the on-call coordinator. */
    VRAAG,
    AANGENOMEN;

    /** The state with this code. */
    public static Optional<HandoverState> of(String code) {
        return Coded.of(HandoverState.class, code);
    }
}
