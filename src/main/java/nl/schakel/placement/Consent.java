package nl.schakel.placement;

import java.util.Arrays;
import java.util.Optional;

/** What a person agrees to share with a shelter. Not asked shares no name (R11). */
public enum Consent {
    /** Not asked: the criteria that a shelter uses are shared in the vital interest of the person, no name ever. */
    ONBEKEND("onbekend"),
    /** Nothing about the person. */
    NIETS("niets"),
    /** The criteria that the shelter uses, no name. */
    CRITERIA("criteria"),
    /** Also the name, once the shelter holds a bed. */
    NAAM_NA_TOEZEGGING("naam-na-toezegging");

    private final String code;

    Consent(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<Consent> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
