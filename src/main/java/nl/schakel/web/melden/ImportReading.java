package nl.schakel.web.melden;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.signal.imports.ImportAbout;
import nl.schakel.signal.imports.NewRow;
import nl.schakel.signal.imports.SignalImports;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StorableText;
import nl.schakel.support.sheet.Cell;
import nl.schakel.support.sheet.Sheet;
import nl.schakel.support.sheet.SheetLimits;
import nl.schakel.support.sheet.SheetLine;
import nl.schakel.support.sheet.SheetReading;
import nl.schakel.support.sheet.Workbook;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** Reader of a list of signals: finds its sheet, its headings and its rows, and says of each row what is wrong with it. */
@Component
class ImportReading {

    /** What a list may be. */
    static final SheetLimits LIMITS =
            new SheetLimits(5 * 1024 * 1024, 40L * 1024 * 1024, SignalImports.MOST_ROWS, 200, 32_767);

    private static final String FIELD = "bestand";
    private static final int LONGEST_NAME = 150;

    private final ImportColumns columns;
    private final ImportRows rows;
    private final Directory directory;
    private final Words words;

    ImportReading(ImportColumns columns, ImportRows rows, Directory directory, Words words) {
        this.columns = columns;
        this.rows = rows;
        this.directory = directory;
        this.words = words;
    }

    /** A list as it was read. */
    record Result(ImportAbout about, List<NewRow> rows) {}

    private record Found(Sheet sheet, ImportHeadings headings) {}

    /**
     * Reads a list.
     *
     * @param name as the sender called it; may be null
     * @throws InvalidInput when it is no list that can be read; of a single row it never throws
     */
    Result read(String name, byte[] content, Person person) {
        Workbook workbook = SheetReading.read(name, content, LIMITS);
        Found found = found(workbook, columns.all(person));
        ImportHeadings headings = found.headings();
        need(headings, ImportColumns.STORY);
        if (directory.bringerOf(person).isEmpty()) {
            need(headings, ImportColumns.PLACE);
        }
        List<SheetLine> lines = found.sheet().lines().stream()
                .filter(line -> line.number() > headings.line())
                .filter(line -> line.cells().stream().noneMatch(this::ours))
                .toList();
        if (lines.isEmpty()) {
            throw InvalidInput.of(FIELD, "geen-rijen", "fout.lijst.geen-rijen");
        }
        if (lines.size() > SignalImports.MOST_ROWS) {
            throw InvalidInput.of(FIELD, "te-veel-rijen", "fout.lijst.te-veel-rijen", SignalImports.MOST_ROWS);
        }
        return new Result(
                new ImportAbout(shortName(name), headings.all(), notes(workbook, found)),
                lines.stream().map(line -> rows.read(line, headings, person)).toList());
    }

    private Found found(Workbook workbook, List<ImportColumn> all) {
        String own = words.say("lijst.kolom.wat-er-niet-klopt");
        List<Found> found = workbook.sheets().stream()
                .filter(sheet -> !sheet.hidden())
                .map(sheet -> new Found(sheet, ImportHeadings.of(sheet, all, own)))
                .filter(one -> one.headings() != null)
                .toList();
        if (found.isEmpty()) {
            throw InvalidInput.of(FIELD, "geen-koppen", "fout.lijst.geen-koppen", columns.heading(ImportColumns.STORY));
        }
        if (found.size() > 1) {
            String names = String.join(
                    ", ", found.stream().map(one -> one.sheet().name()).toList());
            throw InvalidInput.of(FIELD, "meer-bladen", "fout.lijst.meer-bladen", names);
        }
        return found.get(0);
    }

    private void need(ImportHeadings headings, String key) {
        if (!headings.has(key)) {
            throw InvalidInput.of(FIELD, "kolom-ontbreekt", "fout.lijst.kolom-ontbreekt", columns.heading(key));
        }
    }

    /** The rows with explanation and example of our template are no signals. */
    private boolean ours(Cell cell) {
        return cell.text().startsWith(words.say("lijst.merk.uitleg"))
                || cell.text().startsWith(words.say("lijst.merk.voorbeeld"));
    }

    private List<String> notes(Workbook workbook, Found found) {
        List<String> notes = new ArrayList<>();
        if (workbook.misnamed()) {
            notes.add(words.say(
                    "lijst.opmerking.naam",
                    words.of("lijst.soort", workbook.kind().code())));
        }
        if (workbook.sheets().stream().anyMatch(Sheet::hidden)) {
            notes.add(words.say("lijst.opmerking.verborgen-blad"));
        }
        List<String> unread = workbook.sheets().stream()
                .filter(sheet -> !sheet.hidden()
                        && sheet != found.sheet()
                        && !sheet.lines().isEmpty())
                .map(Sheet::name)
                .filter(sheet -> !sheet.equals(words.say("lijst.blad.uitleg")))
                .toList();
        if (!unread.isEmpty()) {
            notes.add(words.say("lijst.opmerking.ander-blad", String.join(", ", unread)));
        }
        if (!found.headings().unknown().isEmpty()) {
            notes.add(words.say(
                    "lijst.opmerking.kolommen",
                    String.join(", ", found.headings().unknown())));
        }
        return notes;
    }

    private static String shortName(String name) {
        String last = Objects.requireNonNullElse(name, "");
        String visible = StorableText.visible(
                        last.substring(Math.max(last.lastIndexOf('/'), last.lastIndexOf('\\')) + 1))
                .replaceAll("\\s+", " ")
                .strip();
        return visible.length() > LONGEST_NAME ? visible.substring(0, LONGEST_NAME) : visible;
    }
}
