package nl.schakel.placement;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: how a placement ended. */
public enum PlacementOutcome implements Coded {
    /** Placed, and safe since. */
    GEPLAATST_EN_VEILIG,
    /** Found a place of their own. */
    EIGEN_PLEK,
    /** Another organisation takes care. */
    DOORVERWEZEN,
    /** The person does not want shelter. */
    WIL_GEEN_OPVANG,
    /** No place was found. */
    GEEN_PLEK,
    /** Left, and nobody knows where to. */
    VERTROKKEN;

    /** The one with this code; empty when there is none. */
    public static Optional<PlacementOutcome> of(String code) {
        return Coded.of(PlacementOutcome.class, code);
    }
}
