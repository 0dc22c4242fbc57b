package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.ShippedBundle;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.junit.jupiter.api.Test;

/** R2 on the drawing: nothing ends without the second reader, and silence is no consent. */
class R02_NothingEndsWithoutSecondReaderTest {

    private static final String RULE = "pad-r2";

    @Test
    void noPathEndsASignalAroundTheSecondReader() {
        assertThat(against(ShippedBundle.whole())).isEmpty();
    }

    @Test
    void aWayAroundTheSecondReaderIsFoundBeforeTheRegion() {
        assertThat(changed(
                        "meldroute.bpmn",
                        model -> model.replace(
                                "sourceRef=\"Task_VoorstelVastleggen\" targetRef=\"Call_LatenTegenlezen\"",
                                "sourceRef=\"Task_VoorstelVastleggen\" targetRef=\"Task_SignaalBeeindigen\"")))
                .contains("Task_SignaalBeeindigen");
    }

    @Test
    void aWithdrawalThatNobodyReadsIsFound() {
        assertThat(
                        changed(
                                "intrekking.bpmn",
                                model -> model.replace(
                                        "sourceRef=\"Task_MelderInformerenOntvangen\" targetRef=\"Call_LatenTegenlezen\"",
                                        "sourceRef=\"Task_MelderInformerenOntvangen\" targetRef=\"Task_IntrekkingBevestigen\"")))
                .contains("Task_IntrekkingBevestigen");
    }

    /** No one person ends a case in the region either. */
    @Test
    void aRegionThatEndsACaseByItselfIsFoundWhereItEndsAndWhereTheCaseCloses() {
        assertThat(changed(
                        "regio.bpmn",
                        model -> model.replace(
                                "sourceRef=\"Task_EindeVoorstellen\" targetRef=\"Task_EindeTegenlezen\"",
                                "sourceRef=\"Task_EindeVoorstellen\" targetRef=\"Task_StappenBeeindigen\"")))
                .contains("Task_StappenBeeindigen", "Task_ZaakAfsluiten");
    }

    @Test
    void aNoIsNoYes() {
        assertThat(changed(
                        "regio.bpmn",
                        model -> model.replace(
                                "sourceRef=\"Gateway_MagSluiten\" targetRef=\"Task_EindeAfwijzen\"",
                                "sourceRef=\"Gateway_MagSluiten\" targetRef=\"Task_StappenBeeindigen\"")))
                .contains("Task_StappenBeeindigen");
    }

    /** A case that was opened again ends like every case. */
    @Test
    void aReopenedCaseThatClosesAroundTheRegionIsFound() {
        assertThat(changed(
                        "heropening.bpmn",
                        model -> model.replace("calledElement=\"regio\"", "calledElement=\"acute-hulp\"")))
                .contains("Task_ZaakAfsluiten");
    }

    @Test
    void goingOnIsTheDefaultWhereverASignalCouldStop() {
        assertThat(otherWay("meldroute", "Gateway_MagHetStoppen")).isEqualTo("Task_VoorstelAfwijzen");
        assertThat(otherWay("intrekking", "Gateway_MagHetStoppen")).isEqualTo("Task_IntrekkingAfwijzen");
        assertThat(otherWay("regio", "Gateway_MagSluiten")).isEqualTo("Task_EindeAfwijzen");
        assertThat(otherWay("meldroute", "Gateway_DoorOfStoppen")).isEqualTo("Gateway_NaarDeKeten");
        // neither silence nor another answer leaves an end as it is
        assertThat(otherWay("herziening", "Gateway_WeerOpen")).isEqualTo("Task_ZaakHeropenen");
    }

    private static String otherWay(String model, String question) {
        ExclusiveGateway gateway = ModelFiles.process(model).getModelElementById(question);
        return gateway.getDefault().getTarget().getId();
    }

    private static List<String> changed(String file, UnaryOperator<String> change) {
        return against(ShippedBundle.whole().changed(file, change));
    }

    private static List<String> against(ShippedBundle bundle) {
        return bundle.errors().stream()
                .filter(finding -> finding.rule().equals(RULE))
                .map(RuleFinding::element)
                .toList();
    }
}
