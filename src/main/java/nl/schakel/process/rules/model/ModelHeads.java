package nl.schakel.process.rules.model;

import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.Process;

/** Check of what a model says about itself: key, name, that it can run, that nobody starts it past Schakel, and how long its history stays. */
public final class ModelHeads implements ModelRule {

    @Override
    public String id() {
        return "kop";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            Process process = model.process();
            if (!model.file().equals(model.key() + ".bpmn")) {
                findings.error(model.file(), model.key(), "bestand", model.key());
            }
            if (!process.isExecutable()) {
                findings.error(model.file(), model.key(), "loopt-niet");
            }
            if (process.isCamundaStartableInTasklist()) {
                findings.error(model.file(), model.key(), "startbaar");
            }
            String history = process.getCamundaHistoryTimeToLiveString();
            if (history == null || !history.matches("P\\d{1,3}D")) {
                findings.error(model.file(), model.key(), "bewaren");
            }
            if (process.getName() == null || process.getName().isBlank()) {
                findings.error(model.file(), model.key(), "naam");
            }
        }
    }
}
