package nl.schakel.web.melden;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.signal.Channel;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.OnlineKind;
import nl.schakel.signal.Origin;
import nl.schakel.signal.SignalIntake;
import nl.schakel.signal.imports.FeedbackTo;
import nl.schakel.signal.imports.NewRow;
import nl.schakel.signal.imports.RowContent;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.sheet.Cell;
import nl.schakel.support.sheet.SheetLine;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Component;

/**
 * Reader of one row of a list: makes a signal of it by the rules of the report form, and says per column what is wrong. Whatever
 * stands in a row, it is read; only a row without problems can come in.
 */
@Component
class ImportRows {

    private static final int LONGEST_NUMBER = 100;
    private static final String YES = "ja";
    private static final Map<String, String> BEFORE_IT_IS_IN = Map.of(
            "opmerking.geboortejaar", "opmerking.rij.geboortejaar",
            "opmerking.gemeente", "opmerking.rij.gemeente",
            "opmerking.keuze", "opmerking.rij.keuze",
            "opmerking.telefoon", "opmerking.rij.telefoon");

    private final SignalIntake intake;
    private final ReportReading reports;
    private final Directory directory;
    private final Clock clock;

    ImportRows(SignalIntake intake, ReportReading reports, Directory directory, Clock clock) {
        this.intake = intake;
        this.reports = reports;
        this.directory = directory;
        this.clock = clock;
    }

    NewRow read(SheetLine line, ImportHeadings headings, Person person) {
        ImportCells cells = new ImportCells(line, headings, today());
        if (line.hidden()) {
            cells.wrongRow("fout.lijst.rij.verborgen");
        }
        if (line.merged()) {
            cells.wrongRow("fout.lijst.rij.samengevoegd");
        }
        String own = cells.text(ImportColumns.OWN_NUMBER);
        new InputCheck()
                .text(ImportColumns.OWN_NUMBER, own, LONGEST_NUMBER)
                .errors()
                .forEach(error -> cells.wrong(ImportColumns.OWN_NUMBER, error));
        LocalDate date = cells.date();
        String danger = cells.choice(ImportColumns.DANGER);
        NewSignal.Reporter reporter = reporter(cells, person);
        FeedbackTo feedback = contact(cells, person) ? FeedbackTo.MELDER : FeedbackTo.ACCOUNT;
        List<String> online = ReportForm.ONLINE.stream()
                .filter(key -> cells.text(key) != null)
                .toList();
        List<Integer> persons = cells.persons();
        NewSignal signal = new NewSignal(
                municipality(cells.text(ImportColumns.PLACE)),
                cells.raw(ImportColumns.STORY),
                yes(danger),
                cells.choices("vormen"),
                cells.choice("minderjarig"),
                cells.text("locatie"),
                persons.stream().map(number -> involved(cells, number)).toList(),
                cells.choices("indicatoren"),
                cells.choice("kanaal"),
                reporter,
                aboutSelf(cells.choice("over")),
                online.stream().map(key -> online(cells, key)).toList(),
                new NewSignal.Municipalities(
                        places(cells, ReportForm.PLACES.get(0)),
                        places(cells, ReportForm.PLACES.get(1)),
                        places(cells, ReportForm.PLACES.get(2))));
        Origin origin = origin(person, feedback);
        intake.problems(signal, origin).forEach(error -> cells.wrong(key(error, online, persons), inWords(error)));
        if (cells.problems().isEmpty()) {
            intake.remarks(signal).forEach(error -> cells.remark(key(error, online, persons), beforeItIsIn(error)));
        }
        RowContent content = new RowContent(
                line.cells().stream().map(Cell::text).toList(),
                cells.problems().isEmpty() ? signal : null,
                date == null ? null : date.toString(),
                cells.text(ImportColumns.DANGER),
                cells.problems(),
                cells.remarks());
        return new NewRow(line.number(), content, own, YES.equals(danger), feedback);
    }

    /** As whom a row comes in. */
    static Origin origin(Person person, FeedbackTo feedback) {
        return new Origin(Channel.LIJST, feedback == FeedbackTo.ACCOUNT ? person.id() : null, person.id());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Zones.AMSTERDAM));
    }

    private String municipality(String typed) {
        return typed == null
                ? null
                : reports.find(typed).map(Municipality::cbsCode).orElse(typed);
    }

    private List<String> places(ImportCells cells, String key) {
        String typed = cells.text(key);
        return typed == null ? List.of() : reports.places(typed);
    }

    /** Whether somebody else than who brings the list is to hear of it. */
    private boolean contact(ImportCells cells, Person person) {
        String email = cells.text("email");
        boolean own = email != null
                && directory
                        .emailOf(person.id())
                        .filter(email::equalsIgnoreCase)
                        .isPresent();
        return email != null && !own || cells.text("telefoon") != null;
    }

    private NewSignal.Reporter reporter(ImportCells cells, Person person) {
        boolean other = contact(cells, person);
        String safe = cells.choice("veilig");
        if (other && safe == null) {
            cells.wrong("veilig", FieldError.of("veilig", "verplicht", "fout.lijst.rij.veilig"));
        }
        String name = cells.text("naam");
        return new NewSignal.Reporter(
                name == null && !other ? person.displayName() : name,
                cells.text("functie"),
                null,
                other ? cells.text("email") : null,
                other ? cells.phone("telefoon") : null,
                other ? yes(safe) : null,
                cells.choice("meldcode"));
    }

    private static NewSignal.Involved involved(ImportCells cells, int number) {
        String at = "persoon-" + number + "-";
        return new NewSignal.Involved(
                cells.text(at + "naam"),
                cells.text(at + "geboortejaar"),
                cells.choice(at + "geslacht"),
                cells.text(at + "nationaliteit"),
                cells.text(at + "bekendBij"));
    }

    private static NewSignal.OnlinePlace online(ImportCells cells, String key) {
        boolean phone = ImportColumns.PHONES.contains(key);
        return new NewSignal.OnlinePlace(
                phone ? OnlineKind.TELEFOON.code() : key, phone ? cells.phone(key) : cells.text(key));
    }

    private static Boolean aboutSelf(String said) {
        return said == null ? null : said.equals("mijzelf");
    }

    private static Boolean yes(String said) {
        return said == null || said.equals("onbekend") ? null : Boolean.valueOf(said.equals(YES));
    }

    /** Who fills in a spreadsheet knows names of municipalities, and no codes. */
    private static FieldError inWords(FieldError error) {
        return error.code().equals("onbekende-gemeente")
                ? FieldError.of(error.field(), error.code(), "fout.lijst.rij.gemeente")
                : error;
    }

    /** The remarks of the intake are said to who reported something that is in; here nothing is in yet. */
    private static FieldError beforeItIsIn(FieldError remark) {
        return FieldError.of(
                remark.field(), remark.code(), BEFORE_IT_IS_IN.getOrDefault(remark.sentence(), remark.sentence()));
    }

    /** The column that a field of the domain was read from. */
    private static String key(FieldError error, List<String> online, List<Integer> persons) {
        String[] parts = error.field().split("[\\[\\].]+");
        Map<String, String> names = new HashMap<>(Map.of("veiligBereikbaar", "veilig", "acuut", ImportColumns.DANGER));
        String last = Stream.of(parts)
                .filter(part -> !part.chars().allMatch(Character::isDigit))
                .reduce("", (before, part) -> part);
        int index = Arrays.stream(parts)
                .filter(part -> part.matches("[0-9]+"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(0);
        return switch (parts[0]) {
            case "plekkenOnline" -> index < online.size() ? online.get(index) : "";
            case "betrokkenen" -> index < persons.size() ? "persoon-" + persons.get(index) + "-" + last : "";
            case "gemeenten", "melder" -> names.getOrDefault(last, last);
            default -> names.getOrDefault(parts[0], parts[0]);
        };
    }
}
