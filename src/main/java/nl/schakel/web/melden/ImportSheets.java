package nl.schakel.web.melden;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.organisation.Person;
import nl.schakel.signal.ReporterAccess;
import nl.schakel.signal.imports.FeedbackTo;
import nl.schakel.signal.imports.ImportView;
import nl.schakel.signal.imports.RowProblem;
import nl.schakel.signal.imports.RowState;
import nl.schakel.support.sheet.SheetKind;
import nl.schakel.support.sheet.SheetWriting;
import nl.schakel.support.sheet.SheetWriting.Page;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** Maker of the spreadsheets around an import: the template, the rows that have to be mended, and the numbers of what came in. */
@Component
class ImportSheets {

    private final ImportColumns columns;
    private final ReporterAccess reporters;
    private final Words words;

    ImportSheets(ImportColumns columns, ReporterAccess reporters, Words words) {
        this.columns = columns;
        this.reporters = reporters;
        this.words = words;
    }

    /** An empty list with an explanation and an example that says that it is invented. */
    byte[] template(SheetKind kind, Person person) {
        List<ImportColumn> all = columns.ofTemplate(person);
        List<List<String>> rows = new ArrayList<>();
        rows.add(all.stream().map(ImportColumn::heading).toList());
        rows.add(all.stream()
                .map(column -> marked(column, "uitleg", column.explanation()))
                .toList());
        rows.add(all.stream()
                .map(column -> marked(column, "voorbeeld", column.example()))
                .toList());
        return SheetWriting.of(
                kind,
                List.of(
                        new Page(words.say("lijst.blad.signalen"), rows),
                        new Page(words.say("lijst.blad.uitleg"), help(all))));
    }

    /** Twice, so that the row is known for what it is when somebody takes a column away. */
    private String marked(ImportColumn column, String row, String text) {
        return switch (column.key()) {
            case ImportColumns.OWN_NUMBER, ImportColumns.STORY -> words.say("lijst.rij." + row) + ": " + text;
            default -> text;
        };
    }

    private List<List<String>> help(List<ImportColumn> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                words.say("lijst.uitleg-blad.kolom"),
                words.say("lijst.uitleg-blad.vul-in"),
                words.say("lijst.uitleg-blad.kies-uit")));
        all.forEach(column -> rows.add(List.of(
                column.heading(),
                column.explanation(),
                column.choices().stream().map(ImportColumn.Choice::label).collect(Collectors.joining("\n")))));
        return rows;
    }

    /** The rows that did not come in, as they were sent, each with what is wrong with it. */
    byte[] toMend(SheetKind kind, ImportView list) {
        List<String> headings = list.about().headings();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(headings.stream(), Stream.of(words.say("lijst.kolom.wat-er-niet-klopt")))
                .toList());
        list.in(RowState.FOUT, RowState.MISLUKT).forEach(row -> {
            List<String> cells = new ArrayList<>(row.content().cells());
            while (cells.size() < headings.size()) {
                cells.add("");
            }
            String wrong = row.state() == RowState.MISLUKT
                    ? words.say("lijst.mislukt")
                    : row.content().problems().stream().map(this::sentence).collect(Collectors.joining(" "));
            rows.add(Stream.concat(cells.subList(0, headings.size()).stream(), Stream.of(wrong))
                    .toList());
        });
        return SheetWriting.of(kind, List.of(new Page(words.say("lijst.blad.fouten"), rows)));
    }

    String sentence(RowProblem problem) {
        return problem.column().isEmpty()
                ? problem.text()
                : words.say("lijst.probleem", problem.column(), problem.heading(), problem.text());
    }

    /** The number of each signal; with the code for who reported it at the time, since the account needs none. */
    byte[] outcome(SheetKind kind, ImportView list) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("rij", "eigen", "nummer", "stand", "code")
                .map(key -> words.say("lijst.uitkomst." + key))
                .toList());
        list.rows()
                .forEach(row -> rows.add(List.of(
                        String.valueOf(row.number()),
                        row.ownNumber() == null ? "" : row.ownNumber(),
                        row.reference() == null ? "" : row.reference(),
                        words.of("lijst.stand", row.state().code()),
                        Objects.requireNonNullElse(codeForReporter(row), ""))));
        return SheetWriting.of(kind, List.of(new Page(words.say("lijst.blad.uitkomst"), rows)));
    }

    /** The code to hand on with the number; null where the account hears, or while the row is no signal. */
    String codeForReporter(ImportView.Row row) {
        return row.state() == RowState.GEDAAN && row.feedback() == FeedbackTo.MELDER
                ? reporters.codeOf(row.reference())
                : null;
    }
}
