package nl.schakel.process.rules.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Check that every way back passes something that waits, so that a case never goes round by itself without end. */
public final class NoEndlessLoop implements ModelRule {

    @Override
    public String id() {
        return "lus";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            model.nodes().stream()
                    .filter(node -> returns(bundle, model, node))
                    .findFirst()
                    .ifPresent(node -> findings.error(model.file(), node.getId(), "zonder-wachten"));
        }
    }

    /** Whether a case can come from an element to the same element without ever waiting. */
    private static boolean returns(ModelBundle bundle, BundleModel model, FlowNode node) {
        return !waits(bundle, node, Set.of(model.key()))
                && comesTo(bundle, model, Ways.from(model, node), node, Set.of(model.key()));
    }

    private static boolean comesTo(
            ModelBundle bundle, BundleModel model, List<FlowNode> from, FlowNode goal, Set<String> around) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            FlowNode one = open.pop();
            if (one.equals(goal)) {
                return true;
            }
            if (!waits(bundle, one, around) && seen.add(one)) {
                open.addAll(Ways.from(model, one));
            }
        }
        return false;
    }

    private static boolean waits(ModelBundle bundle, FlowNode node, Set<String> around) {
        return node instanceof UserTask
                || node instanceof IntermediateCatchEvent
                || node instanceof EventBasedGateway
                || node instanceof BoundaryEvent
                || node instanceof CallActivity call && !passes(bundle, call.getCalledElement(), around);
    }

    /** Whether a case can go through a called model without ever waiting; a call of itself is another rule's finding. */
    private static boolean passes(ModelBundle bundle, String key, Set<String> around) {
        if (around.contains(key)) {
            return false;
        }
        Set<String> deeper = new HashSet<>(around);
        deeper.add(key);
        return bundle.model(key)
                .filter(called -> Ways.beginnings(called).stream()
                        .anyMatch(start -> ends(bundle, called, start, deeper, new HashSet<>())))
                .isPresent();
    }

    /**
     * Whether everything behind an element can end without waiting: one way of a choice, all ways of a split. Round and round
     * is no end.
     */
    private static boolean ends(
            ModelBundle bundle, BundleModel model, FlowNode node, Set<String> around, Set<FlowNode> behind) {
        if (waits(bundle, node, around) || !behind.add(node)) {
            return false;
        }
        List<FlowNode> next =
                model.outgoing(node).stream().map(SequenceFlow::getTarget).toList();
        boolean inside = !(node instanceof SubProcess sub)
                || sub.getChildElementsByType(StartEvent.class).stream()
                        .anyMatch(start -> ends(bundle, model, start, around, behind));
        boolean one = node instanceof ExclusiveGateway || node instanceof InclusiveGateway;
        boolean on = next.isEmpty()
                || (one
                        ? next.stream().anyMatch(way -> ends(bundle, model, way, around, behind))
                        : next.stream().allMatch(way -> ends(bundle, model, way, around, behind)));
        behind.remove(node);
        return inside && on;
    }
}
