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

    /** What was typed. */
    public record TypedAbsence(String first, String last, Map<String, String> replacements) {

        static final TypedAbsence NOTHING = new TypedAbsence("", "", Map.of());

        /** @param roles which role each of the replacements is for */
        static TypedAbsence of(String first, String last, List<String> roles, List<String> replacements) {
            Map<String, String> chosen = new HashMap<>();
            for (int i = 0; i < Math.min(roles.size(), replacements.size()); i++) {
                chosen.put(roles.get(i), replacements.get(i));
            }
            return new TypedAbsence(first, last, chosen);
        }

        /** @throws InvalidInput when it names a role or a person that cannot be one */
        Absences.Asked asked() {
            Map<GroupId, UUID> asked = new HashMap<>();
            replacements.forEach((role, person) -> {
                if (!person.isBlank()) {
                    asked.put(group(role), person(person));
                }
            });
            return new Absences.Asked(first, last, asked);
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
        for (Absences.Choice choice : choices) {
            String code = choice.group().toString();
            lines.add(new ChoiceLine(
                    code,
                    directory.label(choice.group()),
                    String.join(
                            ", ",
                            choice.others().stream().map(Person::displayName).toList()),
                    choice.colleagues(),
                    typed.replacements().getOrDefault(code, "")));
        }
        return lines;
    }

    String name(UUID person) {
        return directory.person(person).map(Person::displayName).orElseGet(() -> words.say("toegang.onbekend"));
    }
}
