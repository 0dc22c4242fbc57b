package nl.schakel.process.rules.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** Check that something leads to every element, and that a way does not end without an end. */
public final class EverythingReached implements ModelRule {

    @Override
    public String id() {
        return "bereikbaar";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            if (Ways.beginnings(model).isEmpty()) {
                findings.error(model.file(), model.key(), "geen-begin");
                continue;
            }
            Set<FlowNode> reached = reached(model);
            for (FlowNode node : model.nodes()) {
                boolean event = node instanceof SubProcess sub && sub.triggeredByEvent();
                if (!reached.contains(node)) {
                    findings.error(model.file(), node.getId(), "niet");
                } else if (model.outgoing(node).isEmpty() && !(node instanceof EndEvent) && !event) {
                    findings.warning(model.file(), node.getId(), "geen-vervolg");
                }
            }
            model.all(SequenceFlow.class).stream()
                    .filter(flow -> flow.getSource() == null || flow.getTarget() == null)
                    .forEach(flow -> findings.error(model.file(), flow.getId(), "losse-pijl"));
        }
    }

    private static Set<FlowNode> reached(BundleModel model) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(Ways.beginnings(model));
        open.addAll(Ways.events(model));
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (seen.add(node)) {
                open.addAll(Ways.from(model, node));
            }
        }
        return seen;
    }
}
