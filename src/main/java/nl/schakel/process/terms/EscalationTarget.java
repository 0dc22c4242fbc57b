package nl.schakel.process.terms;

import nl.schakel.support.Coded;

/** Code list: who hears that a term is over, by the codes of {@code termijnen.dmn}. */
public enum EscalationTarget implements Coded {
    /** The colleagues of the person who has the task; nobody there means the chain director. */
    COLLEGAS,
    /** The chain director of the region. */
    KETENREGISSEUR,
    /** The national team. */
    LANDELIJK;

    static EscalationTarget of(String code) {
        return Coded.of(EscalationTarget.class, code)
                .orElseThrow(() -> new IllegalArgumentException("Onbekend wie '" + code + "' in een termijn"));
    }
}
