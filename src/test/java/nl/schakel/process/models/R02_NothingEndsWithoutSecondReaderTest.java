package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;

/** R2 on the drawing: before the region nothing ends without the second reader, and silence is no consent. */
class R02_NothingEndsWithoutSecondReaderTest {

    @Test
    void noPathEndsASignalAroundTheSecondReader() {
        RouteGraph route = new RouteGraph(ModelFiles.process("meldroute"));
        Set<String> withoutReader = route.reachableWithout(node -> callsSecondReader(node)).stream()
                .filter(node -> RouteGraph.calls(node, "dossier.beeindigen"))
                .map(FlowNode::getId)
                .collect(Collectors.toSet());
        assertThat(withoutReader).isEmpty();
    }

    @Test
    void aCaseIsClosedOnlyByTheSecondReaderOrAfterTheRegionTreatedItOrAConfirmedWithdrawal() {
        RouteGraph route = new RouteGraph(ModelFiles.process("meldroute"));
        assertThat(route.endsWithout(node -> callsSecondReader(node) || calls(node, "keten")))
                .containsExactly("End_SignaalIngetrokken");
        RouteGraph withdrawal = new RouteGraph(ModelFiles.process("intrekking"));
        assertThat(withdrawal.endsWithout(R02_NothingEndsWithoutSecondReaderTest::callsSecondReader))
                .isEmpty();
    }

    @Test
    void theChainEndsOnlyAfterTheRegionTreatedTheCase() {
        RouteGraph chain = new RouteGraph(ModelFiles.process("keten"));
        assertThat(chain.endsWithout(node -> calls(node, "regio"))).doesNotContain("End_ZaakKlaar");
    }

    /** No one person ends a case in the region either. */
    @Test
    void theRegionEndsACaseOnlyAfterASecondReader() {
        RouteGraph region = new RouteGraph(ModelFiles.process("regio"));
        assertThat(region.endsWithout(node -> node.getId().equals("Task_EindeTegenlezen")))
                .doesNotContain("End_ZaakBehandeld");
        ExclusiveGateway mayEnd = ModelFiles.process("regio").getModelElementById("Gateway_MagSluiten");
        assertThat(mayEnd.getDefault().getTarget().getId()).isEqualTo("Task_EindeAfwijzen");
    }

    @Test
    void goingOnIsTheDefaultWhereverASignalCouldStop() {
        for (String process : new String[] {"meldroute", "intrekking"}) {
            ExclusiveGateway mayStop = ModelFiles.process(process).getModelElementById("Gateway_MagHetStoppen");
            SequenceFlow other = mayStop.getDefault();
            assertThat(other).as(process).isNotNull();
            assertThat(other.getTarget())
                    .matches(node -> !RouteGraph.calls(node, "dossier.beeindigen")
                            && !RouteGraph.calls(node, "dossier.intrekkingBevestigen"));
        }
        ExclusiveGateway goOn = ModelFiles.process("meldroute").getModelElementById("Gateway_DoorOfStoppen");
        assertThat(goOn.getDefault().getTarget().getId()).isEqualTo("Gateway_NaarDeKeten");
    }

    private static boolean callsSecondReader(FlowNode node) {
        return node instanceof CallActivity call && "tegenlezen".equals(call.getCalledElement());
    }

    private static boolean calls(FlowNode node, String process) {
        return node instanceof CallActivity call && process.equals(call.getCalledElement());
    }
}
