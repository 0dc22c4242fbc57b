package nl.schakel.process.rules.model;

import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;

/** Check that every decision names a table of this bundle, bound to it. */
public final class DecisionsInBundle implements ModelRule {

    @Override
    public String id() {
        return "beslissing";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            for (BusinessRuleTask task : model.all(BusinessRuleTask.class)) {
                String decision = task.getCamundaDecisionRef();
                if (decision == null || bundle.decision(decision).isEmpty()) {
                    findings.error(model.file(), task.getId(), "onbekend", String.valueOf(decision));
                }
                if (!"deployment".equals(task.getCamundaDecisionRefBinding())) {
                    findings.error(model.file(), task.getId(), "los");
                }
            }
        }
    }
}
