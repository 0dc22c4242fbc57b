package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The models are pictures that partners discuss (architecture, section 8): these rules keep them readable. */
class ModelStyleTest {

    private record Prefix(Class<?> type, String prefix) {}

    private static final List<Prefix> PREFIXES = List.of(
            new Prefix(StartEvent.class, "Start_"),
            new Prefix(EndEvent.class, "End_"),
            new Prefix(BoundaryEvent.class, "Boundary_"),
            new Prefix(IntermediateCatchEvent.class, "Event_"),
            new Prefix(Gateway.class, "Gateway_"),
            new Prefix(CallActivity.class, "Call_"),
            new Prefix(SubProcess.class, "Sub_"),
            new Prefix(Activity.class, "Task_"));

    static Stream<Arguments> models() {
        return ModelFiles.processes().entrySet().stream().map(model -> Arguments.of(model.getKey(), model.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void idsSayWhatTheyAre(String name, BpmnModelInstance model) {
        assertThat(model.getModelElementsByType(FlowNode.class)).allSatisfy(node -> {
            String prefix = PREFIXES.stream()
                    .filter(p -> p.type().isInstance(node))
                    .findFirst()
                    .orElseThrow()
                    .prefix();
            assertThat(node.getId()).matches(prefix + "([A-Z][a-z0-9]+)+");
        });
        assertThat(model.getModelElementsByType(SequenceFlow.class))
                .allSatisfy(flow -> assertThat(flow.getId()).startsWith("Flow_"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void everyStepAndEventHasAName(String name, BpmnModelInstance model) {
        assertThat(model.getModelElementsByType(Activity.class))
                .allSatisfy(step -> assertThat(step.getName()).as(step.getId()).isNotBlank());
        assertThat(model.getModelElementsByType(Event.class))
                .allSatisfy(
                        event -> assertThat(event.getName()).as(event.getId()).isNotBlank());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void everyChoiceIsAQuestionWithNamedAnswersAndADefault(String name, BpmnModelInstance model) {
        Stream.of(ExclusiveGateway.class, InclusiveGateway.class)
                .flatMap(type -> model.getModelElementsByType(type).stream())
                .map(Gateway.class::cast)
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .forEach(gateway -> {
                    assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
                    assertThat(gateway.getOutgoing())
                            .allSatisfy(flow -> assertThat(flow.getName())
                                    .as("answer on %s", flow.getId())
                                    .isNotBlank());
                    long undecided = gateway.getOutgoing().stream()
                            .filter(flow -> flow.getConditionExpression() == null)
                            .count();
                    SequenceFlow other = gateway instanceof ExclusiveGateway exclusive
                            ? exclusive.getDefault()
                            : ((InclusiveGateway) gateway).getDefault();
                    assertThat(undecided).as(gateway.getId()).isEqualTo(1);
                    assertThat(other).as("default of %s", gateway.getId()).isNotNull();
                    assertThat(other.getConditionExpression()).isNull();
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void gatewaysEitherSplitOrJoin(String name, BpmnModelInstance model) {
        assertThat(model.getModelElementsByType(Gateway.class))
                .allSatisfy(gateway -> assertThat(gateway.getIncoming().size() > 1
                                && gateway.getOutgoing().size() > 1)
                        .as(gateway.getId())
                        .isFalse());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void everythingIsDrawnAndOnlyInStraightAngles(String name, BpmnModelInstance model) {
        Set<String> drawn = new HashSet<>();
        model.getModelElementsByType(BpmnShape.class)
                .forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
        assertThat(model.getModelElementsByType(FlowNode.class))
                .allSatisfy(node -> assertThat(drawn).contains(node.getId()));
        Map<String, List<Waypoint>> lines = new java.util.HashMap<>();
        model.getModelElementsByType(BpmnEdge.class)
                .forEach(edge -> lines.put(edge.getBpmnElement().getId(), List.copyOf(edge.getWaypoints())));
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            List<Waypoint> line = lines.get(flow.getId());
            assertThat(line).as(flow.getId()).hasSizeGreaterThanOrEqualTo(2);
            for (int i = 1; i < line.size(); i++) {
                boolean straight = line.get(i).getX().equals(line.get(i - 1).getX())
                        || line.get(i).getY().equals(line.get(i - 1).getY());
                assertThat(straight)
                        .as("%s is drawn in right angles", flow.getId())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void noTwoFlowsCross(String name, BpmnModelInstance model) {
        List<BpmnEdge> edges = model.getModelElementsByType(BpmnEdge.class).stream()
                .filter(edge -> edge.getBpmnElement() instanceof SequenceFlow)
                .toList();
        for (BpmnEdge one : edges) {
            for (BpmnEdge other : edges) {
                assertThat(crosses(List.copyOf(one.getWaypoints()), List.copyOf(other.getWaypoints())))
                        .as(
                                "%s crosses %s",
                                one.getBpmnElement().getId(),
                                other.getBpmnElement().getId())
                        .isFalse();
            }
        }
    }

    private static boolean crosses(List<Waypoint> one, List<Waypoint> other) {
        for (int i = 1; i < one.size(); i++) {
            for (int j = 1; j < other.size(); j++) {
                if (one.get(i - 1).getY().equals(one.get(i).getY())
                        && other.get(j - 1).getX().equals(other.get(j).getX())
                        && strictlyBetween(
                                other.get(j).getX(),
                                one.get(i - 1).getX(),
                                one.get(i).getX())
                        && strictlyBetween(
                                one.get(i).getY(),
                                other.get(j - 1).getY(),
                                other.get(j).getY())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean strictlyBetween(double value, double a, double b) {
        return value > Math.min(a, b) && value < Math.max(a, b);
    }
}
