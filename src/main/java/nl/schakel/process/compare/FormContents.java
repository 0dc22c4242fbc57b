package nl.schakel.process.compare;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;

/** Reader of the questions of a form, and of what is said of each. */
final class FormContents {

    private static final int BIGGEST = 2_000_000;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final String QUESTIONS = "components";
    private static final String WITHOUT_TYPE = "vraag";

    private final Map<String, ComparedElement> elements = FileContents.empty();

    private FormContents() {}

    static JsonNode read(byte[] content) {
        if (content.length > BIGGEST) {
            throw new UnreadableFile("groot");
        }
        try {
            JsonNode root = JSON.readTree(content);
            if (root == null || !root.isObject()) {
                throw new UnreadableFile("formulier");
            }
            return root;
        } catch (IOException broken) {
            throw new UnreadableFile("json");
        }
    }

    static FileContents of(JsonNode root) {
        FormContents contents = new FormContents();
        contents.component(root, "", "form");
        return new FileContents("", contents.elements);
    }

    private void component(JsonNode component, String around, String kind) {
        String key = text(component, "key");
        String own = key.isEmpty() ? text(component, "id") : key;
        // in two groups a question may have the same key
        String id = around.isEmpty() ? own : around + "/" + own;
        if (kind.equals("form")) {
            id = "";
        }
        ComparedElement element = new ComparedElement(id, kind, name(component));
        FileContents.add(elements, element);
        if (!kind.equals("form")) {
            element.row = "in " + around;
        }
        for (Iterator<Map.Entry<String, JsonNode>> all = component.fields(); all.hasNext(); ) {
            Map.Entry<String, JsonNode> one = all.next();
            String name = one.getKey();
            if (name.equals("layout")) {
                element.drawn(name, one.getValue().toString());
            } else if (name.equals(QUESTIONS) && questions(one.getValue())) {
                element.says("vragen", "");
            } else if (!(name.equals("key") && !key.isEmpty())) {
                says(name, one.getValue(), element);
            }
        }
        if (questions(component.path(QUESTIONS))) {
            component
                    .path(QUESTIONS)
                    .forEach(question -> component(
                            question,
                            element.id,
                            question.path("type").isTextual() ? text(question, "type") : WITHOUT_TYPE));
        }
    }

    private static boolean questions(JsonNode all) {
        if (!all.isArray()) {
            return false;
        }
        for (JsonNode one : all) {
            if (!one.isObject()) {
                return false;
            }
        }
        return true;
    }

    private static void says(String path, JsonNode value, ComparedElement element) {
        if (value.isObject()) {
            element.says(path + "!", "");
            value.fields().forEachRemaining(one -> says(path + "." + one.getKey(), one.getValue(), element));
        } else if (path.equals("values") && value.isArray()) {
            element.says(path + "!", "");
            value.forEach(one -> element.says(path, choice(one)));
        } else {
            element.says(path, plain(value));
        }
    }

    /** One answer of a list: what people read, and the code that stands for it. */
    private static String choice(JsonNode one) {
        boolean plain = one.isObject()
                && one.size() == 2
                && one.path("label").isTextual()
                && one.path("value").isTextual();
        return plain ? one.path("label").asText() + " (" + one.path("value").asText() + ")" : one.toString();
    }

    /** A text that would read as another kind of value keeps its quotes. */
    private static String plain(JsonNode value) {
        String text = value.asText();
        boolean looksLikeAnother = text.matches("(?s)\\s*([\\[{\"].*|true|false|null|-?[0-9].*)");
        return value.isTextual() && !looksLikeAnother ? text : value.toString();
    }

    /** What people read first of it. */
    private static String name(JsonNode component) {
        if (!text(component, "label").isBlank()) {
            return text(component, "label");
        }
        String said = text(component, "dateLabel") + text(component, "text");
        return said.length() <= 90 ? said : said.substring(0, 90) + " ...";
    }

    private static String text(JsonNode component, String name) {
        return component.path(name).isTextual() ? component.path(name).asText() : "";
    }
}
