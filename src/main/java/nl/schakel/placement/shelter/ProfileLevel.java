package nl.schakel.placement.shelter;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: how far a line of a profile reaches; the narrowest counts. */
public enum ProfileLevel implements Coded {
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
    @Override
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<ProfileLevel> of(String code) {
        return Coded.of(ProfileLevel.class, code);
    }
}
