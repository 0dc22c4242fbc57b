package nl.schakel.piket.call;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.schakel.support.Coded;

/** Code list: where a call stands. */
public enum CallStatus implements Coded {
    /** Nobody has it yet. */
    ALARM,
    /** Somebody looks for a bed. */
    AANGENOMEN,
    /** A bed is held. */
    PLEK,
    /** The person is there. */
    GEPLAATST,
    /** The handover lies with the care coordinator; the night is still the on-call coordinator's. */
    OVERDRACHT,
    /** The care coordinator has accepted. */
    OVERGEDRAGEN,
    /** It was the same as another call, which goes on. */
    SAMENGEVOEGD,
    INGETROKKEN;

    private static final Map<CallStatus, Set<CallStatus>> NEXT = Map.of(
            ALARM,
            EnumSet.of(AANGENOMEN, PLEK, GEPLAATST, OVERDRACHT, SAMENGEVOEGD, INGETROKKEN),
            AANGENOMEN,
            EnumSet.of(PLEK, GEPLAATST, OVERDRACHT, SAMENGEVOEGD, INGETROKKEN),
            PLEK,
            EnumSet.of(AANGENOMEN, GEPLAATST, OVERDRACHT, INGETROKKEN),
            GEPLAATST,
            EnumSet.of(AANGENOMEN, PLEK, OVERDRACHT, INGETROKKEN),
            OVERDRACHT,
            EnumSet.of(OVERGEDRAGEN, SAMENGEVOEGD, INGETROKKEN));

    private static final Set<CallStatus> OVER = EnumSet.of(OVERGEDRAGEN, SAMENGEVOEGD, INGETROKKEN);

    /** Whether somebody still has to do something. */
    public boolean open() {
        return !OVER.contains(this);
    }

    /** The status with this code. */
    public static Optional<CallStatus> of(String code) {
        return Coded.of(CallStatus.class, code);
    }

    /** What this may become next (ADR 98); the database holds the same table. */
    public boolean mayBecome(CallStatus next) {
        return NEXT.getOrDefault(this, EnumSet.noneOf(CallStatus.class)).contains(next);
    }
}
