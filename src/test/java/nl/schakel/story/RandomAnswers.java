package nl.schakel.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.schakel.trial.FormAnswers;

/** Fills in a form by chance, from the schema that the task page gives to the browser. */
final class RandomAnswers {

    private static final Set<String> CHOICE = Set.of("radio", "select");
    private static final Set<String> CHOICES = Set.of("checklist", "taglist");

    private static final Set<String> WRITTEN = Set.of("textfield", "textarea");

    private final FormAnswers plain;
    private final MarkedWords words;

    /** @param words what is typed where a form asks for text */
    RandomAnswers(LocalDate today, MarkedWords words) {
        this.plain = new FormAnswers(today);
        this.words = words;
    }

    /** An answer to every question that must be answered and to some of the others, drawn by chance. */
    Map<String, Object> random(String schema, Random chance) {
        return random(FormAnswers.fields(schema), chance);
    }

    private Map<String, Object> random(List<JsonNode> fields, Random chance) {
        Map<String, Object> answers = new HashMap<>();
        for (JsonNode field : fields) {
            if (FormAnswers.nothingToChoose(field)) {
                continue;
            }
            if (FormAnswers.isEveryOption(field)) {
                answers.put(FormAnswers.key(field), FormAnswers.everyOption(field, words.in(FormAnswers.key(field))));
            } else if (FormAnswers.required(field) || chance.nextInt(3) > 0) {
                answers.put(FormAnswers.key(field), drawn(field, chance));
            }
        }
        return answers;
    }

    private Object drawn(JsonNode field, Random chance) {
        String type = field.path("type").asText();
        List<String> options = FormAnswers.options(field);
        if (CHOICE.contains(type)) {
            return options.get(chance.nextInt(options.size()));
        }
        if (CHOICES.contains(type)) {
            List<String> some =
                    options.stream().filter(option -> chance.nextInt(3) == 0).toList();
            return some.isEmpty() && FormAnswers.required(field)
                    ? List.of(options.get(chance.nextInt(options.size())))
                    : some;
        }
        if (FormAnswers.isList(field)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int i = chance.nextInt(4); i > 0; i--) {
                rows.add(random(FormAnswers.fields(field), chance));
            }
            return rows;
        }
        // drawn in any case, so that a seed goes on as it did
        int days = chance.nextInt(15);
        return WRITTEN.contains(type) ? words.in(FormAnswers.key(field)) : plain.plain(field, days);
    }
}
