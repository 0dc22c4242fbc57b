package nl.schakel.process.rules.path;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.schakel.process.engine.ModelExpression;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.names.MessageNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.OperationList;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reader of a model as a {@link Net}. */
final class NetReader {

    /** The answer of a second reader that lets a case end. */
    private static final String CONFIRM = "bevestigen";

    /** What holds after a message that code sends only when that is so. */
    private static final Map<String, CaseFact> MESSAGES = Map.of(
            MessageNames.INTREKKING_BEVESTIGD, CaseFact.WITHDRAWN, MessageNames.INTREKKING_GEVRAAGD, CaseFact.PROPOSED);

    private static final Set<Net.Kind> TAKES_TIME =
            Set.of(Net.Kind.WAIT, Net.Kind.CALL, Net.Kind.SUB, Net.Kind.EVENT_CHOICE);

    private final BundleModel model;
    private final OperationList operations;
    private final Net net;
    private final Map<String, Integer> scopes = new HashMap<>();
    private final Map<String, Net.Node> nodes = new HashMap<>();

    private NetReader(BundleModel model, OperationList operations) {
        this.model = model;
        this.operations = operations;
        this.net = new Net(model.key());
    }

    static Net read(BundleModel model, OperationList operations) {
        return new NetReader(model, operations).read();
    }

    private Net read() {
        scope(model.process(), null, -1);
        for (FlowNode node : model.nodes()) {
            if (node instanceof SubProcess && !scopes.containsKey(node.getId())) {
                scopeOf(node);
            }
        }
        model.nodes().forEach(this::node);
        model.all(SequenceFlow.class).forEach(this::flow);
        model.nodes().forEach(this::connect);
        Meetings.mark(net);
        return net;
    }

    private int scope(BaseElement element, Net.Node owner, int parent) {
        net.scopes.add(new Net.NetScope(owner, parent));
        scopes.put(element.getId(), net.scopes.size() - 1);
        return net.scopes.size() - 1;
    }

    /** The scope in which an element stands, made when needed from the outside in. */
    private int around(ModelElementInstance element) {
        ModelElementInstance parent = element.getParentElement();
        return parent instanceof SubProcess sub ? scopeOf(sub) : 0;
    }

    private int scopeOf(FlowNode sub) {
        Integer known = scopes.get(sub.getId());
        if (known != null) {
            return known;
        }
        int outer = around(sub);
        Net.Node node = make(sub, Net.Kind.SUB, outer);
        int scope = scope(sub, node, outer);
        node.inner = scope;
        net.scopes.get(scope).event = ((SubProcess) sub).triggeredByEvent();
        return scope;
    }

    private Net.Node make(FlowNode element, Net.Kind kind, int scope) {
        Net.Node node = new Net.Node(element.getId(), element.getName(), kind, scope);
        net.nodes.add(node);
        nodes.put(element.getId(), node);
        if (TAKES_TIME.contains(kind)) {
            node.busy = net.place(node, null);
            inScopes(scope, node.busy, false);
        }
        return node;
    }

    private void inScopes(int scope, int place, boolean memory) {
        for (int at = scope; at >= 0; at = net.scopes.get(at).parent) {
            Net.NetScope around = net.scopes.get(at);
            (memory ? around.memories : around.places).add(place);
        }
    }

    private void node(FlowNode element) {
        if (element instanceof SubProcess) {
            return;
        }
        Net.Node node = make(element, kind(element), around(element));
        if (element instanceof ServiceTask task) {
            node.deed = ModelExpression.of(task.getCamundaExpression())
                    .flatMap(ModelExpression::onlyCall)
                    .flatMap(call -> operations.find(call.name()))
                    .map(OperationList.Operation::deed)
                    .orElse(null);
        }
        node.secondReading = element instanceof UserTask && Steps.SECOND_READINGS.contains(Steps.of(element.getId()));
        node.called = element instanceof CallActivity call ? call.getCalledElement() : null;
    }

    private static Net.Kind kind(FlowNode node) {
        if (node instanceof EndEvent end) {
            boolean all = end.getEventDefinitions().stream().anyMatch(TerminateEventDefinition.class::isInstance);
            return all ? Net.Kind.TERMINATE : Net.Kind.END;
        }
        if (node instanceof UserTask || node instanceof ReceiveTask || node instanceof IntermediateCatchEvent) {
            return Net.Kind.WAIT;
        }
        if (node instanceof CallActivity) {
            return Net.Kind.CALL;
        }
        if (node instanceof ExclusiveGateway) {
            return Net.Kind.CHOICE;
        }
        if (node instanceof ParallelGateway) {
            return Net.Kind.PARALLEL;
        }
        if (node instanceof InclusiveGateway) {
            return Net.Kind.INCLUSIVE;
        }
        return node instanceof EventBasedGateway ? Net.Kind.EVENT_CHOICE : Net.Kind.STEP;
    }

    private void flow(SequenceFlow element) {
        if (element.getSource() == null || element.getTarget() == null) {
            return;
        }
        Net.Node from = nodes.get(element.getSource().getId());
        Net.Node to = nodes.get(element.getTarget().getId());
        Net.Flow flow = new Net.Flow(element.getId(), net.size, confirms(element));
        flow.target = to;
        net.place(to, flow);
        net.flows.add(flow);
        inScopes(from.scope, flow.place, false);
        from.out.add(flow);
        to.in.add(flow);
        if (element.getSource() instanceof ExclusiveGateway gateway && element.equals(gateway.getDefault())
                || element.getSource() instanceof InclusiveGateway open && element.equals(open.getDefault())) {
            from.otherwise = flow;
        }
    }

    private static boolean confirms(SequenceFlow flow) {
        return flow.getConditionExpression() != null
                && ModelExpression.of(flow.getConditionExpression().getTextContent())
                        .filter(expression -> expression.comparison().equals("=="))
                        .filter(expression -> expression.left() instanceof ModelExpression.Variable variable
                                && variable.name().equals(VariableNames.BESLUIT)
                                && expression.right() instanceof ModelExpression.Literal answer
                                && answer.text().equals(CONFIRM))
                        .isPresent();
    }

    private void connect(FlowNode element) {
        Net.Node node = nodes.get(element.getId());
        if (element instanceof Activity activity) {
            node.repeats = activity.getLoopCharacteristics() != null;
        }
        if (element instanceof StartEvent start) {
            start(start, node);
        } else if (element instanceof BoundaryEvent event && event.getAttachedTo() != null) {
            Net.Node host = nodes.get(event.getAttachedTo().getId());
            int happened = net.place(node, null);
            inScopes(host.scope, happened, true);
            host.boundaries.add(new Net.Boundary(node, event.cancelActivity(), happened));
        }
    }

    private void start(StartEvent start, Net.Node node) {
        Net.NetScope scope = net.scopes.get(node.scope);
        CaseFact known = message(start);
        scope.starts.add(new Net.Start(node.out, known == null ? 0 : known.bit()));
        if (scope.event) {
            int happened = net.place(scope.owner, null);
            inScopes(scope.parent, happened, true);
            net.scopes
                    .get(scope.parent)
                    .events
                    .add(new Net.EventSub(scope.owner, node.scope, start.isInterrupting(), happened));
        }
    }

    private static CaseFact message(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition -> ((MessageEventDefinition) definition).getMessage())
                .filter(Objects::nonNull)
                .map(message -> MESSAGES.get(message.getName()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
