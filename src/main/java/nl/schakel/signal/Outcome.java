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
    INGETROKKEN("ingetrokken"),
    /** A dossier of a placement alone: the person does not want shelter. */
    GEEN_OPVANG_GEWENST("geen-opvang-gewenst"),
    /** A dossier of a placement alone: no place could be found. */
    GEEN_PLEK("geen-plek"),
    /** A dossier of a placement alone: the person left, to where is not known. */
    VERTROKKEN("vertrokken");

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
