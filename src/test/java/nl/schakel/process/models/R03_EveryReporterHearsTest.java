package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.ShippedBundle;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;

/** R3 on the drawing: no path of a route reaches an end of the case without a message to the reporter. */
class R03_EveryReporterHearsTest {

    private static final String RULE = "pad-r3";
    private static final String SILENT = "${dossier.vraagVoorbij(zaak)}";

    @Test
    void everyPathToAnEndInformsTheReporter() {
        assertThat(against(ShippedBundle.whole())).isEmpty();
    }

    @Test
    void theLastStepBeforeEveryEndIsAMessageToTheReporter() {
        Map.of(
                        "meldroute", List.of("End_SignaalAfgesloten", "End_SignaalIngetrokken"),
                        "heropening", List.of("End_ZaakAfgesloten", "End_ZaakIngetrokken"),
                        "herziening", List.of("End_EindeBlijft"))
                .forEach((model, ends) -> ends.forEach(end -> {
                    FlowNode node = ModelFiles.process(model).getModelElementById(end);
                    assertThat(node.getPreviousNodes().list())
                            .as(end)
                            .isNotEmpty()
                            .allMatch(step -> step instanceof ServiceTask task
                                    && task.getCamundaExpression().startsWith("${melder.informeren("));
                }));
    }

    @Test
    void eachOfTheTwoEndsIsTold() {
        String told = "${melder.informeren(zaak,'afgesloten')}";
        assertThat(against(ShippedBundle.whole().changed("meldroute.bpmn", model -> model.replace(told, SILENT))))
                .contains("End_SignaalAfgesloten", "End_SignaalIngetrokken");
    }

    @Test
    void aWithdrawalOfWhichTheReporterHearsNothingIsFound() {
        assertThat(against(ShippedBundle.whole()
                        .changed(
                                "intrekking.bpmn",
                                model -> model.replaceAll("\\$\\{melder\\.informeren\\([^)]*\\)}", "\\" + SILENT))))
                .contains("End_SignaalIngetrokken", "End_SignaalGaatDoor");
    }

    /** The end of a case that was opened again is told too. */
    @Test
    void aLaterEndOfWhichTheReporterHearsNothingIsFound() {
        String told = "${melder.informeren(zaak,'afgesloten')}";
        assertThat(against(ShippedBundle.whole().changed("heropening.bpmn", model -> model.replace(told, SILENT))))
                .contains("End_ZaakAfgesloten", "End_ZaakIngetrokken");
    }

    private static List<String> against(ShippedBundle bundle) {
        return bundle.errors().stream()
                .filter(finding -> finding.rule().equals(RULE))
                .map(RuleFinding::element)
                .toList();
    }
}
