package nl.schakel.signal.imports;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: whether the danger that a list tells of is there today, as who brings it says. Unknown is an answer (R11). */
public enum Happening implements Coded {
    NU,
    TOEN,
    ONBEKEND;

    /** The constant of a code, if there is one. */
    public static Optional<Happening> of(String code) {
        return Coded.of(Happening.class, code);
    }
}
