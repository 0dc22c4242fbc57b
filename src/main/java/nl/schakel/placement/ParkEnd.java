package nl.schakel.placement;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: why a search that was parked goes on. */
public enum ParkEnd implements Coded {
    /** The moment that was agreed has come. */
    MOMENT,
    /** Somebody went on before that moment. */
    EERDER,
    /** A shelter said yes all the same. */
    PLEK,
    /** The on-call team was called: nothing that is parked keeps a night waiting. */
    PIKET,
    /** The placement is over. */
    EINDE;

    /** The one with this code; empty when there is none. */
    public static Optional<ParkEnd> of(String code) {
        return Coded.of(ParkEnd.class, code);
    }
}
