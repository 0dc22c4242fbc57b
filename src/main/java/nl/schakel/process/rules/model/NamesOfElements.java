package nl.schakel.process.rules.model;

import java.util.List;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Check that elements have a name that people read, and an id that says what they are. The id of a task is the code of the
 * step, in terms, messages and the log, so a generated one is an error there and a question of style elsewhere.
 */
public final class NamesOfElements implements ModelRule {

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

    @Override
    public String id() {
        return "naam";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            model.nodes().forEach(node -> look(model, node, findings));
        }
    }

    private static void look(BundleModel model, FlowNode node, RuleFindings findings) {
        boolean nameless = node.getName() == null || node.getName().isBlank();
        if (nameless && node instanceof UserTask) {
            findings.error(model.file(), node.getId(), "ontbreekt");
        } else if (nameless && (node instanceof Activity || node instanceof Event)) {
            findings.warning(model.file(), node.getId(), "ontbreekt");
        }
        String prefix = PREFIXES.stream()
                .filter(one -> one.type().isInstance(node))
                .map(Prefix::prefix)
                .findFirst()
                .orElse("");
        if (node.getId() == null || node.getId().matches(prefix + "([A-Z][a-z0-9]+)+")) {
            return;
        }
        if (node instanceof UserTask) {
            findings.error(model.file(), node.getId(), "id", node.getId(), prefix);
        } else {
            findings.warning(model.file(), node.getId(), "id", node.getId(), prefix);
        }
    }
}
