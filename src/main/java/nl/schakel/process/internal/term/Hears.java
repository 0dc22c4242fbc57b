package nl.schakel.process.internal.term;

import java.util.Locale;

/** Who hears that a term is over, by the codes of {@code termijnen.dmn}. */
public enum Hears {
    /** The colleagues of whoever has the task; nobody there means the chain director. */
    COLLEGAS,
    /** The chain director of the region. */
    KETENREGISSEUR,
    /** The national team. */
    LANDELIJK;

    static Hears of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
