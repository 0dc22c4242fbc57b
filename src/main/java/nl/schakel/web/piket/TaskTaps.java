package nl.schakel.web.piket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/**
 * Code list: the steps of a case that the night does with one tap. Each choice stands for the answers of the step's
 * form; what takes more than a tap is done on the page of the task.
 */
@Component
public class TaskTaps {

    /** The search itself: done by calling places, or ended for tonight on its own page. */
    static final String SEARCHING = "bed-zoeken";

    private static final Map<String, Map<String, Map<String, Object>>> ANSWERS = Map.of(
            "plek-bespreken",
            ordered(
                    "deze-plek", Map.of("wens", "deze-plek"),
                    "andere-plek", Map.of("wens", "andere-plek", "redenPersoon", "eigen-wens")),
            "vertrek-bevestigen",
            ordered(
                    "begeleid", Map.of("vertrek", "vertrokken", "vervoer", "begeleid"),
                    "politie", Map.of("vertrek", "vertrokken", "vervoer", "politie"),
                    "taxi", Map.of("vertrek", "vertrokken", "vervoer", "taxi"),
                    "zelf", Map.of("vertrek", "vertrokken", "vervoer", "zelf"),
                    "gaat-niet", Map.of("vertrek", "gaat-niet")),
            "niet-aangekomen",
            ordered(
                    "onderweg", Map.of("komst", "onderweg", "gedaan", "Gebeld: de persoon komt nog."),
                    "onbekend", Map.of("komst", "onbekend", "gedaan", "Gebeld: nog niet bekend, wij zoeken verder."),
                    "komt-niet", Map.of("komst", "komt-niet", "gedaan", "Gebeld: de persoon komt niet.")));

    private final Words words;

    TaskTaps(Words words) {
        this.words = words;
    }

    /** How the step is offered on the search screen; null when there is none, or it is done by calling places. */
    NightScreen.Step offer(TaskSummary task) {
        if (task == null || task.step().equals(SEARCHING)) {
            return null;
        }
        Map<String, Map<String, Object>> choices = ANSWERS.getOrDefault(task.step(), Map.of());
        String first = choices.keySet().stream().findFirst().orElse(null);
        return new NightScreen.Step(
                task.id(),
                task.step(),
                title(task),
                choices.keySet().stream()
                        .map(code -> new NightScreen.Choice(
                                code, words.say("piket.stap." + task.step() + "." + code), code.equals(first)))
                        .toList());
    }

    private String title(TaskSummary task) {
        return ANSWERS.containsKey(task.step()) ? words.say("piket.stap." + task.step()) : task.name();
    }

    /** What a tap answers; empty when there is no such choice in this step. */
    public java.util.Optional<Map<String, Object>> answers(String step, String choice) {
        return java.util.Optional.ofNullable(
                ANSWERS.getOrDefault(step, Map.of()).get(choice));
    }

    /** The choices of each step, for the test that wants a word for each. */
    public static Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        ANSWERS.forEach((step, choices) -> all.put(step, List.copyOf(choices.keySet())));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> ordered(Object... pairs) {
        Map<String, Map<String, Object>> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Map<String, Object>) pairs[i + 1]);
        }
        return map;
    }
}
