package nl.schakel.signal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.schakel.support.Coded;

/** Code list: where a dossier stands, as everybody who may see it reads it. */
public enum Status implements Coded {
    ONTVANGEN,
    IN_TRIAGE,
    BIJ_REGIO,
    IN_BEHANDELING,
    AFGESLOTEN;

    private static final Map<Status, Set<Status>> NEXT = Map.of(
            ONTVANGEN,
            EnumSet.of(IN_TRIAGE, BIJ_REGIO, AFGESLOTEN),
            IN_TRIAGE,
            EnumSet.of(ONTVANGEN, BIJ_REGIO, AFGESLOTEN),
            BIJ_REGIO,
            EnumSet.of(IN_BEHANDELING, AFGESLOTEN),
            IN_BEHANDELING,
            EnumSet.of(AFGESLOTEN),
            // only with a reason that stays beside the end (ADR 119)
            AFGESLOTEN,
            EnumSet.of(BIJ_REGIO));

    /** The constant of a code, if there is one. */
    public static Optional<Status> of(String code) {
        return Coded.of(Status.class, code);
    }

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Coded.codes(Status.class);
    }

    /** What this may become next (ADR 98); the database holds the same table. */
    public boolean mayBecome(Status next) {
        return NEXT.getOrDefault(this, EnumSet.noneOf(Status.class)).contains(next);
    }
}
