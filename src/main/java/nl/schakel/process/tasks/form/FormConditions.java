package nl.schakel.process.tasks.form;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.springframework.stereotype.Component;

/**
 * Adapter to FEEL: evaluates a form's FEEL conditions on the server, with the same language engine that reads the
 * decision tables.
 */
@Component
class FormConditions {

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
    private final Map<String, ParseResult> parsed = new ConcurrentHashMap<>();

    /** Whether one of the conditions hides the question for these answers. */
    boolean hidden(FormField field, Map<String, Object> answers) {
        return field.hideWhen().stream().anyMatch(condition -> holds(condition, answers));
    }

    private boolean holds(String condition, Map<String, Object> answers) {
        ParseResult expression = parsed.computeIfAbsent(condition, feel::parseExpression);
        if (expression.isFailure()) {
            throw new IllegalStateException("Voorwaarde in formulier is geen FEEL: " + condition);
        }
        EvaluationResult result = feel.evaluate(expression.parsedExpression(), new HashMap<>(answers));
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }
}
