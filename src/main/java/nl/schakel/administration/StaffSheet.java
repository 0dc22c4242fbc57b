package nl.schakel.administration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.schakel.support.Coded;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.sheet.Cell;
import nl.schakel.support.sheet.Places;
import nl.schakel.support.sheet.Sheet;
import nl.schakel.support.sheet.SheetLimits;
import nl.schakel.support.sheet.SheetLine;
import nl.schakel.support.sheet.SheetReading;

/** Reader of a spreadsheet with people: finds its three columns, and the text in each row below them. */
final class StaffSheet {

    static final int MOST_ROWS = 5_000;

    private static final SheetLimits LIMITS = new SheetLimits(1024 * 1024, 40L * 1024 * 1024, MOST_ROWS, 50, 2_000);

    private static final String FILE = "bestand";
    private static final String TOO_MANY = "te-veel-rijen";
    private static final String EMPTY = "leeg";

    /** What the reader of spreadsheets says about signals, said about people. */
    private static final Map<String, String> ABOUT_PEOPLE = Map.of(
            TOO_MANY,
            "fout.mensenlijst.te-veel-rijen",
            EMPTY,
            "fout.mensenlijst.leeg",
            "onveilig",
            "fout.mensenlijst.onveilig",
            "uitgepakt-te-groot",
            "fout.mensenlijst.onveilig");

    /** With these a spreadsheet begins a formula; no name and no address does. */
    private static final String FORMULA = "=+-@";

    enum Column implements Coded {
        NAAM(Set.of("naam")),
        EMAIL(Set.of("email", "e-mail", "e-mailadres", "mailadres")),
        ROLLEN(Set.of("rollen", "rol"));

        private final Set<String> headings;

        Column(Set<String> headings) {
            this.headings = headings;
        }
    }

    /**
     * A row as somebody typed it.
     *
     * @param wrong what is wrong with its cells, whatever they say
     */
    record Typed(int number, String name, String email, String roles, List<FieldError> wrong) {}

    private StaffSheet() {}

    /**
     * The rows of a list.
     *
     * @param name of the file; may be null
     * @throws InvalidInput when it is no list that can be read; of a single row it never throws
     */
    static List<Typed> read(String name, byte[] content) {
        Sheet sheet = sheet(name, content);
        Map<Column, Integer> columns = columns(sheet.lines().get(0));
        List<Typed> lines = sheet.lines().stream()
                .skip(1)
                .filter(line -> !line.blank())
                .map(line -> line(line, columns))
                .toList();
        if (lines.isEmpty()) {
            throw refused(EMPTY);
        }
        if (lines.size() > MOST_ROWS) {
            throw refused(TOO_MANY);
        }
        return lines;
    }

    private static Sheet sheet(String name, byte[] content) {
        try {
            return SheetReading.read(name, content, LIMITS).sheets().stream()
                    .filter(sheet -> !sheet.hidden() && !sheet.lines().isEmpty())
                    .findFirst()
                    .orElseThrow(() -> refused(EMPTY));
        } catch (InvalidInput refused) {
            String code = refused.errors().get(0).code();
            throw ABOUT_PEOPLE.containsKey(code) ? refused(code) : refused;
        }
    }

    private static InvalidInput refused(String code) {
        return InvalidInput.of(FILE, code, ABOUT_PEOPLE.get(code), MOST_ROWS);
    }

    private static Map<Column, Integer> columns(SheetLine headings) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            for (int at = 0; at < headings.cells().size(); at++) {
                if (!column.headings.contains(plain(headings.cell(at).text()))) {
                    continue;
                }
                Integer before = places.putIfAbsent(column, at);
                if (before != null) {
                    throw InvalidInput.of(
                            FILE,
                            "kop-dubbel",
                            "fout.lijst.kop-dubbel",
                            column.code(),
                            Places.letters(before),
                            Places.letters(at));
                }
            }
            if (!places.containsKey(column)) {
                throw InvalidInput.of(FILE, "kolom-ontbreekt", "fout.lijst.kolom-ontbreekt", column.code());
            }
        }
        return places;
    }

    private static Typed line(SheetLine line, Map<Column, Integer> columns) {
        List<FieldError> wrong = new ArrayList<>();
        if (line.hidden()) {
            wrong.add(FieldError.of("rij", "verborgen", "fout.lijst.rij.verborgen"));
        }
        if (line.merged()) {
            wrong.add(FieldError.of("rij", "samengevoegd", "fout.lijst.rij.samengevoegd"));
        }
        columns.forEach((column, at) -> {
            Cell cell = line.cell(at);
            String text = cell.text().strip();
            if (cell.kind() == Cell.Kind.BROKEN || !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
                wrong.add(FieldError.of(column.code(), "formule", "fout.mensenlijst.formule"));
            }
        });
        return new Typed(
                line.number(),
                text(line, columns, Column.NAAM),
                text(line, columns, Column.EMAIL),
                text(line, columns, Column.ROLLEN),
                wrong);
    }

    private static String text(SheetLine line, Map<Column, Integer> columns, Column column) {
        return line.cell(columns.get(column)).text().strip();
    }

    /** A text as it is compared. */
    static String plain(String text) {
        return text.replace('\u00a0', ' ').strip().toLowerCase(Locale.ROOT);
    }
}
