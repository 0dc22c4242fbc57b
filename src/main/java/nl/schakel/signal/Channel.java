package nl.schakel.signal;

import java.util.List;
import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: the way by which a signal came in (domain.md, process 1 step 1). */
public enum Channel implements Coded {
    FORMULIER_BURGER,
    FORMULIER_MEDEWERKER,
    FORMULIER_PROFESSIONAL,
    TELEFOON,
    MELD_MISDAAD_ANONIEM,
    POLITIE,
    ANDERE_REGIO,
    API,
    LIJST;

    /** The constant of a code, if there is one. */
    public static Optional<Channel> of(String code) {
        return Coded.of(Channel.class, code);
    }

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Coded.codes(Channel.class);
    }
}
