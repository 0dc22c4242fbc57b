package nl.schakel.web.afwezig;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.administration.Absences;
import nl.schakel.administration.Absences.Absence;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Span;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** View factory: puts an absence, and the roles in which somebody can be replaced, into Dutch; reads what was chosen. */
@Component
class AbsenceViews {

    /**
     * An absence in words.
     *
     * @param days from when to when
     * @param replacing who replaces in what, and how that stands
     * @param duties how many duties of the on-call service fall in it
     */
    public record AbsenceLine(String days, boolean begun, List<ReplacingLine> replacing, int duties) {}

    /** @param state end of the name of the text that says how it stands */
    public record ReplacingLine(String role, String name, String state) {}

    /**
     * A role in which somebody can be replaced.
     *
     * @param others who holds it too, in a sentence; empty for nobody
     */
    public record ChoiceLine(String code, String label, String others, List<Person> colleagues, String chosen) {}

    /**
     * What was typed.
     *
     * @param rol which role each of the replacements is for
     */
    public record TypedAbsence(String eersteDag, String laatsteDag, List<String> rol, List<String> vervanger) {

        static final TypedAbsence NOTHING = new TypedAbsence("", "", List.of(), List.of());

        static TypedAbsence of(MultiValueMap<String, String> sent) {
            return new TypedAbsence(
                    sent.getFirst("eersteDag"),
                    sent.getFirst("laatsteDag"),
                    sent.getOrDefault("rol", List.of()),
                    sent.getOrDefault("vervanger", List.of()));
        }

        /** Whom somebody chose, by role; a role without anybody is left out. */
        private Map<String, String> chosen() {
            Map<String, String> chosen = new HashMap<>();
            for (int i = 0; i < Math.min(rol.size(), vervanger.size()); i++) {
                if (!vervanger.get(i).isBlank()) {
                    chosen.put(rol.get(i), vervanger.get(i));
                }
            }
            return chosen;
        }

        /** @throws InvalidInput when it names a role or a person that cannot be one */
        Absences.Asked asked() {
            Map<GroupId, UUID> asked = new HashMap<>();
            chosen().forEach((role, person) -> asked.put(group(role), person(person)));
            return new Absences.Asked(eersteDag, laatsteDag, asked);
        }

        private static GroupId group(String role) {
            try {
                return GroupId.parse(role);
            } catch (IllegalArgumentException e) {
                throw unknown();
            }
        }

        private static UUID person(String id) {
            try {
                return UUID.fromString(id);
            } catch (IllegalArgumentException e) {
                throw unknown();
            }
        }

        private static InvalidInput unknown() {
            return InvalidInput.of("vervanger", "onbekende-keuze", "fout.afwezig.vervanger");
        }
    }

    private final Directory directory;
    private final Rota rota;
    private final Words words;
    private final Clock clock;

    AbsenceViews(Directory directory, Rota rota, Words words, Clock clock) {
        this.directory = directory;
        this.rota = rota;
        this.words = words;
        this.clock = clock;
    }

    AbsenceLine line(Absence absence) {
        return new AbsenceLine(
                words.say("afwezig.dagen.zin", DutchTime.date(absence.firstDay()), DutchTime.date(absence.lastDay())),
                absence.begun(),
                absence.replacing().stream().map(this::line).toList(),
                duties(absence));
    }

    /** Of what is over already nothing can be changed. */
    private int duties(Absence absence) {
        Instant from = absence.firstDay().atStartOfDay(Zones.AMSTERDAM).toInstant();
        Instant until =
                absence.lastDay().plusDays(1).atStartOfDay(Zones.AMSTERDAM).toInstant();
        return new Span(from, until)
                .after(clock.instant())
                .map(span -> rota.shiftsOf(absence.person(), span).size())
                .orElse(0);
    }

    private ReplacingLine line(Absences.Replacing standing) {
        String state = standing.standsIn() ? "vervangt" : standing.decision() == null ? "wacht" : standing.decision();
        return new ReplacingLine(directory.label(standing.group()), name(standing.person()), state);
    }

    List<ChoiceLine> choices(List<Absences.Choice> choices, TypedAbsence typed) {
        List<ChoiceLine> lines = new ArrayList<>();
        Map<String, String> chosen = typed.chosen();
        for (Absences.Choice choice : choices) {
            String code = choice.group().toString();
            lines.add(new ChoiceLine(
                    code,
                    directory.label(choice.group()),
                    String.join(
                            ", ",
                            choice.others().stream().map(Person::displayName).toList()),
                    choice.colleagues(),
                    chosen.getOrDefault(code, "")));
        }
        return lines;
    }

    String name(UUID person) {
        return directory.person(person).map(Person::displayName).orElseGet(() -> words.say("toegang.onbekend"));
    }
}
