package nl.schakel.placement;

import java.util.Arrays;
import java.util.Optional;

/** Whose choice it was that a place was declined. No blame: both may. */
public enum DeclinedBy {
    /** The person does not want this place. */
    PERSOON("persoon"),
    /** The shelter cannot take the person. */
    OPVANG("opvang");

    private final String code;

    DeclinedBy(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<DeclinedBy> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
