package nl.schakel.placement;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: why nobody chooses a place now. A code and never a text: what is behind it is the person's. */
public enum ParkReason implements Coded {
    /** The person wants time to think. */
    WIL_NADENKEN,
    /** The person is in hospital. */
    ZIEKENHUIS,
    /** The person cannot be reached. */
    NIET_BEREIKBAAR,
    /** The person waits for a child or somebody else who comes along. */
    WACHT_OP_NAASTE,
    /** A shelter asks something among its own people first. */
    OPVANG_OVERLEGT,
    /** Something else; too little when the case is acute. */
    ANDERE_REDEN;

    /** The one with this code; empty when there is none. */
    public static Optional<ParkReason> of(String code) {
        return Coded.of(ParkReason.class, code);
    }
}
