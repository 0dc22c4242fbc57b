package nl.schakel.process.rules.table;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.tasks.form.FormField;

/** Read model of the closed lists of the questions that steer a route, by the key of the question. */
public final class ClosedLists {

    private final Map<String, Map<String, String>> answers = new HashMap<>();
    private final Map<String, Boolean> several = new HashMap<>();

    private ClosedLists() {}

    /** Of all forms of a bundle; a question of two forms has the answers of both. */
    public static ClosedLists of(ModelBundle bundle) {
        ClosedLists lists = new ClosedLists();
        bundle.forms().stream()
                .filter(form -> form.schema() != null)
                .flatMap(form -> form.schema().fields().stream())
                .filter(FormField::route)
                .flatMap(field -> field.options() == null ? Stream.empty() : Stream.of(field))
                .forEach(field -> {
                    lists.answers
                            .computeIfAbsent(field.key(), key -> new LinkedHashMap<>())
                            .putAll(field.options());
                    lists.several.merge(field.key(), field.multiple(), Boolean::logicalOr);
                });
        return lists;
    }

    /** The answers to a question with how people read them; none when nothing asks it. */
    public Map<String, String> answers(String key) {
        return answers.getOrDefault(key, Map.of());
    }

    /** Whether somebody may give several answers at once. */
    public boolean several(String key) {
        return several.getOrDefault(key, false);
    }
}
