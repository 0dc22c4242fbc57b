package nl.schakel.signal;

import java.util.List;
import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: the coded end of a dossier (R1: ended means ended with one of these). */
public enum Outcome implements Coded {
    HULP_GEREGELD,
    STRAFRECHTELIJK_ONDERZOEK,
    BESTUURLIJKE_MAATREGEL,
    DOORVERWEZEN,
    GEEN_AANWIJZINGEN,
    ONVOLDOENDE_INFORMATIE,
    DUBBEL,
    GEKOPPELD,
    INGETROKKEN,
    /** A dossier of a placement alone: the person does not want shelter. */
    GEEN_OPVANG_GEWENST,
    /** A dossier of a placement alone: no place could be found. */
    GEEN_PLEK,
    /** A dossier of a placement alone: the person left, to where is not known. */
    VERTROKKEN;

    /** The constant of a code, if there is one. */
    public static Optional<Outcome> of(String code) {
        return Coded.of(Outcome.class, code);
    }

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Coded.codes(Outcome.class);
    }
}
