package nl.schakel.process.rules.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.schakel.process.rules.ModelBundle;

/** Reader of the questions of a form, those in groups and lists included, also of one that breaks a rule. */
final class FormQuestions {

    private static final Set<String> CLOSED = Set.of("radio", "select", "checklist", "taglist");

    private FormQuestions() {}

    static List<JsonNode> of(ModelBundle.FormFile form) {
        List<JsonNode> all = new ArrayList<>();
        collect(form.root(), all);
        return all;
    }

    private static void collect(JsonNode parent, List<JsonNode> all) {
        for (JsonNode component : parent.path("components")) {
            all.add(component);
            collect(component, all);
        }
    }

    /** By what a director finds it. */
    static String name(JsonNode question) {
        return question.path("key")
                .asText(question.path("path").asText(question.path("id").asText()));
    }

    static String type(JsonNode question) {
        return question.path("type").asText();
    }

    static boolean closed(JsonNode question) {
        return CLOSED.contains(type(question));
    }

    static boolean steers(JsonNode question) {
        return question.path("properties").path("route").asText().equals("true");
    }
}
