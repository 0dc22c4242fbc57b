package nl.schakel.process.rules.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelExpression;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.OperationList;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Value: a task, or a timer that is drawn, for which the table of terms says how long it lasts.
 *
 * @param element its id in the model
 * @param step its code in the table
 * @param name what people read; empty when it has none
 */
public record StepWithTerm(String element, String step, String name) {

    /** All of a model, tasks first, in the order of the file. */
    public static List<StepWithTerm> of(BundleModel model, OperationList operations) {
        List<StepWithTerm> steps = new ArrayList<>();
        for (UserTask task : model.tasks()) {
            steps.add(of(task, Steps.of(task.getId())));
        }
        model.all(TimeDate.class).forEach(date -> of(date, operations).ifPresent(steps::add));
        return List.copyOf(steps);
    }

    private static StepWithTerm of(FlowElement element, String step) {
        return new StepWithTerm(element.getId(), step, element.getName() == null ? "" : element.getName());
    }

    /** The step that a timer names; empty when its end follows from something else. */
    static Optional<StepWithTerm> of(TimeDate date, OperationList operations) {
        Optional<ModelExpression.OperationCall> call =
                ModelExpression.of(date.getTextContent()).flatMap(ModelExpression::onlyCall);
        return call.filter(one -> gives(one, operations, Gives.What.TERM))
                .filter(one -> one.arguments().size() == 2)
                .map(one -> one.arguments().get(1))
                .filter(ModelExpression.Literal.class::isInstance)
                .map(step -> of(event(date), ((ModelExpression.Literal) step).text()));
    }

    /** Whether a variable or an operation says when it ends. */
    static boolean isMoment(TimeDate date, OperationList operations) {
        Optional<ModelExpression> expression = ModelExpression.of(date.getTextContent());
        boolean variable = expression
                .filter(one -> one.comparison().isEmpty() && one.left() instanceof ModelExpression.Variable)
                .isPresent();
        return variable
                || expression
                        .flatMap(ModelExpression::onlyCall)
                        .filter(call -> gives(call, operations, Gives.What.MOMENT))
                        .isPresent();
    }

    private static boolean gives(ModelExpression.OperationCall call, OperationList operations, Gives.What what) {
        return operations.find(call.name()).filter(one -> one.gives() == what).isPresent();
    }

    static FlowElement event(TimeDate date) {
        return (FlowElement) date.getParentElement().getParentElement();
    }
}
