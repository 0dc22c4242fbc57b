package nl.schakel.administration;

import nl.schakel.support.Coded;

/** Code list: what people change of the directory. */
public enum ChangeKind implements Coded {
    REGIO_INGERICHT,
    REGIO_GEWIJZIGD,
    ORGANISATIE_AANGEWEZEN,
    ORGANISATIE_TOEGEVOEGD,
    ORGANISATIE_HERNOEMD,
    UITGENODIGD,
    OPNIEUW_UITGENODIGD,
    OPNIEUW_BEGONNEN,
    WACHTWOORD_GEKOZEN,
    LOGIN_GEKOPPELD,
    INLOGROL_GEMAAKT,
    INLOGROL_AKKOORD,
    INLOGROL_WEG,
    ROL_VOORGESTELD,
    ROL_GEGEVEN,
    ROL_AFGEWEZEN,
    ROL_INGETROKKEN,
    ROL_AFGENOMEN,
    ACCOUNT_GESLOTEN
}
