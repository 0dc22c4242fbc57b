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
    /** The person does not want help now; the offer stands. */
    HULP_NIET_GEWENST,
    /** Something else is wrong than human trafficking, and somebody deals with it. */
    ANDERE_MISSTAND,
    /** Another region goes on with it. */
    OVERGEDRAGEN_ANDERE_REGIO,
    /** Who committed an offence was forced to, and is not prosecuted for it (non-punishment) [B 4.3]. */
    NIET_VERVOLGD_GEDWONGEN,
    /** Nobody acts now; somebody looks again at a moment that was agreed. */
    OP_AFSTAND_VOLGEN,
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
