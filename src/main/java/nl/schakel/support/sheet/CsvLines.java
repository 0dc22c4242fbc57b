package nl.schakel.support.sheet;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writer of CSV: rows as a file for a spreadsheet: every cell quoted, and none that a spreadsheet would take for a
 * formula.
 */
public final class CsvLines {

    /** How a cell begins that a spreadsheet runs. */
    private static final String FORMULA = "=+-@\t\r\n|%＝＋－＠";

    /** Tells a spreadsheet that this is UTF-8. */
    private static final String MARK = "\uFEFF";

    private CsvLines() {}

    public static String of(Stream<List<String>> rows) {
        return MARK
                + rows.map(row -> row.stream().map(CsvLines::cell).collect(Collectors.joining(";")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    public static String cell(String value) {
        String text = value == null ? "" : value;
        boolean risky = !text.isBlank() && FORMULA.indexOf(text.strip().charAt(0)) >= 0;
        return '"' + (risky ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
