package nl.schakel.process.rules.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import nl.schakel.organisation.Role;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import nl.schakel.support.Coded;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** Check that each question has a label, each text a limit, each reader a role that exists and each condition is FEEL. */
public final class QuestionTexts implements ModelRule {

    private static final int LONGEST = 20_000;
    private static final Set<String> WITHOUT_LABEL =
            Set.of("text", "html", "spacer", "separator", "group", "image", "dynamiclist");
    private static final Set<String> TEXTS = Set.of("textarea", "textfield");
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    @Override
    public String id() {
        return "vraag";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (ModelBundle.FormFile form : bundle.forms()) {
            FormQuestions.of(form).forEach(question -> look(form.file(), question, findings));
        }
    }

    private static void look(String file, JsonNode question, RuleFindings findings) {
        String name = FormQuestions.name(question);
        String type = FormQuestions.type(question);
        String label = question.path("label").asText(question.path("dateLabel").asText());
        if (!WITHOUT_LABEL.contains(type) && label.isBlank()) {
            findings.error(file, name, "label");
        }
        int limit = question.path("validate").path("maxLength").asInt();
        if (TEXTS.contains(type) && (limit < 1 || limit > LONGEST)) {
            findings.error(file, name, "lengte", String.valueOf(LONGEST));
        }
        if (FormQuestions.closed(question)
                && !question.has("valuesKey")
                && question.path("values").isEmpty()) {
            findings.error(file, name, "keuzes");
        }
        String share = question.path("properties").path("share").asText("");
        if (!share.isBlank()) {
            Arrays.stream(share.strip().split("\\s*,\\s*"))
                    .filter(role -> Coded.of(Role.class, role).isEmpty())
                    .forEach(role -> findings.error(file, name, "rol", role));
        }
        String hide = question.path("conditional").path("hide").asText("").strip();
        if (!hide.isEmpty()
                && FEEL.parseExpression(hide.startsWith("=") ? hide.substring(1) : hide)
                        .isFailure()) {
            findings.error(file, name, "voorwaarde", hide);
        }
    }
}
