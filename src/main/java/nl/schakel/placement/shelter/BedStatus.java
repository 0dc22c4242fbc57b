package nl.schakel.placement.shelter;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: where a bed stands; what was promised goes before what the shelter typed. */
public enum BedStatus implements Coded {
    /** Nobody has it. */
    VRIJ,
    /** Kept for somebody for a limited time. */
    VASTGEHOUDEN,
    /** Somebody lives there or is on the way. */
    BEZET,
    /** Out of use. */
    GESLOTEN;

    /** The one with this code; empty when there is none. */
    public static Optional<BedStatus> of(String code) {
        return Coded.of(BedStatus.class, code);
    }
}
