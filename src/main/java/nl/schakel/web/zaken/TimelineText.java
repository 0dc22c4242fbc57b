package nl.schakel.web.zaken;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.signal.Timeline;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** View factory: makes the Dutch sentence of a timeline line from its codes. */
@Component
public class TimelineText {

    /** What Schakel does with a group's task. */
    private static final Set<String> OF_SCHAKEL = Set.of("taak-vervallen", "termijn");

    /** Lines of which each code is a route. */
    private static final Set<String> ROUTES = Set.of("routes-bepaald", "routes-erbij");

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final MessageSource messages;
    private final Directory directory;

    TimelineText(MessageSource messages, Directory directory) {
        this.messages = messages;
        this.directory = directory;
    }

    /**
     * What happened, in one sentence.
     *
     * @param steps names of the steps of this case, as their model calls them
     */
    public String of(Timeline.TimelineLine line, Map<String, String> steps) {
        Object[] codes = line.codes().stream()
                .map(code -> steps.getOrDefault(code, word(code)))
                .toArray();
        Object[] arguments = ROUTES.contains(line.kind())
                ? new Object[] {
                    String.join(", ", line.codes().stream().map(this::word).toList())
                }
                : codes;
        return messages.getMessage("tijdlijn." + line.kind(), arguments, line.kind(), DUTCH);
    }

    /** Who did it: a person with role, the reporter, or Schakel itself. */
    public String actor(Timeline.TimelineLine line) {
        String group = line.group() == null ? null : group(line.group());
        Optional<String> name =
                Optional.ofNullable(line.actor()).flatMap(directory::person).map(Person::displayName);
        if (name.isPresent()) {
            return group == null ? name.get() : name.get() + ", " + group;
        }
        if (line.kind().startsWith("melder-") || line.kind().equals("intrekking-gevraagd")) {
            return word("melder");
        }
        return group == null || OF_SCHAKEL.contains(line.kind()) ? "Schakel" : group;
    }

    /** A group as people read it. */
    public String group(String group) {
        return directory.label(GroupId.parse(group));
    }

    /** A code as people read it: a route, an outcome, a rung or a municipality. */
    public String word(String code) {
        for (String kind : List.of(
                "uitkomst.",
                "route.",
                "trap.",
                "kanaal.",
                "bericht.",
                "melding.",
                "onbereikbaar.",
                "onbezorgd.",
                "feit.",
                "heropenen.",
                "blijft.",
                "rol.")) {
            String text = messages.getMessage(kind + code, null, "", DUTCH);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return code.startsWith("GM")
                ? directory.municipality(code).map(Municipality::name).orElse(code)
                : code;
    }
}
