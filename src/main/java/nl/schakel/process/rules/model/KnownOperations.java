package nl.schakel.process.rules.model;

import java.util.List;
import nl.schakel.process.engine.ModelExpression;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.OperationList;
import nl.schakel.process.rules.RuleFindings;
import nl.schakel.process.rules.XmlPart;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/** Check that every operation that a model calls exists, with so many arguments, and with codes that exist. */
public final class KnownOperations implements ModelRule {

    private static final String EXECUTION = "execution";
    private static final String TASK = "task";

    /** Where a model does something instead of asking. */
    private static final List<String> DOING =
            List.of("serviceTask", "executionListener", "taskListener", "messageEventDefinition");

    private final OperationList operations;

    public KnownOperations(OperationList operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return "bewerking";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            ModelBundle.expressions(model).forEach(one -> {
                XmlPart part = one.getKey();
                ModelExpression expression = one.getValue();
                expression.calls().forEach(call -> look(model, part, expression, call, findings));
            });
            model.all(ServiceTask.class).stream()
                    .filter(task -> ModelExpression.of(task.getCamundaExpression())
                            .flatMap(ModelExpression::onlyCall)
                            .isEmpty())
                    .forEach(task -> findings.error(model.file(), task.getId(), "geen"));
        }
    }

    private void look(
            BundleModel model,
            XmlPart part,
            ModelExpression expression,
            ModelExpression.OperationCall call,
            RuleFindings findings) {
        String element = part.nearestId();
        OperationList.Operation operation = operations.find(call.name()).orElse(null);
        if (operation == null) {
            findings.error(model.file(), element, "onbekend", call.name());
            return;
        }
        if (operation.arguments().size() != call.arguments().size()) {
            findings.error(
                    model.file(),
                    element,
                    "aantal",
                    call.name(),
                    String.valueOf(operation.arguments().size()),
                    String.valueOf(call.arguments().size()));
            return;
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            argument(
                    model,
                    element,
                    call,
                    operation.arguments().get(i),
                    call.arguments().get(i),
                    findings);
        }
        boolean doesSomething = DOING.contains(part.name());
        if (!operation.answers() && (!doesSomething || expression.onlyCall().isEmpty())) {
            findings.error(model.file(), element, "zegt-niets", call.name());
        }
    }

    private static void argument(
            BundleModel model,
            String element,
            ModelExpression.OperationCall call,
            OperationList.Argument wanted,
            ModelExpression.Operand given,
            RuleFindings findings) {
        String text = given instanceof ModelExpression.Literal literal
                ? literal.text()
                : given instanceof ModelExpression.Variable variable ? variable.name() : "";
        boolean literal = given instanceof ModelExpression.Literal;
        boolean fits = switch (wanted.takes()) {
            case EXECUTION -> !literal && text.equals(EXECUTION);
            case TASK -> !literal && text.equals(TASK);
            case NUMBER, VALUE -> literal || !text.equals(EXECUTION) && !text.equals(TASK);
        };
        if (!fits) {
            findings.error(model.file(), element, "argument", call.name(), text);
        } else if (literal && !wanted.codes().isEmpty() && !wanted.codes().contains(text)) {
            findings.error(model.file(), element, "code", text, call.name(), String.join(", ", wanted.codes()));
        }
    }
}
