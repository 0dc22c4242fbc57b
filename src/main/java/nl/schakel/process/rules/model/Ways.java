package nl.schakel.process.rules.model;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.process.rules.BundleModel;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** Calculation of where the drawing leads from an element, without counting tokens. */
final class Ways {

    private Ways() {}

    /** The elements with which a model begins. */
    static List<FlowNode> beginnings(BundleModel model) {
        return model.all(StartEvent.class).stream()
                .filter(start -> start.getParentElement() instanceof Process)
                .map(FlowNode.class::cast)
                .toList();
    }

    /** What can come next: by a flow, into a subprocess and out of it, by an event at an activity or in a subprocess. */
    static List<FlowNode> from(BundleModel model, FlowNode node) {
        List<FlowNode> next = new ArrayList<>();
        model.outgoing(node).stream().map(SequenceFlow::getTarget).forEach(next::add);
        if (node instanceof SubProcess inner) {
            next.addAll(inner.getChildElementsByType(StartEvent.class));
            events(inner.getChildElementsByType(SubProcess.class), next);
        }
        if (node instanceof Activity) {
            model.all(BoundaryEvent.class).stream()
                    .filter(event -> node.equals(event.getAttachedTo()))
                    .forEach(next::add);
        }
        boolean last = model.outgoing(node).isEmpty() || node instanceof EndEvent;
        if (last && node.getParentElement() instanceof SubProcess around && !around.triggeredByEvent()) {
            model.outgoing(around).stream().map(SequenceFlow::getTarget).forEach(next::add);
        }
        return next;
    }

    /** Event subprocesses beside a beginning. */
    static List<FlowNode> events(BundleModel model) {
        List<FlowNode> next = new ArrayList<>();
        events(model.process().getChildElementsByType(SubProcess.class), next);
        return next;
    }

    private static void events(Iterable<SubProcess> children, List<FlowNode> next) {
        children.forEach(child -> {
            if (child.triggeredByEvent()) {
                next.add(child);
            }
        });
    }
}
