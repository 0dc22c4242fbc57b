package nl.schakel.trial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.support.time.Zones;

/** Reader of examples: puts in what an answer of an example only points at, such as a day from now or a group of the municipality. */
public final class CaseAnswers {

    private final Map<String, Function<String, Object>> words = new HashMap<>();

    /** @param more what else an answer can begin with, and what stands for the rest of it then */
    public CaseAnswers(
            Clock clock, Directory directory, String municipality, Map<String, Function<String, Object>> more) {
        words.put(
                "@dag+",
                days -> LocalDate.now(clock.withZone(Zones.AMSTERDAM))
                        .plusDays(Integer.parseInt(days))
                        .toString());
        words.put(
                "@groep:",
                role -> directory.groupFor(Role.of(role), municipality).toString());
        words.putAll(more);
    }

    /** The same answers with all of it put in. */
    public Map<String, Object> filledIn(Map<String, Object> answers) {
        Map<String, Object> filled = new LinkedHashMap<>();
        answers.forEach((key, value) -> filled.put(key, filledIn(value)));
        return filled;
    }

    @SuppressWarnings("unchecked")
    private Object filledIn(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::filledIn).toList();
        }
        if (value instanceof Map<?, ?> row) {
            return filledIn((Map<String, Object>) row);
        }
        return value instanceof String text ? filledIn(text) : value;
    }

    private Object filledIn(String text) {
        return words.entrySet().stream()
                .filter(word -> text.startsWith(word.getKey()))
                .findFirst()
                .map(word -> word.getValue().apply(text.substring(word.getKey().length())))
                .orElse(text);
    }
}
