package nl.schakel.placement.shelter;

import java.util.Arrays;
import java.util.Optional;

/** What a shelter says about a criterion. */
public enum AcceptancePolicy {
    /** No matter. */
    ACCEPTEERT("accepteert"),
    /** Possible with a measure. */
    ONDERHANDELBAAR("onderhandelbaar"),
    /** Not possible here. */
    UITGESLOTEN("uitgesloten"),
    /** Not here: this shelter sends people to another kind of place. */
    ELDERS("elders");

    private final String code;

    AcceptancePolicy(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<AcceptancePolicy> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
