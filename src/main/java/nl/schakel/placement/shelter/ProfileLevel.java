package nl.schakel.placement.shelter;

import java.util.Arrays;
import java.util.Optional;

/** How far a line of a profile reaches; the narrowest counts. */
public enum ProfileLevel {
    /** Every bed of the shelter. */
    ORGANISATION("organisatie"),
    /** Every bed of one house. */
    LOCATION("locatie"),
    /** One bed. */
    BED("bed");

    private final String code;

    ProfileLevel(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<ProfileLevel> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
