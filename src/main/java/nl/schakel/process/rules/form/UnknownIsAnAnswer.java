package nl.schakel.process.rules.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;

/**
 * Check that where yes and no are the answers to a question of fact, unknown is one as well (R11). A question about what
 * somebody decides is no question of fact, and says so with the property {@code besluit}.
 */
public final class UnknownIsAnAnswer implements ModelRule {

    private static final List<String> YES_AND_NO = List.of("ja", "nee");
    private static final String UNKNOWN = "onbekend";

    @Override
    public String id() {
        return "onbekend";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (ModelBundle.FormFile form : bundle.forms()) {
            for (JsonNode question : FormQuestions.of(form)) {
                Set<String> options = new HashSet<>();
                question.path("values")
                        .forEach(option -> options.add(option.path("value").asText()));
                boolean decision =
                        question.path("properties").path("besluit").asText().equals("true");
                if (options.containsAll(YES_AND_NO) && !options.contains(UNKNOWN) && !decision) {
                    findings.error(
                            form.file(), FormQuestions.name(question), "ontbreekt", FormQuestions.name(question));
                }
            }
        }
    }
}
