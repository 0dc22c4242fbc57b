package nl.schakel.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Maker of answers to a form, as people fill it in, from the schema that the task page gives to the browser, so that an example
 * keeps working when a question is added. An answer to a question that the form does not ask is left out by the server.
 */
public final class FormAnswers {

    /** Free text; marked, so that nobody takes it for somebody real. */
    public static final String TEXT = "Verzonnen antwoord (fictief).";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CHOICE = Set.of("radio", "select");
    private static final Set<String> CHOICES = Set.of("checklist", "taglist");
    private static final Set<String> WRITTEN = Set.of("textfield", "textarea");

    private final LocalDate today;

    public FormAnswers(LocalDate today) {
        this.today = today;
    }

    /** What was given, with the first possible answer to every other question that must be answered. */
    public Map<String, Object> minimal(String schema, Map<String, Object> given) {
        Map<String, Object> answers = new HashMap<>(given);
        for (JsonNode field : fields(schema)) {
            if (isEveryOption(field)) {
                answers.putIfAbsent(key(field), everyOption(field, TEXT));
            } else if (required(field) && !answers.containsKey(key(field)) && !nothingToChoose(field)) {
                answers.put(key(field), first(field));
            }
        }
        return answers;
    }

    /** The questions of a form, those in groups included. */
    public static List<JsonNode> fields(String schema) {
        try {
            return fields(JSON.readTree(schema));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The questions in a group or in a line of a list. */
    public static List<JsonNode> fields(JsonNode parent) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode node : parent.path("components")) {
            if (node.path("type").asText().equals("group")) {
                found.addAll(fields(node));
            } else if (!key(node).isEmpty()) {
                found.add(node);
            }
        }
        return found;
    }

    /** The key under which the answer to a question is sent. */
    public static String key(JsonNode field) {
        return field.path(isList(field) ? "path" : "key").asText("");
    }

    /** Whether it must be answered. */
    public static boolean required(JsonNode field) {
        return field.path("validate").path("required").asBoolean(false);
    }

    /** A list that the server fills can be empty, for instance when no bed is free. */
    public static boolean nothingToChoose(JsonNode field) {
        String type = field.path("type").asText();
        return (CHOICE.contains(type) || CHOICES.contains(type))
                && options(field).isEmpty();
    }

    /** Whether the answer is a list of lines. */
    public static boolean isList(JsonNode field) {
        return field.path("type").asText().equals("dynamiclist");
    }

    /** A list in which each option that the server offers needs a line: what is still open when a case ends. */
    public static boolean isEveryOption(JsonNode field) {
        return isList(field) && key(field).equals("openStappen");
    }

    /** A line with this reason for each option that the server offers. */
    public static List<Map<String, Object>> everyOption(JsonNode field, String reason) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String option : options(fields(field).get(0))) {
            rows.add(Map.of("stap", option, "reden", reason));
        }
        return rows;
    }

    /** What can be chosen, by code. */
    public static List<String> options(JsonNode field) {
        return StreamSupport.stream(field.path("values").spliterator(), false)
                .map(value -> value.path("value").asText())
                .toList();
    }

    private Object first(JsonNode field) {
        String type = field.path("type").asText();
        if (CHOICE.contains(type)) {
            return options(field).get(0);
        }
        if (CHOICES.contains(type)) {
            return List.of(options(field).get(0));
        }
        return plain(field, 0);
    }

    /** An answer to a question that offers no choice. @param days from today on, for a date */
    public Object plain(JsonNode field, int days) {
        String type = field.path("type").asText();
        if (WRITTEN.contains(type)) {
            return TEXT;
        }
        return switch (type) {
            case "datetime" -> today.plusDays(days).toString();
            case "number" -> field.path("validate").path("min").asInt(0);
            case "checkbox" -> days % 2 == 0;
            case "dynamiclist" -> List.of();
            default -> throw new IllegalStateException("no answer for a question of type " + type);
        };
    }
}
