package nl.schakel.process.tasks.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reader of forms: a form-js form (schemaVersion 16) as the server reads it: the same questions and rules that the
 * browser shows.
 */
public final class FormSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SHOWN_ONLY = Set.of(
            "text",
            "html",
            "image",
            "spacer",
            "separator",
            "button",
            "iframe",
            "table",
            "expression",
            "documentPreview");
    private static final Set<String> CLOSED = Set.of("radio", "select", "checklist", "taglist");

    private final JsonNode root;
    private final List<FormField> fields;

    private FormSchema(JsonNode root) {
        this.root = root;
        this.fields = List.copyOf(fields(root, List.of()));
    }

    /** Reads a form. @throws IllegalArgumentException when it is no form-js JSON, or breaks a rule of Schakel's forms */
    public static FormSchema parse(String json) {
        try {
            return new FormSchema(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Het formulier is geen geldige JSON", e);
        }
    }

    /** The name by which models refer to it. */
    public String id() {
        return root.path("id").asText();
    }

    /** All questions in order, those in groups included; rows of a dynamic list stand in their own field. */
    public List<FormField> fields() {
        return fields;
    }

    /** The question with this key. */
    public Optional<FormField> field(String key) {
        return fields.stream().filter(f -> f.key().equals(key)).findFirst();
    }

    /** The names of the lists that the server fills, those in rows included. */
    public Set<String> listNames() {
        Set<String> names = new LinkedHashSet<>();
        collectLists(fields, names);
        return names;
    }

    private static void collectLists(List<FormField> fields, Set<String> names) {
        for (FormField field : fields) {
            if (field.optionsFrom() != null) {
                names.add(field.optionsFrom());
            }
            collectLists(field.rows(), names);
        }
    }

    /** The form as the browser renders it, with the lists that the server fills put in. */
    public String forBrowser(Map<String, Map<String, String>> lists) {
        ObjectNode copy = root.deepCopy();
        fillLists(copy, lists);
        return copy.toString();
    }

    private static void fillLists(JsonNode node, Map<String, Map<String, String>> lists) {
        for (JsonNode component : node.path("components")) {
            String from = component.path("valuesKey").asText("");
            if (component instanceof ObjectNode target && lists.containsKey(from)) {
                target.remove("valuesKey");
                ArrayNode values = target.putArray("values");
                lists.get(from)
                        .forEach((value, label) ->
                                values.addObject().put("value", value).put("label", label));
            }
            fillLists(component, lists);
        }
    }

    private static List<FormField> fields(JsonNode parent, List<String> hiddenAround) {
        List<FormField> found = new ArrayList<>();
        for (JsonNode node : parent.path("components")) {
            String type = node.path("type").asText();
            List<String> hideWhen = new ArrayList<>(hiddenAround);
            String hide = node.path("conditional").path("hide").asText("");
            if (!hide.isBlank()) {
                hideWhen.add(hide.strip().startsWith("=") ? hide.strip().substring(1) : hide.strip());
            }
            if (type.equals("group")) {
                found.addAll(fields(node, hideWhen));
            } else if (!SHOWN_ONLY.contains(type)) {
                found.add(field(node, type, hideWhen));
            }
        }
        return found;
    }

    private static FormField field(JsonNode node, String type, List<String> hideWhen) {
        boolean list = type.equals("dynamiclist");
        String key = node.path(list ? "path" : "key").asText();
        FormField field = new FormField(
                key,
                node.path("label").asText(node.path("dateLabel").asText(key)),
                type,
                node.path("subtype").asText(""),
                CLOSED.contains(type) && !node.has("valuesKey") ? options(node) : null,
                node.has("valuesKey") ? node.path("valuesKey").asText() : null,
                List.copyOf(hideWhen),
                list ? List.copyOf(fields(node, List.of())) : List.of(),
                rules(node),
                properties(node),
                node.has("defaultValue") ? JSON.convertValue(node.get("defaultValue"), Object.class) : null);
        if (field.route() && !CLOSED.contains(type) && !type.equals("checkbox") && !type.equals("number")) {
            throw new IllegalArgumentException("Vraag '" + key + "' van formulier kan geen routekeuze zijn: alleen een"
                    + " antwoord uit een vaste lijst mag de route bepalen.");
        }
        return field;
    }

    private static Map<String, String> options(JsonNode node) {
        Map<String, String> options = new LinkedHashMap<>();
        for (JsonNode value : node.path("values")) {
            options.put(value.path("value").asText(), value.path("label").asText());
        }
        return options;
    }

    private static Map<String, Object> rules(JsonNode node) {
        Map<String, Object> rules = new LinkedHashMap<>();
        node.path("validate")
                .fields()
                .forEachRemaining(e -> rules.put(e.getKey(), JSON.convertValue(e.getValue(), Object.class)));
        if (node.path("disallowPassedDates").asBoolean(false)) {
            rules.put("notPast", true);
        }
        return rules;
    }

    private static Map<String, String> properties(JsonNode node) {
        Map<String, String> properties = new LinkedHashMap<>();
        node.path("properties")
                .fields()
                .forEachRemaining(e -> properties.put(e.getKey(), e.getValue().asText()));
        return properties;
    }
}
