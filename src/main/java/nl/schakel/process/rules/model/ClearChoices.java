package nl.schakel.process.rules.model;

import java.util.stream.Stream;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * Check that each choice has an answer for every case: one way without a condition, which is the default, and a condition on
 * every other. Without, a case would stop at a choice that none of the answers fits.
 */
public final class ClearChoices implements ModelRule {

    @Override
    public String id() {
        return "keuze";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            Stream.of(ExclusiveGateway.class, InclusiveGateway.class)
                    .flatMap(type -> model.all(type).stream())
                    .map(Gateway.class::cast)
                    .filter(gateway -> model.outgoing(gateway).size() > 1)
                    .forEach(gateway -> choice(model, gateway, findings));
            model.all(SequenceFlow.class).stream()
                    .filter(flow -> flow.getConditionExpression() != null)
                    .filter(flow -> !choosing(model, flow.getSource()))
                    .forEach(flow -> findings.error(model.file(), flow.getId(), "los"));
            model.all(Gateway.class).stream()
                    .filter(gateway -> model.incoming(gateway).size() > 1
                            && model.outgoing(gateway).size() > 1)
                    .forEach(gateway -> findings.warning(model.file(), gateway.getId(), "beide"));
        }
    }

    private static void choice(BundleModel model, Gateway gateway, RuleFindings findings) {
        SequenceFlow other = gateway instanceof ExclusiveGateway exclusive
                ? exclusive.getDefault()
                : ((InclusiveGateway) gateway).getDefault();
        if (other == null) {
            findings.error(model.file(), gateway.getId(), "geen-standaard");
        } else if (other.getConditionExpression() != null) {
            findings.error(model.file(), other.getId(), "standaard-met");
        }
        model.outgoing(gateway).stream()
                .filter(flow -> !flow.equals(other) && flow.getConditionExpression() == null)
                .forEach(flow -> findings.error(model.file(), flow.getId(), "zonder"));
        if (gateway.getName() == null || !gateway.getName().strip().endsWith("?")) {
            findings.warning(model.file(), gateway.getId(), "vraag");
        }
        model.outgoing(gateway).stream()
                .filter(flow -> flow.getName() == null || flow.getName().isBlank())
                .forEach(flow -> findings.warning(model.file(), flow.getId(), "antwoord"));
    }

    private static boolean choosing(BundleModel model, FlowNode node) {
        return (node instanceof ExclusiveGateway || node instanceof InclusiveGateway)
                && model.outgoing(node).size() > 1;
    }
}
