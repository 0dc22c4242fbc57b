package nl.schakel.trial.child;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.support.time.Zones;

/** Reader of examples: puts dates, municipalities and groups of this region where an answer of an example names them. */
class CaseAnswers {

    private static final String DAY = "@dag+";
    private static final String GROUP = "@groep:";
    private static final String OTHER = "@andere-gemeente";

    private final Clock clock;
    private final Directory directory;
    private final List<String> municipalities;

    CaseAnswers(Clock clock, Directory directory, List<String> municipalities) {
        this.clock = clock;
        this.directory = directory;
        this.municipalities = municipalities;
    }

    Map<String, Object> filledIn(Map<String, Object> answers) {
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
        if (!(value instanceof String text)) {
            return value;
        }
        if (text.startsWith(DAY)) {
            return LocalDate.now(clock.withZone(Zones.AMSTERDAM))
                    .plusDays(Integer.parseInt(text.substring(DAY.length())))
                    .toString();
        }
        if (text.startsWith(GROUP)) {
            return directory
                    .groupFor(Role.of(text.substring(GROUP.length())), municipalities.get(0))
                    .toString();
        }
        return text.equals(OTHER) ? municipalities.get(Math.min(1, municipalities.size() - 1)) : text;
    }
}
