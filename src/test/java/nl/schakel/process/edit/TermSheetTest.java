package nl.schakel.process.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.compare.ElementDifference;
import nl.schakel.process.compare.FileDifference;
import nl.schakel.process.rules.ShippedBundle;
import org.junit.jupiter.api.Test;

/** The rows of one step change, and every other character of the table stays. */
class TermSheetTest {

    private static final String SHIPPED = ShippedBundle.whole().text(TermSheet.FILE);
    private static final String MODEL = "meldroute";
    private static final String STEP = "signaal-beoordelen";

    private final TermSheet sheet = sheet(SHIPPED);

    @Test
    void theRowsOfAStepAreReadAsTheyStand() {
        assertThat(sheet.lines(MODEL, STEP))
                .extracting(TermLine::urgency, TermLine::duration, TermLine::counting, TermLine::pickUp)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("acuut", "PT4H", "kloktijd", "PT15M"),
                        org.assertj.core.groups.Tuple.tuple("", "P3D", "werktijd", "P1D"));
        assertThat(sheet.lines(MODEL, STEP).get(1).reminder()).isEqualByComparingTo("0.75");
        assertThat(sheet.steps("opvang-zoeken")).contains("plek-beantwoorden", "plek-beantwoorden/noodbed");
        assertThat(sheet.row(MODEL, STEP, "acuut")).hasValue("Termijn_AcuutSignaalBeoordelen");
        assertThat(sheet.lines("regio", "comensha-melden")).isEmpty();
        assertThat(sheet.holding("regio", "comensha-melden", "acuut")
                        .orElseThrow()
                        .duration())
                .isEqualTo("P2D");
    }

    @Test
    void whatIsNotChangedKeepsEveryByte() {
        for (String model : ShippedBundle.whole().bundle().models().stream()
                .map(one -> one.key())
                .toList()) {
            for (String step : sheet.steps(model)) {
                assertThat(sheet.with(model, step, sheet.lines(model, step)))
                        .as("%s %s", model, step)
                        .isEqualTo(bytes(SHIPPED));
            }
        }
    }

    @Test
    void oneTermChangesOneCell() {
        String changed = with(sheet, MODEL, STEP, sheet.lines(MODEL, STEP).get(0), line("", "P5D"));

        assertThat(changed.lines().filter(one -> !SHIPPED.contains(one))).isEmpty();
        assertThat(changed).isEqualTo(replaced(SHIPPED, "Termijn_SignaalBeoordelen_duur", "\"P3D\"", "\"P5D\""));
        assertThat(differing(changed)).containsExactly("Termijn_SignaalBeoordelen");
    }

    @Test
    void aNewStepGetsItsRowsAndNothingElseMoves() {
        String changed = with(sheet, "regio", "veilig-thuis-vragen", line("", "P5D"), line("acuut", "PT4H"));

        assertThat(differing(changed))
                .containsExactlyInAnyOrder("Termijn_AcuutVeiligThuisVragen", "Termijn_VeiligThuisVragen");
        TermSheet after = sheet(changed);
        assertThat(after.holding("regio", "veilig-thuis-vragen", "acuut")
                        .orElseThrow()
                        .duration())
                .isEqualTo("PT4H");
        assertThat(after.holding("regio", "veilig-thuis-vragen", "normaal")
                        .orElseThrow()
                        .duration())
                .isEqualTo("P5D");
        assertThat(after.with("regio", "veilig-thuis-vragen", List.of())).isEqualTo(bytes(SHIPPED));
    }

    @Test
    void aRowThatIsTakenAwayTakesNothingElseWithIt() {
        String changed = with(sheet, MODEL, STEP, sheet.lines(MODEL, STEP).get(1));

        assertThat(differing(changed)).containsExactly("Termijn_AcuutSignaalBeoordelen");
        assertThat(SHIPPED).hasSizeGreaterThan(changed.length());
        assertThat(SHIPPED.replaceFirst("(?s)\\s*<rule id=\"Termijn_AcuutSignaalBeoordelen\">.*?</rule>", ""))
                .isEqualTo(changed);
    }

    @Test
    void aRowOfOneRouteStandsBeforeTheOneOfAll() {
        String changed = with(sheet, "regio", "comensha-melden", line("", "P9D"));

        assertThat(differing(changed)).containsExactly("Termijn_RegioComenshaMelden");
        assertThat(sheet(changed)
                        .holding("regio", "comensha-melden", "normaal")
                        .orElseThrow()
                        .duration())
                .isEqualTo("P9D");
        assertThat(sheet(changed)
                        .holding("meldroute", "comensha-melden", "normaal")
                        .orElseThrow()
                        .duration())
                .isEqualTo("P2D");
    }

    @Test
    void urgentCasesComeBeforeAll() {
        String changed = with(
                sheet,
                "regio",
                "actie-uitvoeren",
                sheet.lines("regio", "actie-uitvoeren").get(0),
                line("acuut", "PT8H"));

        assertThat(differing(changed)).containsExactly("Termijn_AcuutActieUitvoeren");
        assertThat(sheet(changed)
                        .holding("regio", "actie-uitvoeren", "acuut")
                        .orElseThrow()
                        .duration())
                .isEqualTo("PT8H");
    }

    /** A row for everything at the top: what a director sets, holds all the same. */
    @Test
    void whatIsSetHoldsEvenUnderARowForEverything() {
        String shaded = with(sheet, "regio", "x", line("", "P1D")).replace("<text>\"x\"</text>", "<text>-</text>");
        String first = shaded.substring(
                shaded.indexOf("<rule id=\"Termijn_X\">"), shaded.indexOf("</rule>", shaded.indexOf("Termijn_X")) + 7);
        String top = shaded.replace(first, "")
                .replaceFirst("<rule ", java.util.regex.Matcher.quoteReplacement(first) + "<rule ");

        String changed = with(sheet(top), "regio", "zaak-ontvangen", line("", "P7D"), line("acuut", "PT1H"));

        assertThat(sheet(changed)
                        .holding("regio", "zaak-ontvangen", "normaal")
                        .orElseThrow()
                        .duration())
                .isEqualTo("P7D");
        assertThat(sheet(changed)
                        .holding("regio", "zaak-ontvangen", "acuut")
                        .orElseThrow()
                        .duration())
                .isEqualTo("PT1H");
        assertThat(changed.indexOf("Termijn_ZaakOntvangen\"")).isLessThan(changed.indexOf("Termijn_X\""));
        assertThat(changed.split("rule id=\"Termijn_ZaakOntvangen\"")).hasSize(2);
    }

    @Test
    void whatARegionAgreedOnStaysAndIsTold() {
        String regional = SHIPPED.replaceFirst(
                "(?s)(<rule id=\"Termijn_AcuutSignaalBeoordelen\">.*?)<text>-</text>", "$1<text>\"wvv\"</text>");
        TermSheet sheet = sheet(regional);

        assertThat(sheet.lines(MODEL, STEP)).hasSize(1);
        assertThat(sheet.regions(MODEL, STEP)).containsExactly("wvv");
        assertThat(with(sheet, MODEL, STEP, line("", "P4D"))).contains("\"wvv\"", "Termijn_AcuutSignaalBeoordelen");
    }

    @Test
    void aRemarkKeepsQuotesPicturesAndLettersFromRightToLeft() {
        String remark = "Afspraak \"snel\" & <goed> ’s nachts 🚑 \u05d1\u05d3\u05d9\u05e7\u05d4 (verzonnen)";
        String changed = with(
                sheet,
                "regio",
                "actie-uitvoeren",
                new TermLine("", "P10D", "werktijd", "", new BigDecimal("0.5"), "collegas", "landelijk", remark));

        assertThat(sheet(changed).lines("regio", "actie-uitvoeren").get(0).remark())
                .isEqualTo(remark);
        assertThat(sheet(changed).lines("regio", "actie-uitvoeren").get(0).reminder())
                .isEqualByComparingTo("0.5");
        assertThat(differing(changed)).containsExactly("Termijn_ActieUitvoeren");
    }

    @Test
    void otherWaysToWriteTheSameTableAreLeftAsTheyAre() {
        String odd = SHIPPED.replace("\n", "\r\n")
                .replaceFirst("<decisionTable", "<!-- <rule id=\"geen\"> --><decisionTable")
                .replace("<text>\"P3D\"</text>", "<text><![CDATA[\"P3D\"]]></text>")
                .replace("<text>\"\"</text>", "<text>\"\"</text ><!-- niets -->");
        TermSheet sheet = sheet(odd);

        assertThat(sheet.with(MODEL, STEP, sheet.lines(MODEL, STEP))).isEqualTo(bytes(odd));
        String changed =
                with(sheet, MODEL, STEP, sheet.lines(MODEL, STEP).get(0), line("", "P6D"), line("normaal", "P2D"));
        assertThat(changed).contains("<text>\"P6D\"</text>", "Termijn_NormaalSignaalBeoordelen");
        assertThat(changed.replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void twoHundredRowsAreNoTrouble() {
        int from = SHIPPED.indexOf("<rule id=\"Termijn_ActieUitvoeren\"");
        String row = SHIPPED.substring(from, SHIPPED.indexOf("</rule>", from) + 7);
        String many = SHIPPED.replace(
                row,
                row
                        + IntStream.range(0, 100)
                                .mapToObj(i -> row.replace("ActieUitvoeren", "Stap" + i)
                                        .replace("actie-uitvoeren", "stap-" + i))
                                .collect(Collectors.joining()));

        String changed = with(sheet(many), "regio", "stap-50", line("", "P50D"), line("acuut", "P1D"));

        assertThat(many.split("<rule ")).hasSizeGreaterThan(200);
        assertThat(sheet(changed)
                        .holding("regio", "stap-50", "normaal")
                        .orElseThrow()
                        .duration())
                .isEqualTo("P50D");
        assertThat(BundleComparison.between(Map.of(TermSheet.FILE, bytes(many)), Map.of(TermSheet.FILE, bytes(changed)))
                        .get(0)
                        .elements())
                .extracting(ElementDifference::element)
                .containsExactlyInAnyOrder("Termijn_AcuutStap50", "Termijn_Stap50");
    }

    @Test
    void whatIsNoTableOfTermsSaysSo() {
        for (String wrong : List.of(
                "",
                "<a/>",
                "{}",
                ShippedBundle.whole().text("urgentie.dmn"),
                SHIPPED.replace("\"stap\"", "\"trap\"").replace("<text>stap</text>", "<text>trap</text>"))) {
            assertThatThrownBy(() -> sheet(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static TermLine line(String urgency, String duration) {
        return new TermLine(
                urgency, duration, "werktijd", "", new BigDecimal("0.75"), "collegas", "ketenregisseur", null);
    }

    private static String with(TermSheet sheet, String process, String step, TermLine... lines) {
        return new String(sheet.with(process, step, keeping(sheet, process, step, lines)), StandardCharsets.UTF_8);
    }

    /** What the test does not speak of stays as it is in a row that exists. */
    private static List<TermLine> keeping(TermSheet sheet, String process, String step, TermLine... lines) {
        return java.util.Arrays.stream(lines)
                .map(line -> sheet.lines(process, step).stream()
                        .filter(now -> now.urgency().equals(line.urgency()) && line.remark() == null)
                        .findFirst()
                        .map(now -> new TermLine(
                                now.urgency(),
                                line.duration(),
                                now.counting(),
                                now.pickUp(),
                                now.reminder(),
                                now.after100(),
                                now.after150(),
                                null))
                        .orElse(line))
                .toList();
    }

    private static List<String> differing(String changed) {
        List<FileDifference> files = BundleComparison.between(
                Map.of(TermSheet.FILE, bytes(SHIPPED)), Map.of(TermSheet.FILE, bytes(changed)));
        return files.stream()
                .flatMap(file -> file.elements().stream())
                .map(ElementDifference::element)
                .toList();
    }

    private static String replaced(String text, String after, String old, String now) {
        int from = text.indexOf(old, text.indexOf(after));
        return text.substring(0, from) + now + text.substring(from + old.length());
    }

    private static TermSheet sheet(String text) {
        return TermSheet.of(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
