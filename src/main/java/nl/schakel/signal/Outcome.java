package nl.schakel.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The coded end of a dossier (R1: ended means ended with one of these). */
public enum Outcome {
    HULP_GEREGELD("hulp-geregeld"),
    STRAFRECHTELIJK_ONDERZOEK("strafrechtelijk-onderzoek"),
    BESTUURLIJKE_MAATREGEL("bestuurlijke-maatregel"),
    DOORVERWEZEN("doorverwezen"),
    GEEN_AANWIJZINGEN("geen-aanwijzingen"),
    ONVOLDOENDE_INFORMATIE("onvoldoende-informatie"),
    DUBBEL("dubbel"),
    GEKOPPELD("gekoppeld"),
    INGETROKKEN("ingetrokken");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    /** The code as models, forms and the API write it. */
    public String code() {
        return code;
    }

    /** The constant of a code, if there is one. */
    public static Optional<Outcome> of(String code) {
        return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
    }

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Outcome::code).toList();
    }
}
