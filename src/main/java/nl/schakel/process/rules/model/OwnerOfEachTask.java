package nl.schakel.process.rules.model;

import java.util.Optional;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelExpression;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.OperationList;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Check that every task has one group that owns it, found by an operation that knows who is who (R6). */
public final class OwnerOfEachTask implements ModelRule {

    private final OperationList operations;

    public OwnerOfEachTask(OperationList operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return "eigenaar";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        String groups = String.join(", ", operations.giving(Gives.What.GROUP));
        String persons = String.join(", ", operations.giving(Gives.What.PERSON));
        for (BundleModel model : bundle.models()) {
            for (UserTask task : model.tasks()) {
                String owner = task.getCamundaCandidateGroups();
                if (owner == null || owner.isBlank()) {
                    findings.error(model.file(), task.getId(), "ontbreekt", groups);
                } else if (!gives(owner, Gives.What.GROUP)) {
                    findings.error(model.file(), task.getId(), "groep", owner, groups);
                }
                String person = task.getCamundaAssignee();
                if (person != null && !gives(person, Gives.What.PERSON)) {
                    findings.error(model.file(), task.getId(), "persoon", person, persons);
                }
                if (task.getCamundaCandidateUsers() != null) {
                    findings.error(model.file(), task.getId(), "persoon", task.getCamundaCandidateUsers(), persons);
                }
                if (task.getCamundaDueDate() != null && !gives(task.getCamundaDueDate(), Gives.What.MOMENT)) {
                    findings.error(model.file(), task.getId(), "moment", task.getCamundaDueDate());
                }
            }
        }
    }

    private boolean gives(String text, Gives.What what) {
        Optional<ModelExpression.OperationCall> call = ModelExpression.of(text).flatMap(ModelExpression::onlyCall);
        // an operation that does not exist has its own finding
        return call.flatMap(one -> operations.find(one.name()))
                .map(operation -> operation.gives() == what)
                .orElse(call.isPresent());
    }
}
