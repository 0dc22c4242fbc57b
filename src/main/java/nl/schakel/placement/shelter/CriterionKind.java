package nl.schakel.placement.shelter;

import java.util.Arrays;
import java.util.Optional;

/** What a criterion does when it meets a profile that does not just accept it. */
public enum CriterionKind {
    /** The bed does not fit. */
    HARD("hard"),
    /** The bed fits when a measure is taken. */
    ONDERHANDELBAAR("onderhandelbaar"),
    /** Another kind of place is meant for it. */
    ROUTE("route");

    private final String code;

    CriterionKind(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<CriterionKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
