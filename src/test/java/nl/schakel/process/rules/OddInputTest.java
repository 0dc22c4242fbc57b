package nl.schakel.process.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Strange but honest input is taken, and what is wrong in it is said without falling over. */
class OddInputTest {

    private static final String FILE = "tegenlezen.bpmn";
    private static final String NAME = "name=\"Voorstel tegenlezen\"";

    @Test
    void quotesEmojiAndWritingFromRightToLeftAreFine() {
        assertThat(named("Voorstel &quot;tegen&apos;lezen&quot; {0} '{' 👀 קריאה")
                        .errors())
                .isEmpty();
    }

    @Test
    void aNameWithBracesAndQuotesIsShownAsItIs() {
        assertThat(ShippedBundle.whole()
                        .changed(
                                FILE,
                                text -> text.replace(
                                        "camunda:candidateGroups=\"${eigenaar.van(gemeente,'ketenregisseur')}\"",
                                        "camunda:candidateGroups=\"it's {0} &quot;👀&quot;\""))
                        .errors())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("it's {0} \"👀\""));
    }

    @Test
    void whoCanBePhonedOrMailedIsNoTextForOthers() {
        List<RuleFinding> findings = ShippedBundle.whole()
                .changed(
                        FILE,
                        text -> text.replace(
                                "<bpmn:documentation>",
                                "<bpmn:documentation>Bel 06 00 00 00 00 of mail iemand@voorbeeld.example. "))
                .findings();

        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("teksten"))
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WAARSCHUWING))
                .extracting(RuleFinding::text)
                .anySatisfy(text -> assertThat(text).contains("telefoonnummer"))
                .anySatisfy(text -> assertThat(text).contains("mailadres"))
                .noneSatisfy(text -> assertThat(text).contains("voorbeeld.example"));
    }

    @Test
    void aShortNumberAndASourceAreNobodys() {
        assertThat(ShippedBundle.whole().findings())
                .filteredOn(finding -> finding.rule().equals("teksten"))
                .isEmpty();
    }

    @Test
    void aFormOfTwoModelsIsSaidAndTaken() {
        assertThat(ShippedBundle.whole().findings())
                .filteredOn(finding -> finding.file().equals("comensha-melden.form"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("opvang-rondom, regio"));
    }

    @Test
    void twoHundredRowsInATableAreLookedAt() {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 200; row++) {
            rows.append("<rule id=\"Rij_")
                    .append(row)
                    .append("\"><inputEntry id=\"Rij_")
                    .append(row)
                    .append("_a\"><text>\"w");
            rows.append(row)
                    .append("\"</text></inputEntry><inputEntry id=\"Rij_")
                    .append(row)
                    .append("_b\"><text>-</text>");
            rows.append("</inputEntry><outputEntry id=\"Rij_")
                    .append(row)
                    .append("_c\"><text>\"normaal\"</text></outputEntry></rule>");
        }

        assertThat(ShippedBundle.whole()
                        .changed(
                                "urgentie.dmn",
                                text -> text.replace(
                                        "<rule id=\"Regel_DirectGevaar\">", rows + "<rule id=\"Regel_DirectGevaar\">"))
                        .findings())
                .filteredOn(finding -> finding.file().equals("urgentie.dmn"))
                .hasSize(200)
                .allSatisfy(finding -> assertThat(finding.text()).contains("telt nooit mee"));
    }

    @Test
    void twoModelsThatCallEachOtherEndTheSearch() {
        ShippedBundle bundle = ShippedBundle.whole()
                .with("een.bpmn", calling("een", "twee"))
                .with("twee.bpmn", calling("twee", "een"));

        assertThat(bundle.errors())
                .filteredOn(finding -> finding.rule().equals("aanroep"))
                .extracting(RuleFinding::file)
                .contains("een.bpmn", "twee.bpmn");
    }

    @Test
    void notXmlNotJsonAndAnEmptyBundleAreSaidClearly() {
        ShippedBundle bundle = ShippedBundle.whole()
                .with("stuk.bpmn", "geen xml")
                .with("stuk.dmn", "<leeg/>")
                .with("stuk.form", "{ \"id\": ")
                .with("../vreemd.bpmn", "<x/>");

        assertThat(bundle.errors())
                .filteredOn(finding -> finding.rule().equals("leesbaar"))
                .extracting(RuleFinding::file)
                .contains("stuk.bpmn", "stuk.dmn", "stuk.form", "../vreemd.bpmn");
        assertThat(ShippedBundle.rules().check(java.util.Map.of())).isNotEmpty();
    }

    private static ShippedBundle named(String name) {
        return ShippedBundle.whole().changed(FILE, text -> text.replace(NAME, "name=\"" + name + "\""));
    }

    private static String calling(String key, String called) {
        return BrokenModels.definitions("<process id=\"" + key + "\" name=\"Proef\" isExecutable=\"true\">"
                + "<startEvent id=\"Start_A\" name=\"A\"/><callActivity id=\"Call_B\" name=\"B\" calledElement=\""
                + called
                + "\"/><endEvent id=\"End_C\" name=\"C\"/><sequenceFlow id=\"Flow_A\" sourceRef=\"Start_A\" targetRef=\"Call_B\"/>"
                + "<sequenceFlow id=\"Flow_B\" sourceRef=\"Call_B\" targetRef=\"End_C\"/></process>");
    }
}
