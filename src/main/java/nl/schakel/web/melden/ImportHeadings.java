package nl.schakel.web.melden;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.sheet.Cell;
import nl.schakel.support.sheet.Places;
import nl.schakel.support.sheet.Sheet;
import nl.schakel.support.sheet.SheetLine;

/**
 * Reader of the headings of a list, in any order and with any capitals and spaces.
 *
 * @param line in which they stand
 * @param places per column by which a question is asked, where it stands
 * @param unknown headings that ask nothing of ours
 * @param all headings as they stand there, for the list with what has to be mended
 */
record ImportHeadings(int line, Map<ImportColumn, Integer> places, List<String> unknown, List<String> all) {

    /** So far down a list may have a title above its headings. */
    private static final int LOOKED_AT = 20;

    private static final int ENOUGH = 2;
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern MARKS = Pattern.compile("[*:?.]+$");

    /** A text as it is compared. */
    static String plain(String text) {
        String small = SPACES.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return MARKS.matcher(small).replaceAll("").strip().replace('’', '\'');
    }

    /**
     * The headings of a sheet.
     *
     * @param own heading of the column that we add to a list with what has to be mended
     * @return null when it has none
     * @throws InvalidInput when one stands there twice
     */
    static ImportHeadings of(Sheet sheet, List<ImportColumn> columns, String own) {
        Map<String, ImportColumn> byName = new HashMap<>();
        columns.forEach(column -> {
            byName.put(plain(column.heading()), column);
            byName.putIfAbsent(plain(column.key()), column);
        });
        SheetLine best = null;
        long most = 0;
        for (SheetLine line :
                sheet.lines().subList(0, Math.min(LOOKED_AT, sheet.lines().size()))) {
            long known = line.cells().stream()
                    .filter(cell -> byName.containsKey(plain(cell.text())))
                    .count();
            if (known > most) {
                most = known;
                best = line;
            }
        }
        boolean story = best != null
                && best.cells().stream()
                        .map(cell -> byName.get(plain(cell.text())))
                        .anyMatch(column -> column != null && column.key().equals(ImportColumns.STORY));
        return best == null || most < ENOUGH && !story ? null : read(best, byName, own);
    }

    private static ImportHeadings read(SheetLine line, Map<String, ImportColumn> byName, String own) {
        Map<ImportColumn, Integer> places = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int at = 0; at < line.cells().size(); at++) {
            String heading = line.cell(at).text();
            ImportColumn column = byName.get(plain(heading));
            if (column == null && !heading.isBlank() && !plain(heading).equals(plain(own))) {
                unknown.add(heading.strip());
            }
            Integer before = column == null ? null : places.putIfAbsent(column, at);
            if (before != null) {
                throw InvalidInput.of(
                        "bestand",
                        "kop-dubbel",
                        "fout.lijst.kop-dubbel",
                        column.heading(),
                        Places.letters(before),
                        Places.letters(at));
            }
        }
        return new ImportHeadings(
                line.number(),
                places,
                unknown,
                line.cells().stream().map(Cell::text).toList());
    }

    boolean has(String key) {
        return places.keySet().stream().anyMatch(column -> column.key().equals(key));
    }
}
