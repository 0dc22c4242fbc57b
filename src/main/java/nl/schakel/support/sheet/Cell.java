package nl.schakel.support.sheet;

import java.math.BigDecimal;

/**
 * Value: what stands in one cell, as text. A formula is never worked out: its text is what the spreadsheet kept as its outcome.
 *
 * @param text never null; a date as 2026-03-31, a number without an exponent
 */
public record Cell(String text, Kind kind) {

    /** What a spreadsheet takes the content of a cell for. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        /** A formula without an outcome, or with an error for outcome. */
        BROKEN
    }

    /** A cell without content. */
    public static final Cell EMPTY = new Cell("", Kind.TEXT);

    /** A cell with a text. */
    public static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(text, Kind.TEXT);
    }

    static Cell broken() {
        return new Cell("", Kind.BROKEN);
    }

    /** A number as a spreadsheet writes it; as text when it is none. */
    static Cell number(String written) {
        try {
            BigDecimal number = new BigDecimal(written.strip());
            return number.scale() > MOST_DIGITS || number.precision() - number.scale() > MOST_DIGITS
                    ? text(written)
                    : new Cell(number.signum() == 0 ? "0" : plain(number), Kind.NUMBER);
        } catch (NumberFormatException none) {
            return text(written);
        }
    }

    /** Whether nothing stands in it. */
    public boolean blank() {
        return kind != Kind.BROKEN && text.isBlank();
    }

    @Override
    public String toString() {
        // what stands in a cell may be about a person, and must not end in a log
        return "Cell[" + kind + "]";
    }

    private static final int MOST_DIGITS = 40;

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
