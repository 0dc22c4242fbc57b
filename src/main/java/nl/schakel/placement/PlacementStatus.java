package nl.schakel.placement;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: where a search for a place stands. */
public enum PlacementStatus implements Coded {
    /** What is needed is not known yet. */
    BEHOEFTE,
    /** The need is known; no shelter has been asked, or all have answered no. */
    ZOEKT,
    /** One or more shelters have been asked. */
    VOORGESTELD,
    /** A bed is held. */
    TOEGEZEGD,
    /** The person wants the place: the bed is waiting. */
    BEVESTIGD,
    /** The person has arrived. */
    GEPLAATST,
    /** Over, with a coded outcome. */
    BEEINDIGD;

    /** The one with this code; empty when there is none. */
    public static Optional<PlacementStatus> of(String code) {
        return Coded.of(PlacementStatus.class, code);
    }
}
