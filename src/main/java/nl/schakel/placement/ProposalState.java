package nl.schakel.placement;

import java.util.Arrays;
import java.util.Optional;

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
}
