package nl.schakel.process.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Codec: a question and the part of a form that it is, both ways; what a question does not say is kept. */
final class QuestionPart {

    /** In which order a part is written; what is not here comes before the place on the page. */
    private static final List<String> ORDER = List.of(
            "id",
            "type",
            "key",
            "path",
            "label",
            "description",
            "subtype",
            "dateLabel",
            "defaultValue",
            "text",
            "values");

    private static final List<String> LAST = List.of("validate", "properties", "conditional", "layout");

    private static final int SHORT_TEXT = 200;
    private static final int LONG_TEXT = 2000;

    private QuestionPart() {}

    static FormQuestion read(ObjectNode part) {
        QuestionKind kind = QuestionKind.of(part);
        JsonNode properties = part.path("properties");
        List<FormQuestion.Choice> choices = new ArrayList<>();
        if (kind.chosen()) {
            part.path("values")
                    .forEach(value -> choices.add(new FormQuestion.Choice(text(value, "value"), text(value, "label"))));
        }
        String share = text(properties, "share").strip();
        return new FormQuestion(
                text(part, "id"),
                part.path("key").asText(part.path("path").asText()),
                kind,
                kind == QuestionKind.UITLEG ? text(part, "text") : label(part),
                text(part, "description"),
                part.path("validate").path("required").asBoolean(false),
                choices,
                text(properties, "route").equals("true"),
                share.isEmpty() ? List.of() : List.of(share.split("\\s*,\\s*")),
                kind == QuestionKind.EIGEN || properties.has("bind"),
                part.has("valuesKey"),
                !text(part.path("conditional"), "hide").isBlank());
    }

    private static String label(JsonNode part) {
        String label = text(part, "label");
        return label.isEmpty() ? text(part, "dateLabel") : label;
    }

    private static String text(JsonNode part, String name) {
        return part.path(name).asText("");
    }

    /** The part as it stands, with what is different now. */
    static ObjectNode changed(ObjectNode part, FormQuestion now, FormQuestion wanted) {
        if (now.kind() == QuestionKind.UITLEG) {
            part.put("text", wanted.label());
            return part;
        }
        if (!now.label().equals(wanted.label())) {
            part.put("label", wanted.label());
            if (part.has("dateLabel")) {
                part.put("dateLabel", wanted.label());
            }
        }
        if (wanted.explanation().isEmpty()) {
            part.remove("description");
        } else {
            part.put("description", wanted.explanation());
        }
        if (now.required() != wanted.required()) {
            required(part, wanted.required());
        }
        if (!now.choices().equals(wanted.choices())) {
            choices(part, wanted);
        }
        if (now.steers() != wanted.steers()) {
            property(part, "route", wanted.steers() ? "true" : "");
        }
        if (!now.share().equals(wanted.share())) {
            property(part, "share", String.join(",", wanted.share()));
        }
        return ordered(part);
    }

    /** A part that is new. */
    static ObjectNode made(FormQuestion question, String form, Set<String> names, String row) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        String prefix = form.replace('-', '_') + "_";
        part.put("type", question.kind().type());
        if (question.kind() == QuestionKind.UITLEG) {
            part.put("id", QuestionNames.free("Tekst_" + prefix + "1", "_", names::contains));
            part.put("text", question.label());
        } else {
            String key = QuestionNames.key(question.label(), names::contains);
            part.put("id", QuestionNames.free("Veld_" + prefix + key, "_", names::contains));
            part.put("key", key);
            part.put("label", question.label());
            if (!question.explanation().isEmpty()) {
                part.put("description", question.explanation());
            }
            ofKind(part, question);
            required(part, question.required());
            property(part, "route", question.steers() ? "true" : "");
            property(part, "share", String.join(",", question.share()));
        }
        part.putObject("layout").put("row", row).putNull("columns");
        return ordered(part);
    }

    private static void ofKind(ObjectNode part, FormQuestion question) {
        switch (question.kind()) {
            case KORTE_TEKST -> part.putObject("validate").put("maxLength", SHORT_TEXT);
            case LANGE_TEKST -> part.putObject("validate").put("maxLength", LONG_TEXT);
            case DATUM -> part.put("subtype", "date").put("dateLabel", question.label());
            case JA_NEE -> property(part, "besluit", "true");
            default -> {
                // nothing that every question of this kind says
            }
        }
        if (question.kind().chosen()) {
            choices(part, question);
        }
    }

    private static void choices(ObjectNode part, FormQuestion wanted) {
        Set<String> codes = new HashSet<>();
        wanted.choices().forEach(choice -> codes.add(choice.code()));
        ArrayNode values = part.putArray("values");
        for (FormQuestion.Choice choice : wanted.choices()) {
            String code = choice.code().isEmpty() ? QuestionNames.code(choice.label(), codes::contains) : choice.code();
            codes.add(code);
            values.addObject().put("label", choice.label()).put("value", code);
        }
    }

    private static void required(ObjectNode part, boolean required) {
        ObjectNode rules = part.withObject("/validate");
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        if (required) {
            kept.put("required", true);
        }
        rules.remove("required");
        kept.setAll(rules);
        if (kept.isEmpty()) {
            part.remove("validate");
        } else {
            part.set("validate", kept);
        }
    }

    private static void property(ObjectNode part, String name, String value) {
        if (!value.isEmpty()) {
            part.withObject("/properties").put(name, value);
        } else if (part.path("properties") instanceof ObjectNode properties) {
            properties.remove(name);
            if (properties.isEmpty()) {
                part.remove("properties");
            }
        }
    }

    private static ObjectNode ordered(ObjectNode part) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        ORDER.stream().filter(part::has).forEach(name -> ordered.set(name, part.get(name)));
        part.fieldNames().forEachRemaining(name -> {
            if (!ORDER.contains(name) && !LAST.contains(name)) {
                ordered.set(name, part.get(name));
            }
        });
        LAST.stream().filter(part::has).forEach(name -> ordered.set(name, part.get(name)));
        return ordered;
    }
}
