package nl.schakel.process.rules.model;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.process.names.UsedNames;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import nl.schakel.process.rules.XmlPart;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;

/**
 * Check that what a condition, an operation or a table reads is set by somebody: a question of a form, a table, an
 * operation, a call, or the code. A warning: whether it is set before it is read depends on the way a case took.
 */
public final class VariablesAreSet implements ModelRule {

    private static final Set<String> OF_THE_ENGINE = Set.of(
            "execution", "task", "loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");
    private static final Set<String> SETTING = Set.of("resultVariable", "elementVariable");

    @Override
    public String id() {
        return "gegevens";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        Set<String> set = new HashSet<>(OF_THE_ENGINE);
        set.addAll(UsedNames.VARIABLES);
        set.addAll(RouteQuestions.of(bundle));
        bundle.models().stream().flatMap(model -> model.root().all().stream()).forEach(part -> collect(part, set));
        for (BundleModel model : bundle.models()) {
            ModelBundle.expressions(model)
                    .forEach(one -> one.getValue()
                            .variables()
                            .filter(name -> !set.contains(name))
                            .distinct()
                            .forEach(name ->
                                    findings.warning(model.file(), one.getKey().nearestId(), "niemand", name)));
        }
        Set<String> drawn = bundle.models().stream()
                .flatMap(model -> model.all(BusinessRuleTask.class).stream())
                .map(BusinessRuleTask::getCamundaDecisionRef)
                .collect(Collectors.toSet());
        for (ModelBundle.DecisionFile table : bundle.decisions()) {
            if (!drawn.contains(table.key())) {
                // what no model asks, the code asks, with what it needs
                continue;
            }
            table.root().all().stream()
                    .filter(part -> part.name().equals("inputExpression"))
                    .flatMap(part -> part.children().stream())
                    .filter(part -> part.name().equals("text"))
                    .filter(part -> part.text().strip().matches("[A-Za-z_]\\w*"))
                    .filter(part -> !set.contains(part.text().strip()))
                    .forEach(part -> findings.warning(
                            table.file(),
                            part.nearestId(),
                            "niemand",
                            part.text().strip()));
        }
    }

    private static void collect(XmlPart part, Set<String> set) {
        part.attributes().forEach((name, value) -> {
            String local = name.substring(name.lastIndexOf(':') + 1);
            boolean mapped = Stream.of("in", "out").anyMatch(part.name()::equals) && local.equals("target");
            if (SETTING.contains(local) || mapped) {
                set.add(value);
            }
        });
    }
}
