package nl.schakel.support.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.miachm.sods.Range;
import com.github.miachm.sods.SpreadSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.schakel.support.input.InvalidInput;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spreadsheets as people have them, and as somebody who means harm would make them. */
class SheetReadingTest {

    private static final SheetLimits LIMITS = new SheetLimits(5 * 1024 * 1024, 40L * 1024 * 1024, 1_000, 200, 32_767);

    private static nl.schakel.support.sheet.Workbook read(String name, byte[] content) {
        return SheetReading.read(name, content, LIMITS);
    }

    private static List<SheetLine> lines(byte[] content) {
        return read(null, content).sheets().get(0).lines();
    }

    private static List<List<String>> texts(byte[] content) {
        return lines(content).stream()
                .map(line -> line.cells().stream().map(Cell::text).toList())
                .toList();
    }

    private static void refused(String code, String name, byte[] content) {
        assertThatThrownBy(() -> read(name, content))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.code()).isEqualTo(code);
                            // a sentence for people, from the bundle
                            assertThat(error.message()).endsWith(".");
                        }));
    }

    private static byte[] changed(Map<String, String> files, String name, String from, String to) {
        files.computeIfPresent(name, (key, text) -> text.replace(from, to));
        return SheetFiles.zip(files);
    }

    // what people have

    @ParameterizedTest
    @EnumSource(SheetKind.class)
    void whatWeWriteWeRead(SheetKind kind) {
        List<List<String>> rows = List.of(
                List.of("Kop", "Nog een kop"),
                List.of("é, \"en\" <b> & 'zo'", "regel 1\nregel 2\n\nregel 4"),
                List.of("twee  spaties", "0612345678"));

        assertThat(texts(SheetWriting.of(kind, List.of(new SheetWriting.Page("Blad & 1", rows)))))
                .isEqualTo(rows);
        assertThat(read("x." + kind.code(), SheetWriting.of(kind, List.of(new SheetWriting.Page("Blad", rows)))))
                .satisfies(read -> {
                    assertThat(read.kind()).isEqualTo(kind);
                    assertThat(read.misnamed()).isFalse();
                });
    }

    @Test
    void anOdsOfAnotherMakerIsReadAndOursIsReadByAnother() throws IOException {
        SpreadSheet made = new SpreadSheet();
        com.github.miachm.sods.Sheet sheet = new com.github.miachm.sods.Sheet("Lijst", 3, 2);
        sheet.getDataRange()
                .setValues("Gemeente", "Aantal", "Nijkerk", 12.0, "Ede", java.time.LocalDate.of(2026, 3, 31));
        made.appendSheet(sheet);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        made.save(out);
        assertThat(texts(out.toByteArray()))
                .containsExactly(List.of("Gemeente", "Aantal"), List.of("Nijkerk", "12"), List.of("Ede", "2026-03-31"));

        byte[] ours = SheetWriting.of(
                SheetKind.ODS, List.of(new SheetWriting.Page("Signalen", List.of(List.of("Kop"), List.of("=1+1")))));
        Range range = new SpreadSheet(new java.io.ByteArrayInputStream(ours))
                .getSheet("Signalen")
                .getDataRange();
        assertThat(range.getValues()[1][0]).isEqualTo("=1+1");
        assertThat(range.getFormulas()[1][0]).isNull();
    }

    @Test
    void anXlsxOfAnotherMakerHasNumbersDatesAndFormulas() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "proef", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Lijst");
            sheet.value(0, 0, "tekst");
            sheet.value(1, 0, 612345678L);
            sheet.value(2, 0, java.time.LocalDate.of(2026, 3, 31));
            sheet.style(2, 0).format("d mmmm yyyy").set();
            sheet.value(3, 0, true);
            sheet.formula(4, 0, "1+1");
            sheet.value(5, 0, 0.5);
        }

        assertThat(lines(out.toByteArray()).stream().map(line -> line.cell(0)).toList())
                .containsExactly(
                        Cell.text("tekst"),
                        new Cell("612345678", Cell.Kind.NUMBER),
                        new Cell("2026-03-31", Cell.Kind.DATE),
                        Cell.text("ja"),
                        Cell.broken(),
                        new Cell("0.5", Cell.Kind.NUMBER));
    }

    @Test
    void daysAreCountedFrom1904WhereTheWorkbookSaysSo() {
        Map<String, String> files = SheetFiles.xlsxFiles(
                "<sheet name=\"A\" r:id=\"r1\"/>",
                "<workbookPr date1904=\"1\"/>",
                List.of("<sheetData><row r=\"1\"><c s=\"0\"><v>44650.75</v></c></row></sheetData>"));
        files.put("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>");

        assertThat(texts(SheetFiles.zip(files))).containsExactly(List.of("2026-03-31"));
    }

    @Test
    void aFormulaIsItsKeptOutcomeAndAnErrorIsBroken() {
        byte[] file = SheetFiles.zip(SheetFiles.xlsxFiles("<sheetData><row r=\"1\">"
                + "<c t=\"str\"><f>CONCAT(\"a\",\"b\")</f><v>ab</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                + "<c><f>WEBSERVICE(\"http://kwaad.example\")</f></c></row></sheetData>"));

        assertThat(lines(file).get(0).cells()).containsExactly(Cell.text("ab"), Cell.broken(), Cell.broken());
    }

    @Test
    void sharedTextsAndTheirRunsAreReadAndPhoneticHintsAreNot() {
        Map<String, String> files =
                SheetFiles.xlsxFiles("<sheetData><row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c></row></sheetData>");
        files.put(
                "xl/sharedStrings.xml",
                "<sst><si><r><t>een</t></r><r><t> twee_x000A_drie</t></r><rPh><t>hint</t></rPh></si></sst>");

        SheetLine line = lines(SheetFiles.zip(files)).get(0);

        assertThat(line.number()).isEqualTo(3);
        assertThat(line.cells()).containsExactly(Cell.EMPTY, Cell.text("een twee\ndrie"));
    }

    @Test
    void hiddenRowsAndMergedCellsAreTold() {
        byte[] xlsx = SheetFiles.zip(SheetFiles.xlsxFiles("<sheetData><row r=\"1\"><c t=\"str\"><v>a</v></c></row>"
                + "<row r=\"2\" hidden=\"1\"><c t=\"str\"><v>b</v></c></row>"
                + "<row r=\"3\"><c t=\"str\"><v>c</v></c></row><row r=\"4\"><c t=\"str\"><v>d</v></c></row></sheetData>"
                + "<mergeCells><mergeCell ref=\"A3:B4\"/></mergeCells>"));
        byte[] ods = SheetFiles.zip(SheetFiles.odsFiles(
                "",
                "<table:table table:name=\"A\"><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
                        + "<table:table-row table:visibility=\"filter\"><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"
                        + "<table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>c</text:p></table:table-cell></table:table-row>"
                        + "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>d</text:p></table:table-cell></table:table-row>"
                        + "</table:table>"));

        for (byte[] file : List.of(xlsx, ods)) {
            assertThat(lines(file).stream().map(SheetLine::hidden).toList()).containsExactly(false, true, false, false);
            assertThat(lines(file).stream().map(SheetLine::merged).toList()).containsExactly(false, false, true, true);
        }
    }

    @Test
    void aHiddenSheetIsNamedAndNotRead() {
        byte[] xlsx = SheetFiles.zip(SheetFiles.xlsxFiles(
                "<sheet name=\"A\" r:id=\"r1\"/><sheet name=\"B\" state=\"veryHidden\" r:id=\"r2\"/>",
                "",
                List.of(SheetFiles.rows(List.of(List.of("a"))), SheetFiles.rows(List.of(List.of("geheim"))))));
        byte[] ods = SheetFiles.zip(
                SheetFiles.odsFiles(
                        "<style:style style:name=\"weg\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>",
                        "<table:table table:name=\"A\"><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
                                + "<table:table table:name=\"B\" table:style-name=\"weg\"><table:table-row><table:table-cell><text:p>geheim</text:p></table:table-cell></table:table-row></table:table>"));

        for (byte[] file : List.of(xlsx, ods)) {
            List<Sheet> sheets = read(null, file).sheets();
            assertThat(sheets.stream().map(Sheet::hidden).toList()).containsExactly(false, true);
            assertThat(sheets.get(1).lines()).isEmpty();
        }
    }

    @Test
    void odsTellsSpacesLineEndsAndRepeatsButNoRemarksBesideACell() {
        byte[] ods = SheetFiles.zip(
                SheetFiles.odsFiles(
                        "",
                        "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"7\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
                                + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\"><office:annotation><text:p>opmerking</text:p></office:annotation><text:p>a<text:s text:c=\"2\"/>b</text:p><text:p>c<text:line-break/>d</text:p></table:table-cell><table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#VERW!</text:p></table:table-cell></table:table-row>"
                                + "<table:table-row table:number-rows-repeated=\"1048567\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"));

        assertThat(lines(ods))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.cells())
                        .containsExactly(Cell.text("a  b\nc\nd"), Cell.text("a  b\nc\nd"), Cell.broken()));
        assertThat(lines(ods).stream().map(SheetLine::number).toList()).containsExactly(8, 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void csvIsReadInTheWaysOfWritingOfTheDesk(String charset) {
        String text = "gemeente;wat\nSúdwest-Fryslân;\"regel 1\nregel \"\"2\"\"; met puntkomma\"\n\nEde;laatste";

        List<SheetLine> lines = lines(text.getBytes(Charset.forName(charset)));

        assertThat(lines.stream().map(line -> line.cell(0).text()).toList())
                .containsExactly("gemeente", "Súdwest-Fryslân", "Ede");
        assertThat(lines.get(1).cell(1).text()).isEqualTo("regel 1\nregel \"2\"; met puntkomma");
        // an empty row counts, as in a spreadsheet
        assertThat(lines.get(2).number()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void csvIsReadWithEachSignBetweenCells(String sign) {
        String text = String.join(sign, "a", "b", "c") + "\r\n" + String.join(sign, "1", "\"x,y;z\tq\"", "3");

        assertThat(texts(text.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(List.of("a", "b", "c"), List.of("1", "x,y;z\tq", "3"));
    }

    @Test
    void csvWithAMarkOfItsByteOrderAndOfItsSignIsRead() {
        byte[] utf8 = "\uFEFFsep=|\na|b\n1|2".getBytes(StandardCharsets.UTF_8);
        byte[] utf16 = "\uFEFFa\tb\n1\t2".getBytes(StandardCharsets.UTF_16LE);

        assertThat(texts(utf8)).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(lines(utf8).get(0).number()).isEqualTo(2);
        assertThat(texts(utf16)).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void aQuoteThatIsNeverClosedLosesNothing() {
        assertThat(texts("a;b\n\"open;x\ny".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(List.of("a", "b"), List.of("open;x\ny"));
    }

    @Test
    void contentCountsAndAWrongNameIsTold() {
        byte[] xlsx = SheetFiles.xlsx(List.of(List.of("a")));

        assertThat(read("lijst.csv", xlsx)).satisfies(read -> {
            assertThat(read.kind()).isEqualTo(SheetKind.XLSX);
            assertThat(read.misnamed()).isTrue();
        });
        assertThat(read("LIJST.XLSX", xlsx).misnamed()).isFalse();
        assertThat(read("lijst.xlsx", "a;b".getBytes(StandardCharsets.UTF_8)).misnamed())
                .isTrue();
    }

    // what is refused

    @Test
    void nothingAndEmptyIsRefused() {
        refused("geen", "x.ods", new byte[0]);
        refused("geen", null, null);
        refused("leeg", "x.csv", "\n \n;;\n".getBytes(StandardCharsets.UTF_8));
        refused("leeg", "x.xlsx", SheetFiles.xlsx(List.of()));
        refused("leeg", "x.ods", SheetFiles.zip(SheetFiles.odsFiles("", "<table:table table:name=\"A\"/>")));
    }

    @Test
    void whatIsNoSpreadsheetIsRefused() {
        refused("soort", "x.csv", "%PDF-1.7 ...".getBytes(StandardCharsets.UTF_8));
        refused("soort", "x.xlsx", SheetFiles.zip(Map.of("word/document.xml", "<w/>")));
        refused("soort", "x.csv", new byte[] {1, 2, 3, 0, 5});
        refused("webpagina", "x.xls", "<html><table><tr><td>a".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void macrosAndPasswordsAndOldFilesAreRefused() {
        byte[] plain = SheetFiles.xlsx(List.of(List.of("a")));
        Map<String, String> macro = SheetFiles.xlsxFiles(SheetFiles.rows(List.of(List.of("a"))));
        macro.put("xl/vbaProject.bin", "x");
        Map<String, String> basic = SheetFiles.odsFiles("", "<table:table table:name=\"A\"/>");
        basic.put("Basic/Standard/Module1.xml", "x");
        Map<String, String> locked = SheetFiles.odsFiles("", "<table:table table:name=\"A\"/>");
        locked.put("META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>");
        byte[] old = new byte[600];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
        byte[] ole = old.clone();
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, ole, 300, name.length);

        refused("macro", "lijst.xlsm", plain);
        refused("macro", "lijst.xlsx", SheetFiles.zip(macro));
        refused("macro", "lijst.ods", SheetFiles.zip(basic));
        refused("wachtwoord", "lijst.ods", SheetFiles.zip(locked));
        refused("wachtwoord", "lijst.xlsx", ole);
        refused("oud-excel", "lijst.xls", old);
        refused("oud-excel", "lijst.xlsb", SheetFiles.zip(Map.of("xl/workbook.bin", "x")));
    }

    @Test
    void aDocumentTypeIsRefusedBeforeAnythingOfItIsRead() {
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        Map<String, String> xlsx = SheetFiles.xlsxFiles(SheetFiles.rows(List.of(List.of("a"))));
        Map<String, String> ods = SheetFiles.odsFiles("", "<table:table table:name=\"A\"/>");

        refused("onveilig", "x.xlsx", changed(xlsx, "xl/worksheets/sheet1.xml", head, head + entity));
        refused("onveilig", "x.ods", changed(ods, "content.xml", head, head + entity));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/cron.d/x", "/etc/x", "xl/../../x", "..\\x", "C:\\x"})
    void aNameThatLeadsOutOfTheFolderIsRefused(String name) {
        Map<String, String> files = SheetFiles.xlsxFiles(SheetFiles.rows(List.of(List.of("a"))));
        files.put(name, "x");

        refused("onveilig", "x.xlsx", SheetFiles.zip(files));
    }

    @Test
    void aBombIsNotUnpacked() {
        byte[] bomb = SheetFiles.zip(SheetFiles.xlsxFiles("<sheetData><row r=\"1\"><c t=\"str\"><v>"
                + " ".repeat(50 * 1024 * 1024) + "</v></c></row></sheetData>"));
        assertThat(bomb.length).isLessThan(LIMITS.bytes());

        refused("uitgepakt-te-groot", "x.xlsx", bomb);
    }

    @Test
    void rowsAndColumnsThatRepeatWithoutEndAreRefused() {
        refused(
                "te-veel-rijen",
                "x.ods",
                SheetFiles.zip(
                        SheetFiles.odsFiles(
                                "",
                                "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"2000000000\"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>")));
        refused(
                "te-veel-kolommen",
                "x.ods",
                SheetFiles.zip(
                        SheetFiles.odsFiles(
                                "",
                                "<table:table table:name=\"A\"><table:table-row><table:table-cell table:number-columns-repeated=\"2000000000\"><text:p>a</text:p></table:table-cell></table:table-row></table:table>")));
        refused(
                "te-veel-kolommen",
                "x.xlsx",
                SheetFiles.zip(SheetFiles.xlsxFiles(
                        "<sheetData><row><c r=\"ZZZ1\" t=\"str\"><v>a</v></c></row></sheetData>")));
        refused("te-veel-rijen", "x.csv", "a\n".repeat(1_200).getBytes(StandardCharsets.UTF_8));
        refused("cel-te-lang", "x.csv", ("a;" + "b".repeat(40_000)).getBytes(StandardCharsets.UTF_8));
        refused("te-groot", "x.csv", new byte[LIMITS.bytes() + 1]);
    }

    @Test
    void whateverIsSentIsReadOrRefusedWithASentence() {
        Random random = new Random(20261129);
        List<byte[]> good = List.of(
                SheetWriting.of(SheetKind.XLSX, List.of(new SheetWriting.Page("A", List.of(List.of("a", "b"))))),
                SheetWriting.of(SheetKind.ODS, List.of(new SheetWriting.Page("A", List.of(List.of("a", "b"))))),
                SheetFiles.csv(List.of(List.of("a", "b"), List.of("c", "d"))));
        for (int turn = 0; turn < 3_000; turn++) {
            byte[] content;
            if (turn % 3 == 0) {
                content = new byte[1 + random.nextInt(400)];
                random.nextBytes(content);
            } else {
                byte[] whole = good.get(random.nextInt(good.size()));
                content = Arrays.copyOf(whole, turn % 2 == 0 ? whole.length : 1 + random.nextInt(whole.length));
                for (int change = 0; change < 1 + random.nextInt(8); change++) {
                    content[random.nextInt(content.length)] = (byte) random.nextInt(256);
                }
            }
            try {
                assertThat(read("lijst.ods", content).sheets()).isNotEmpty();
            } catch (InvalidInput refused) {
                assertThat(refused.errors().get(0).message()).isNotBlank();
            }
        }
    }
}
