package nl.schakel.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The way by which a signal came in (domain.md, process 1 step 1). */
public enum Channel {
    FORMULIER_BURGER("formulier-burger"),
    FORMULIER_MEDEWERKER("formulier-medewerker"),
    FORMULIER_PROFESSIONAL("formulier-professional"),
    TELEFOON("telefoon"),
    MELD_MISDAAD_ANONIEM("meld-misdaad-anoniem"),
    POLITIE("politie"),
    ANDERE_REGIO("andere-regio"),
    API("api");

    private final String code;

    Channel(String code) {
        this.code = code;
    }

    /** The code as models, forms and the API write it. */
    public String code() {
        return code;
    }

    /** The constant of a code, if there is one. */
    public static Optional<Channel> of(String code) {
        return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
    }

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Channel::code).toList();
    }
}
