package nl.schakel.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a dossier stands, as everybody who may see it reads it. */
public enum Status {
    ONTVANGEN("ontvangen"),
    IN_TRIAGE("in-triage"),
    BIJ_REGIO("bij-regio"),
    IN_BEHANDELING("in-behandeling"),
    AFGESLOTEN("afgesloten");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    /** The code as models, forms and the API write it. */
    public String code() {
        return code;
    }

    /** The constant of a code, if there is one. */
    public static Optional<Status> of(String code) {
        return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
    }

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Status::code).toList();
    }
}
