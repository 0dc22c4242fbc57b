package nl.schakel.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.Severity;

/** The draft of a director who wants Veilig Thuis to be asked who has custody, after it judged the safety of a minor. */
final class NewStepDraft {

    static final String STEP = "gezag-navragen";
    static final String NAME = "Navragen wie het gezag heeft";

    private static final String MODEL = "partnerstappen.bpmn";
    private static final String TERMS = "termijnen.dmn";
    private static final Pattern ROW =
            Pattern.compile("<rule id=\"Termijn_VeiligThuisBeoordelen\">.*?</rule>", Pattern.DOTALL);

    private NewStepDraft() {}

    static UUID begin(ModelDrafts drafts, String region, Viewer director) {
        UUID draft = drafts.begin(region, director);
        change(drafts, draft, MODEL, NewStepDraft::withStep, director);
        change(drafts, draft, TERMS, NewStepDraft::withTerm, director);
        assertThat(drafts.check(draft, director))
                .filteredOn(finding -> finding.severity() == Severity.FOUT)
                .extracting(RuleFinding::line)
                .isEmpty();
        return draft;
    }

    static void change(ModelDrafts drafts, UUID draft, String file, UnaryOperator<String> change, Viewer director) {
        Map<String, byte[]> files = drafts.files(draft, director);
        String before = new String(files.get(file), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        drafts.save(
                draft, file, drafts.version(draft, file, director), after.getBytes(StandardCharsets.UTF_8), director);
    }

    private static String withStep(String model) {
        return model.replace(
                        "sourceRef=\"Task_VeiligThuisBeoordelen\" targetRef=\"Gateway_AllenKlaar\"",
                        "sourceRef=\"Task_VeiligThuisBeoordelen\" targetRef=\"Task_GezagNavragen\"")
                .replace(
                        "<bpmn:incoming>Flow_VeiligThuisBeoordelen_AllenKlaar</bpmn:incoming>",
                        "<bpmn:incoming>Flow_GezagNavragen_AllenKlaar</bpmn:incoming>")
                .replace("<bpmn:userTask id=\"Task_VeiligThuisBeoordelen\"", """
                          <bpmn:userTask id="Task_GezagNavragen" name="%s" camunda:formRef="veilig-thuis-beoordelen" camunda:formRefBinding="deployment" camunda:candidateGroups="${eigenaar.van(gemeente,'veiligthuis')}">
                            <bpmn:documentation>Verzonnen stap.</bpmn:documentation>
                            <bpmn:extensionElements>
                              <camunda:properties>
                                <camunda:property name="inzage" value="volledig" />
                                <camunda:property name="contact" value="nee" />
                              </camunda:properties>
                            </bpmn:extensionElements>
                            <bpmn:incoming>Flow_VeiligThuisBeoordelen_AllenKlaar</bpmn:incoming>
                            <bpmn:outgoing>Flow_GezagNavragen_AllenKlaar</bpmn:outgoing>
                          </bpmn:userTask>
                          <bpmn:sequenceFlow id="Flow_GezagNavragen_AllenKlaar" sourceRef="Task_GezagNavragen" targetRef="Gateway_AllenKlaar" />
                        <bpmn:userTask id="Task_VeiligThuisBeoordelen\"""".formatted(NAME));
    }

    private static String withTerm(String table) {
        Matcher row = ROW.matcher(table);
        assertThat(row.find()).isTrue();
        String added =
                row.group().replace("VeiligThuisBeoordelen", "GezagNavragen").replace("veilig-thuis-beoordelen", STEP);
        return table.replace(row.group(), row.group() + added);
    }
}
