package nl.schakel.process.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** The rows of a decision table as a chain director says them, and nothing else of the file. */
class TableSheetTest {

    private static final List<String> TABLES =
            List.of("routering.dmn", "contra-indicatie.dmn", "urgentie.dmn", "ontvangst.dmn", "meekijken.dmn");

    private final Map<String, byte[]> files = shipped();

    private static Map<String, byte[]> shipped() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                // routes have no say in what a table says
                for (Path file :
                        all.filter(one -> !one.toString().endsWith(".bpmn")).toList()) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private TableSheet sheet(String file) {
        return TableSheet.of(files.get(file), file, ModelBundle.of(files), Map.of());
    }

    private TableSheet after(String file, List<TableRow> lines) {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.put(file, sheet(file).with(lines));
        return TableSheet.of(changed.get(file), file, ModelBundle.of(changed), Map.of());
    }

    private static TableRow asking(TableRow line, int column, TableCondition condition) {
        List<TableCondition> conditions = new ArrayList<>(line.conditions());
        conditions.set(column, condition);
        return new TableRow(line.id(), line.remark(), conditions, line.outcomes());
    }

    @Test
    void aTableThatNobodyChangesKeepsEveryCharacter() {
        for (String table : TABLES) {
            assertThat(sheet(table).with(sheet(table).lines())).as(table).isEqualTo(files.get(table));
        }
    }

    @Test
    void everyCellOfTheShippedTablesIsSaidInChoices() {
        for (String table : TABLES) {
            assertThat(sheet(table).lines())
                    .as(table)
                    .flatExtracting(TableRow::conditions)
                    .extracting(TableCondition::kind)
                    .doesNotContain(ConditionKind.EIGEN);
        }
    }

    @Test
    void oneChangedCellIsTheOnlyDifference() {
        TableSheet sheet = sheet("contra-indicatie.dmn");
        List<TableRow> lines = new ArrayList<>(sheet.lines());
        lines.set(0, asking(lines.get(0), 2, TableCondition.chosen(ConditionKind.GEEN_VAN, List.of("elders"))));

        String before = new String(files.get("contra-indicatie.dmn"), StandardCharsets.UTF_8);
        String now = new String(sheet.with(lines), StandardCharsets.UTF_8);

        assertThat(now).isEqualTo(before.replaceFirst("\"accepteert\"</text>", "not(\"elders\")</text>"));
    }

    @Test
    void aNewRowStandsWhereItWasPutAndIsReadBack() {
        TableSheet sheet = sheet("routering.dmn");
        List<TableCondition> any = sheet.inputs().stream()
                .map(one -> TableCondition.chosen(ConditionKind.ALLES, List.of()))
                .toList();
        TableRow fresh = asking(
                new TableRow("", "Verzonnen regel <met> tekens & zo", any, List.of("veiligthuis")),
                0,
                TableCondition.chosen(ConditionKind.BEVAT, List.of("arbeid", "orgaan")));
        List<TableRow> lines = new ArrayList<>(sheet.lines());
        lines.add(3, fresh);

        TableSheet after = after("routering.dmn", lines);

        TableRow read = after.lines().get(3);
        assertThat(read.agrees(fresh)).isTrue();
        assertThat(read.id()).startsWith("Regel_Veiligthuis");
        List<TableRow> others = new ArrayList<>(after.lines());
        others.remove(3);
        assertThat(others).isEqualTo(sheet.lines());
        assertThat(after.counting(Map.of("vormen", "seksueel,orgaan"))).contains(read);
        assertThat(after.counting(Map.of("vormen", "seksueel"))).doesNotContain(read);
    }

    @Test
    void rowsMoveWithWhatStandsAboveThemAndGo() {
        String table = "urgentie.dmn";
        String text = new String(files.get(table), StandardCharsets.UTF_8)
                .replace(
                        "<rule id=\"Regel_GevaarOnbekend\">",
                        "<!-- hoort hierbij --><rule id=\"Regel_GevaarOnbekend\">");
        files.put(table, text.getBytes(StandardCharsets.UTF_8));
        List<TableRow> lines = new ArrayList<>(sheet(table).lines());
        TableRow unknown = lines.remove(1);
        lines.add(0, unknown);
        lines.remove(2);

        String now = new String(sheet(table).with(lines), StandardCharsets.UTF_8);

        assertThat(now).doesNotContain("Regel_GeenDirectGevaar");
        assertThat(now.indexOf("<!-- hoort hierbij --><rule id=\"Regel_GevaarOnbekend\">"))
                .isPositive()
                .isLessThan(now.indexOf("Regel_DirectGevaar"));
    }

    /** What somebody tries must be what the route will do: held against the engine that decides for real cases. */
    @Test
    void whatCountsIsWhatTheEngineDecides() {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        Random chance = new Random(12);
        for (String table : TABLES) {
            TableSheet sheet = sheet(table);
            DmnDecision decision = engine.parseDecisions(new ByteArrayInputStream(files.get(table)))
                    .get(0);
            for (int i = 0; i < 60; i++) {
                Map<String, String> answers = new HashMap<>();
                for (TableColumn column : sheet.inputs()) {
                    List<String> codes = new ArrayList<>(column.values().keySet());
                    java.util.Collections.shuffle(codes, chance);
                    int many = column.several() ? chance.nextInt(Math.min(4, codes.size() + 1)) : 1;
                    answers.put(column.key(), String.join(",", codes.subList(0, Math.min(many, codes.size()))));
                }
                List<String> decided = engine
                        .evaluateDecisionTable(decision, Variables.fromMap(new HashMap<>(answers)))
                        .getResultList()
                        .stream()
                        .map(row -> String.valueOf(row.values().iterator().next()))
                        .toList();
                assertThat(sheet.counting(answers))
                        .as("%s with %s", table, answers)
                        .extracting(line -> line.outcomes().get(0))
                        .containsExactlyElementsOf(decided);
            }
        }
    }

    @Test
    void whatCannotBeSoIsSaidAtItsCell() {
        TableSheet sheet = sheet("urgentie.dmn");
        TableRow line = sheet.lines().get(0);
        List<List<TableRow>> wrong = List.of(
                List.of(),
                List.of(asking(line, 0, TableCondition.chosen(ConditionKind.EEN_VAN, List.of("kabouter")))),
                List.of(asking(line, 0, TableCondition.chosen(ConditionKind.EEN_VAN, List.of()))),
                List.of(asking(line, 0, TableCondition.chosen(ConditionKind.BEVAT, List.of("ja")))),
                List.of(asking(line, 0, new TableCondition(ConditionKind.EIGEN, List.of(), "1 + 1"))),
                List.of(new TableRow(line.id(), "", line.conditions(), List.of("kabouter"))),
                List.of(new TableRow(line.id(), "x".repeat(501), line.conditions(), line.outcomes())),
                List.of(new TableRow("Regel_Weg", "", line.conditions(), line.outcomes())),
                List.of(new TableRow(line.id(), "", List.of(), line.outcomes())),
                List.of(line, line));

        assertThat(wrong)
                .extracting(lines -> refused(sheet, lines))
                .containsExactly(
                        "regels verplicht",
                        "regels[0].voorwaarden[0] onbekende-keuze",
                        "regels[0].voorwaarden[0] verplicht",
                        "regels[0].voorwaarden[0] soort",
                        "regels[0].voorwaarden[0] soort",
                        "regels[0].uitkomsten[0] onbekende-keuze",
                        "regels[0].toelichting te-lang",
                        "regels[0] weg",
                        "regels[0] kolommen",
                        "regels dubbel");
    }

    private static String refused(TableSheet sheet, List<TableRow> lines) {
        try {
            sheet.with(lines);
            return "taken";
        } catch (InvalidInput refused) {
            FieldError first = refused.errors().get(0);
            return first.field() + " " + first.code();
        }
    }

    /** What another tool wrote is kept as long as nobody chooses something else. */
    @Test
    void aConditionOfAnotherToolStays() {
        String table = "urgentie.dmn";
        files.put(
                table,
                new String(files.get(table), StandardCharsets.UTF_8)
                        .replaceFirst("<text>\"ja\"</text>", "<text>starts with(?, \"j\")</text>")
                        .getBytes(StandardCharsets.UTF_8));
        TableSheet sheet = sheet(table);
        TableRow line = sheet.lines().get(0);
        assertThat(line.conditions().get(0).kind()).isEqualTo(ConditionKind.EIGEN);
        List<TableRow> lines = new ArrayList<>(sheet.lines());
        lines.set(0, new TableRow(line.id(), "Andere uitleg", line.conditions(), line.outcomes()));

        assertThat(new String(sheet.with(lines), StandardCharsets.UTF_8))
                .contains("starts with(?, \"j\")", "<description>Andere uitleg</description>");
        assertThat(sheet.counting(Map.of("acuut", "ja", "minderjarig", "nee"))).containsExactly(line);
    }

    @Test
    void aFileThatIsNoTableIsRefused() {
        files.put("kapot.dmn", "<definitions/>".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> sheet("kapot.dmn")).isInstanceOf(IllegalArgumentException.class);
    }
}
