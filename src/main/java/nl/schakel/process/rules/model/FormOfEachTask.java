package nl.schakel.process.rules.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Check that every task asks its questions by a form of this bundle, and that every form is asked by somebody. */
public final class FormOfEachTask implements ModelRule {

    @Override
    public String id() {
        return "formulier";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        Map<String, Set<String>> used = new TreeMap<>();
        for (BundleModel model : bundle.models()) {
            for (UserTask task : model.tasks()) {
                String form = task.getCamundaFormRef();
                if (form == null || form.isBlank()) {
                    findings.error(model.file(), task.getId(), "ontbreekt");
                    continue;
                }
                used.computeIfAbsent(form, one -> new TreeSet<>()).add(model.key());
                if (bundle.form(form).isEmpty()) {
                    findings.error(model.file(), task.getId(), "onbekend", form);
                }
                if (!"deployment".equals(task.getCamundaFormRefBinding())) {
                    findings.error(model.file(), task.getId(), "los");
                }
                if (task.getCamundaFormKey() != null) {
                    findings.error(model.file(), task.getId(), "sleutel");
                }
            }
        }
        for (ModelBundle.FormFile form : bundle.forms()) {
            Set<String> by = used.getOrDefault(form.id(), Set.of());
            if (by.isEmpty()) {
                findings.warning(form.file(), "", "ongebruikt", form.id());
            } else if (by.size() > 1) {
                findings.warning(form.file(), "", "gedeeld", form.id(), String.join(", ", by));
            }
        }
    }
}
