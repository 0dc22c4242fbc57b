package nl.schakel.process.terms;

import java.util.Locale;

/** Who hears that a term is over, by the codes of {@code termijnen.dmn}. */
public enum EscalationTarget {
    /** The colleagues of whoever has the task; nobody there means the chain director. */
    COLLEGAS,
    /** The chain director of the region. */
    KETENREGISSEUR,
    /** The national team. */
    LANDELIJK;

    static EscalationTarget of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
