package nl.schakel.process.rules.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;

/** Check of what a form says about itself: id, version, and that no two of its questions have one name. */
public final class FormHeads implements ModelRule {

    /** The version that the engine and its own tools know. */
    private static final int VERSION = 16;

    private static final String PLATFORM = "Camunda Platform";

    @Override
    public String id() {
        return "formulierkop";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (ModelBundle.FormFile form : bundle.forms()) {
            if (!form.file().equals(form.id() + ".form")) {
                findings.error(form.file(), "", "bestand", form.id());
            }
            int version = form.root().path("schemaVersion").asInt();
            if (version != VERSION) {
                findings.error(form.file(), "", "versie", String.valueOf(version), String.valueOf(VERSION));
            }
            if (!PLATFORM.equals(form.root().path("executionPlatform").asText())) {
                findings.error(form.file(), "", "platform", PLATFORM);
            }
            names(form, form.root(), new HashSet<>(), new HashSet<>(), findings);
        }
    }

    private static void names(
            ModelBundle.FormFile form, JsonNode parent, Set<String> ids, Set<String> keys, RuleFindings findings) {
        for (JsonNode component : parent.path("components")) {
            String id = component.path("id").asText();
            if (!ids.add(id)) {
                findings.error(form.file(), id, "twee-ids", id);
            }
            String key = component.path("key").asText(component.path("path").asText());
            if (!key.isEmpty() && !keys.add(key)) {
                findings.error(form.file(), key, "twee-sleutels", key);
            }
            // the rows of a list have names of their own
            boolean list = component.path("type").asText().equals("dynamiclist");
            names(form, component, ids, list ? new HashSet<>() : keys, findings);
        }
    }
}
