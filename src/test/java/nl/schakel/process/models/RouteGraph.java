package nl.schakel.process.models;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/**
 * Where a case can get to in one model. A called process counts as one step, boundary events as ways out of it, and an
 * event subprocess that interrupts the route as another beginning of it.
 */
final class RouteGraph {

    private final BpmnModelInstance model;

    RouteGraph(BpmnModelInstance model) {
        this.model = model;
    }

    /** The ends of the case itself that can be reached without passing a step of this kind. */
    Set<String> endsWithout(Predicate<FlowNode> step) {
        return reachableWithout(step).stream()
                .filter(EndEvent.class::isInstance)
                .filter(this::endsTheCase)
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** Every step that can be reached from a beginning of the case without passing a step of this kind. */
    Set<FlowNode> reachableWithout(Predicate<FlowNode> step) {
        Set<FlowNode> seen = new HashSet<>();
        Set<SequenceFlow> taken = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(beginnings());
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            // a parallel join waits for all its branches
            if (node instanceof ParallelGateway && !taken.containsAll(node.getIncoming())) {
                continue;
            }
            if (!seen.add(node) || step.test(node)) {
                continue;
            }
            if (node instanceof Activity activity) {
                boundaries(activity).forEach(open::push);
            }
            if (node instanceof SubProcess inner && !inner.triggeredByEvent()) {
                inner.getChildElementsByType(StartEvent.class).forEach(open::push);
            } else {
                follow(node, taken, open);
            }
            // the way out of a frame opens when an end inside it is reached
            if (node instanceof EndEvent
                    && node.getParentElement() instanceof SubProcess frame
                    && !frame.triggeredByEvent()) {
                follow(frame, taken, open);
            }
        }
        return seen;
    }

    private static void follow(FlowNode node, Set<SequenceFlow> taken, Deque<FlowNode> open) {
        for (SequenceFlow flow : node.getOutgoing()) {
            taken.add(flow);
            open.push(flow.getTarget());
        }
    }

    static boolean calls(FlowNode node, String operation) {
        return node instanceof ServiceTask task
                && task.getCamundaExpression() != null
                && task.getCamundaExpression().startsWith("${" + operation + "(");
    }

    private Collection<StartEvent> beginnings() {
        return model.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getParentElement() instanceof Process || interruptsTheCase(start))
                .toList();
    }

    private boolean endsTheCase(FlowNode end) {
        return end.getParentElement() instanceof Process
                || end.getParentElement() instanceof SubProcess inner
                        && inner.triggeredByEvent()
                        && inner.getChildElementsByType(StartEvent.class).stream()
                                .anyMatch(RouteGraph::interruptsTheCase);
    }

    private static boolean interruptsTheCase(StartEvent start) {
        return start.getParentElement() instanceof SubProcess inner
                && inner.triggeredByEvent()
                && inner.getParentElement() instanceof Process
                && start.isInterrupting();
    }

    private Collection<BoundaryEvent> boundaries(Activity host) {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(host))
                .toList();
    }
}
