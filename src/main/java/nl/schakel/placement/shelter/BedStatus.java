package nl.schakel.placement.shelter;

import java.util.Arrays;
import java.util.Optional;

/** Where a bed stands; what was promised goes before what the shelter typed. */
public enum BedStatus {
    /** Nobody has it. */
    VRIJ("vrij"),
    /** Kept for somebody for a limited time. */
    VASTGEHOUDEN("vastgehouden"),
    /** Somebody lives there or is on the way. */
    BEZET("bezet"),
    /** Out of use. */
    GESLOTEN("gesloten");

    private final String code;

    BedStatus(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<BedStatus> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
