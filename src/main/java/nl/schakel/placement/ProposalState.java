package nl.schakel.placement;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.schakel.support.Coded;

/** Code list: what became of a request to a shelter. */
public enum ProposalState implements Coded {
    /** No answer yet. */
    OPEN,
    /** The shelter said yes and holds the bed. */
    TOEGEZEGD,
    /** The shelter or the person said no. */
    AFGEWEZEN,
    /** The term passed without an answer. */
    GEEN_ANTWOORD,
    /** No longer needed: another shelter was first. */
    INGETROKKEN;

    private static final Map<ProposalState, Set<ProposalState>> NEXT = Map.of(
            OPEN,
            EnumSet.of(TOEGEZEGD, AFGEWEZEN, GEEN_ANTWOORD, INGETROKKEN),
            TOEGEZEGD,
            EnumSet.of(AFGEWEZEN, INGETROKKEN));

    /** The one with this code; empty when there is none. */
    public static Optional<ProposalState> of(String code) {
        return Coded.of(ProposalState.class, code);
    }

    /** What this may become next (ADR 98); the database holds the same table. */
    public boolean mayBecome(ProposalState next) {
        return NEXT.getOrDefault(this, EnumSet.noneOf(ProposalState.class)).contains(next);
    }
}
