package nl.schakel.feedback;

import nl.schakel.support.Coded;

/** Code list: why mail does not reach a reporter. */
public enum Unreachable implements Coded {
    /** What was typed is no address. */
    ONJUIST_ADRES,
    /** The mail server there does not know it. */
    GEWEIGERD,
    /** A mail was taken and came back. */
    TERUGGEKOMEN
}
