package nl.schakel.placement;

import java.util.Arrays;
import java.util.Optional;

/** Where a search for a place stands. */
public enum PlacementStatus {
    /** What is needed is not known yet. */
    BEHOEFTE("behoefte"),
    /** The need is known; no shelter has been asked, or all have answered no. */
    ZOEKT("zoekt"),
    /** One or more shelters have been asked. */
    VOORGESTELD("voorgesteld"),
    /** A bed is held. */
    TOEGEZEGD("toegezegd"),
    /** The person wants the place: the bed is waiting. */
    BEVESTIGD("bevestigd"),
    /** The person has arrived. */
    GEPLAATST("geplaatst"),
    /** Over, with a coded outcome. */
    BEEINDIGD("beeindigd");

    private final String code;

    PlacementStatus(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<PlacementStatus> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
