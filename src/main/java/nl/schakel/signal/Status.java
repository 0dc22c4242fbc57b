package nl.schakel.signal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a dossier stands, as everybody who may see it reads it. */
public enum Status {
    ONTVANGEN("ontvangen"),
    IN_TRIAGE("in-triage"),
    BIJ_REGIO("bij-regio"),
    IN_BEHANDELING("in-behandeling"),
    AFGESLOTEN("afgesloten");

    private static final Map<Status, Set<Status>> NEXT = Map.of(
            ONTVANGEN,
            EnumSet.of(IN_TRIAGE, BIJ_REGIO, AFGESLOTEN),
            IN_TRIAGE,
            EnumSet.of(ONTVANGEN, BIJ_REGIO, AFGESLOTEN),
            BIJ_REGIO,
            EnumSet.of(IN_BEHANDELING, AFGESLOTEN),
            IN_BEHANDELING,
            EnumSet.of(AFGESLOTEN));

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

    /** What this may become next (ADR 98); the database holds the same table. */
    public boolean mayBecome(Status next) {
        return NEXT.getOrDefault(this, EnumSet.noneOf(Status.class)).contains(next);
    }
}
