package nl.schakel.piket.rota;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who is called first, and who is called when the first does not answer. */
public enum Line {
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

    /** {@code eerste} or {@code tweede}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The line with this number. */
    public static Line of(int number) {
        return number == 1 ? EERSTE : TWEEDE;
    }

    /** The line with this code. */
    public static Optional<Line> of(String code) {
        return Arrays.stream(values()).filter(line -> line.code().equals(code)).findFirst();
    }
}
