package nl.schakel.placement;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: what a person agrees to share with a shelter. Not asked shares no name (R11). */
public enum Consent implements Coded {
    /** Not asked: the criteria that a shelter uses are shared in the vital interest of the person, no name ever. */
    ONBEKEND,
    /** Nothing about the person. */
    NIETS,
    /** The criteria that the shelter uses, no name. */
    CRITERIA,
    /** Also the name, once the shelter holds a bed. */
    NAAM_NA_TOEZEGGING;

    /** The one with this code; empty when there is none. */
    public static Optional<Consent> of(String code) {
        return Coded.of(Consent.class, code);
    }
}
