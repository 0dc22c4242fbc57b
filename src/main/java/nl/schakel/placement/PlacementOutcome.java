package nl.schakel.placement;

import java.util.Arrays;
import java.util.Optional;

/** How a placement ended. */
public enum PlacementOutcome {
    /** Placed, and safe since. */
    GEPLAATST_EN_VEILIG("geplaatst-en-veilig"),
    /** Found a place of their own. */
    EIGEN_PLEK("eigen-plek"),
    /** Another organisation takes care. */
    DOORVERWEZEN("doorverwezen"),
    /** The person does not want shelter. */
    WIL_GEEN_OPVANG("wil-geen-opvang"),
    /** No place was found. */
    GEEN_PLEK("geen-plek"),
    /** Left, and nobody knows where to. */
    VERTROKKEN("vertrokken");

    private final String code;

    PlacementOutcome(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<PlacementOutcome> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
