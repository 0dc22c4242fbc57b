package nl.schakel.piket.rota;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: who is called first, and who is called when the first does not answer. */
public enum Line implements Coded {
    EERSTE(1),
    TWEEDE(2);

    private final int number;

    Line(int number) {
        this.number = number;
    }

    /** 1 or 2. */
    public int number() {
        return number;
    }

    /** The line with this number. */
    public static Line of(int number) {
        return number == 1 ? EERSTE : TWEEDE;
    }

    /** The line with this code. */
    public static Optional<Line> of(String code) {
        return Coded.of(Line.class, code);
    }
}
