package nl.schakel.process.rules.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;

/**
 * Check that only an answer from a closed list steers a route: its code becomes a variable of the process, and free text in
 * a variable would be personal data (R9).
 */
public final class ClosedRouteQuestions implements ModelRule {

    private static final Set<String> ALSO = Set.of("checkbox", "number");
    private static final String CODE = "[a-zA-Z0-9-]+";

    @Override
    public String id() {
        return "routevraag";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (ModelBundle.FormFile form : bundle.forms()) {
            for (JsonNode question : FormQuestions.of(form)) {
                if (!FormQuestions.steers(question)) {
                    continue;
                }
                String name = FormQuestions.name(question);
                if (!FormQuestions.closed(question) && !ALSO.contains(FormQuestions.type(question))) {
                    findings.error(form.file(), name, "open", name);
                }
                question.path("values").forEach(option -> {
                    String value = option.path("value").asText();
                    if (!value.matches(CODE)) {
                        findings.error(form.file(), name, "code", name, value);
                    }
                });
            }
        }
    }
}
