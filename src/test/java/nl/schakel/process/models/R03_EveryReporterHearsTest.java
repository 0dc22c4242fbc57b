package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R3 on the drawing: no path of a route reaches an end of the case without a message to the reporter. */
class R03_EveryReporterHearsTest {

    @ParameterizedTest
    @ValueSource(strings = {"meldroute", "intrekking"})
    void everyPathToAnEndInformsTheReporter(String process) {
        assertThat(new RouteGraph(ModelFiles.process(process)).endsWithout(R03_EveryReporterHearsTest::informs))
                .isEmpty();
    }

    @Test
    void theLastStepBeforeEveryEndOfTheRouteIsAMessageToTheReporter() {
        BpmnModelInstance route = ModelFiles.process("meldroute");
        for (String end : new String[] {"End_SignaalAfgesloten", "End_SignaalIngetrokken"}) {
            FlowNode node = route.getModelElementById(end);
            assertThat(node.getPreviousNodes().list())
                    .as(end)
                    .isNotEmpty()
                    .allMatch(R03_EveryReporterHearsTest::informs);
        }
    }

    @Test
    void aDirectorsDrawingWithASilentWayOutIsFound() {
        BpmnModelInstance drawn = Bpmn.createExecutableProcess("getekend")
                .startEvent()
                .exclusiveGateway("Gateway_Verder")
                .serviceTask("Task_Informeren")
                .camundaExpression("${melder.informeren(zaak,'afgesloten')}")
                .endEvent("End_Gehoord")
                .moveToNode("Gateway_Verder")
                .endEvent("End_Stil")
                .done();
        assertThat(new RouteGraph(drawn).endsWithout(R03_EveryReporterHearsTest::informs))
                .containsExactly("End_Stil");
    }

    @Test
    void aTimerThatSkipsTheMessageIsFound() {
        BpmnModelInstance drawn = Bpmn.createExecutableProcess("getekend")
                .startEvent()
                .userTask("Task_Wachten")
                .serviceTask("Task_Informeren")
                .camundaExpression("${melder.informeren(zaak,'afgesloten')}")
                .endEvent("End_Gehoord")
                .moveToActivity("Task_Wachten")
                .boundaryEvent("Boundary_TeLang")
                .timerWithDuration("P1D")
                .endEvent("End_Stil")
                .done();
        assertThat(new RouteGraph(drawn).endsWithout(R03_EveryReporterHearsTest::informs))
                .containsExactly("End_Stil");
    }

    private static boolean informs(FlowNode node) {
        return RouteGraph.calls(node, "melder.informeren");
    }
}
