package nl.schakel.placement;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of a request to a shelter. */
public enum ProposalState {
    /** No answer yet. */
    OPEN("open"),
    /** The shelter said yes and holds the bed. */
    TOEGEZEGD("toegezegd"),
    /** The shelter or the person said no. */
    AFGEWEZEN("afgewezen"),
    /** The term passed without an answer. */
    GEEN_ANTWOORD("geen-antwoord"),
    /** No longer needed: another shelter was first. */
    INGETROKKEN("ingetrokken");

    private static final Map<ProposalState, Set<ProposalState>> NEXT = Map.of(
            OPEN,
            EnumSet.of(TOEGEZEGD, AFGEWEZEN, GEEN_ANTWOORD, INGETROKKEN),
            TOEGEZEGD,
            EnumSet.of(AFGEWEZEN, INGETROKKEN));

    private final String code;

    ProposalState(String code) {
        this.code = code;
    }

    /** The lower-case code, as forms, the API and the database write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty when there is none. */
    public static Optional<ProposalState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** What this may become next (ADR 98); the database holds the same table. */
    public boolean mayBecome(ProposalState next) {
        return NEXT.getOrDefault(this, EnumSet.noneOf(ProposalState.class)).contains(next);
    }
}
