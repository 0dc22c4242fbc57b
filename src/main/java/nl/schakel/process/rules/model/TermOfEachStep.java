package nl.schakel.process.rules.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.OperationList;
import nl.schakel.process.rules.RuleFindings;
import nl.schakel.process.rules.table.FirstRow;
import nl.schakel.process.terms.TermRow;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Check that each task, and each timer that is drawn, has a complete row in the table of terms that is deployed with it, in
 * every urgency and without a region: what only a region has, a new region would not find (R6).
 */
public final class TermOfEachStep implements ModelRule {

    private static final String TABLE = "termijnen";
    private static final List<String> URGENCIES = List.of("acuut", "normaal");

    private final OperationList operations;

    public TermOfEachStep(OperationList operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return "termijn";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        Optional<FirstRow> table = bundle.decision(TABLE).flatMap(FirstRow::of);
        if (table.isEmpty()) {
            findings.error("", "", "geen-tabel", TABLE + ".dmn");
            return;
        }
        for (BundleModel model : bundle.models()) {
            for (UserTask task : model.tasks()) {
                look(model, task.getId(), Steps.of(task.getId()), table.get(), findings);
            }
            model.all(TimeDate.class).forEach(date -> timer(model, date, table.get(), findings));
        }
    }

    private void timer(BundleModel model, TimeDate date, FirstRow table, RuleFindings findings) {
        Optional<StepWithTerm> step = StepWithTerm.of(date, operations);
        if (step.isPresent()) {
            look(model, step.get().element(), step.get().step(), table, findings);
        } else if (!StepWithTerm.isMoment(date, operations)) {
            findings.error(
                    model.file(),
                    StepWithTerm.event(date).getId(),
                    "moment",
                    date.getTextContent().strip());
        }
    }

    private static void look(BundleModel model, String element, String step, FirstRow table, RuleFindings findings) {
        for (String urgency : URGENCIES) {
            Optional<Map<String, Object>> row =
                    table.answering(Map.of("regio", "", "proces", model.key(), "stap", step, "urgentie", urgency));
            if (row.isEmpty()) {
                findings.error(model.file(), element, "ontbreekt", step, urgency, model.key());
            } else if (!complete(row.get())) {
                findings.error(model.file(), element, "onvolledig", step, urgency, model.key());
            }
        }
    }

    private static boolean complete(Map<String, Object> row) {
        try {
            return TermRow.of(row).reminderShare() > 0 && TermRow.of(row).reminderShare() < 1;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
