package nl.schakel.web.melden;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.schakel.signal.imports.RowProblem;
import nl.schakel.support.sheet.Cell;
import nl.schakel.support.sheet.Sheet;
import nl.schakel.support.sheet.SheetLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and spreadsheets make of days, phone numbers and answers. */
class ImportCellsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static final List<ImportColumn> COLUMNS = List.of(
            new ImportColumn("toelichting", "Wat is gezien", "", List.of(), false, ""),
            new ImportColumn("datum", "Datum", "", List.of(), false, ""),
            new ImportColumn("telefoon", "Telefoon", "", List.of(), false, ""),
            new ImportColumn(
                    "gevaar",
                    "Gevaar",
                    "",
                    List.of(new ImportColumn.Choice("ja", "Ja"), new ImportColumn.Choice("onbekend", "Weet ik niet")),
                    true,
                    ""),
            new ImportColumn(
                    "vormen",
                    "Vormen",
                    "",
                    List.of(
                            new ImportColumn.Choice("arbeid", "Arbeidsuitbuiting"),
                            new ImportColumn.Choice("onbekend", "Iets anders, of ik weet het niet")),
                    false,
                    ""));

    private static ImportCells cells(String heading, Cell cell) {
        SheetLine headings = new SheetLine(1, List.of(Cell.text("WAT  is gezien:"), Cell.text(heading)), false, false);
        SheetLine line = new SheetLine(2, List.of(Cell.text("x"), cell), false, false);
        ImportHeadings read = ImportHeadings.of(new Sheet("", false, List.of(headings, line)), COLUMNS, "eigen");
        return new ImportCells(line, read, TODAY);
    }

    private static List<String> codes(List<RowProblem> problems) {
        return problems.stream().map(RowProblem::code).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31-03-2026",
                "31/3/2026",
                "31.03.26",
                "2026-03-31",
                "2026-03-31T10:00:00",
                "31 maart 2026",
                "dinsdag 31 mrt 2026",
                " 31-mrt-2026 ",
                "46112"
            })
    void aDayIsReadAsPeopleWriteIt(String written) {
        ImportCells cells = cells("datum", Cell.text(written));

        assertThat(cells.date()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(cells.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "31-02-2026,datum",
        "03-31-2026,datum",
        "vorige week,datum",
        "31 foo 2026,datum",
        "99999,datum",
        "30-11-2026,datum-toekomst",
        "01-01-1900,datum-oud"
    })
    void whatIsNoDayThatCanBeIsNamed(String written, String code) {
        ImportCells cells = cells("datum", Cell.text(written));

        cells.date();

        assertThat(cells.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.column()).isEqualTo("B");
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "612345678,0612345678",
        "31612345678,+31612345678",
        "'6,12345678E+08',0612345678",
        "6.12345678E8,0612345678"
    })
    void aPhoneNumberThatBecameANumberIsMendedAndTold(String typed, String phone) {
        ImportCells cells = cells("telefoon", Cell.text(typed));

        assertThat(cells.phone("telefoon")).isEqualTo(phone);
        assertThat(codes(cells.remarks())).containsExactly("getal");
        assertThat(cells.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"06 12 34 56 78", "+31 6 12345678", "06-12345678 na 18 uur", "112"})
    void aPhoneNumberThatStayedTextStaysAsItIs(String typed) {
        ImportCells cells = cells("telefoon", Cell.text(typed));

        assertThat(cells.phone("telefoon")).isEqualTo(typed);
        assertThat(cells.remarks()).isEmpty();
    }

    @Test
    void aPhoneNumberThatWasCutOffIsNamed() {
        ImportCells cells = cells("telefoon", Cell.text("6,12E+08"));

        cells.phone("telefoon");

        assertThat(codes(cells.problems())).containsExactly("telefoon-afgekapt");
    }

    @Test
    void answersAreReadByTheirWordsOrTheirCode() {
        assertThat(cells("gevaar", Cell.text(" JA ")).choice("gevaar")).isEqualTo("ja");
        assertThat(cells("gevaar", Cell.text("weet ik  niet.")).choice("gevaar"))
                .isEqualTo("onbekend");
        assertThat(cells("vormen", Cell.text("arbeid, iets anders, of ik weet het niet; nieuw"))
                        .choices("vormen"))
                .containsExactly("arbeid", "iets anders", "of ik weet het niet", "nieuw");
        assertThat(cells("vormen", Cell.text("Arbeidsuitbuiting;Iets anders, of ik weet het niet"))
                        .choices("vormen"))
                .containsExactly("arbeid", "onbekend");
    }

    @Test
    void anAnswerByWhichSomebodyActsHasToBeOneOfTheAnswers() {
        ImportCells cells = cells("gevaar", Cell.text("misschien"));

        assertThat(cells.choice("gevaar")).isNull();
        assertThat(cells.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.text()).isEqualTo("Dit herkennen wij niet. Kies uit: Ja; Weet ik niet."));
    }

    @Test
    void aFormulaWithoutOutcomeIsNamed() {
        assertThat(codes(cells("gevaar", new Cell("", Cell.Kind.BROKEN)).problems()))
                .containsExactly("formule");
    }

    @Test
    void whatOurOwnFileGuardsIsReadAsItWas() {
        assertThat(cells("telefoon", Cell.text("'+31 6 1234")).text("telefoon")).isEqualTo("+31 6 1234");
    }
}
