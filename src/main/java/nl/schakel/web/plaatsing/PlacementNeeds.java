package nl.schakel.web.plaatsing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Role;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.support.input.InputCheck;
import org.springframework.stereotype.Component;

/** Reader of messages: reads what somebody needs from a message; what is not in it is unknown, never no (R11). */
@Component
public class PlacementNeeds {

    private static final String NO_REASON = "Aangevraagd door een ander systeem, zonder toelichting.";
    private static final String AREA = "mijdgebied";
    private static final String WISH = "eigen-wens";
    private static final int MOST_COMPANIONS = 11;
    private static final int MOST_PERSONS = 1 + MOST_COMPANIONS;
    /** More codes than there are municipalities, shelters or answers to any question. */
    private static final int MOST_CODES = 400;

    private static final int MOST_ANSWERS = 100;

    private final Directory directory;

    PlacementNeeds(Directory directory) {
        this.directory = directory;
    }

    /** What was asked for, and where the person is. */
    public record Asked(NewNeed need, String municipality, String reason) {}

    public Asked read(PlaatsingenController.NieuwePlaatsing asked, Viewer viewer) {
        InputCheck check = new InputCheck();
        List<PersonNeed> persons = new ArrayList<>();
        Set<String> areas = new LinkedHashSet<>(texts(AREA, asked.mijdgebied(), check));
        Set<String> wishes = new LinkedHashSet<>();
        if (asked.personen() == null || asked.personen().isEmpty()) {
            check.error("personen", "verplicht", "fout.personen.verplicht");
        } else if (check.fits("personen", asked.personen(), MOST_PERSONS)) {
            for (PlaatsingenController.Persoon person : asked.personen()) {
                String field = "personen[" + persons.size() + "]";
                Map<String, JsonNode> given =
                        person == null || person.antwoorden() == null ? Map.of() : person.antwoorden();
                areas.addAll(codes(field, AREA, given, check));
                wishes.addAll(codes(field, WISH, given, check));
                persons.add(new PersonNeed(
                        person == null ? null : person.naam(), !persons.isEmpty(), answers(field, given, check)));
            }
        }
        persons.addAll(companions(asked.meekomend(), check));
        Consent consent = asked.toestemming() == null
                ? Consent.ONBEKEND
                : Consent.of(asked.toestemming()).orElse(null);
        if (consent == null) {
            check.error("toestemming", "onbekende-keuze", "fout.toestemming.onbekende-keuze");
        }
        check.done();
        NewNeed need = new NewNeed(persons, areas, consent, List.copyOf(wishes));
        String reason = asked.toelichting() == null || asked.toelichting().isBlank() ? NO_REASON : asked.toelichting();
        return new Asked(need, asked.gemeente() == null ? ownCentre(viewer) : asked.gemeente(), reason);
    }

    /** Areas and wishes are kept apart from the other answers, also where somebody sends them as an answer. */
    private List<String> codes(String field, String code, Map<String, JsonNode> given, InputCheck check) {
        JsonNode value = given.get(code);
        if (value == null || value.isNull() || value.isTextual() && isWord(value.asText())) {
            return List.of();
        }
        return texts(field + ".antwoorden." + code, value, check);
    }

    private static boolean isWord(String text) {
        return Answered.of(text).value() == null;
    }

    private List<PersonNeed> companions(JsonNode given, InputCheck check) {
        List<PersonNeed> companions = new ArrayList<>();
        if (given == null || given.isNull() || given.isBoolean() && !given.asBoolean()) {
            return companions;
        }
        if (given.isInt() && given.asInt() >= 0 && given.asInt() <= MOST_COMPANIONS) {
            for (int i = 0; i < given.asInt(); i++) {
                companions.add(new PersonNeed(null, true, Map.of()));
            }
            return companions;
        }
        if (!given.isArray() || given.size() > MOST_COMPANIONS) {
            check.error("meekomend", "onbekende-vorm", "fout.meekomend.onbekende-vorm");
            return companions;
        }
        for (JsonNode each : given) {
            String field = "meekomend[" + companions.size() + "]";
            Map<String, JsonNode> answers = new HashMap<>();
            JsonNode inside = each.path("antwoorden");
            if (!each.isObject() || !inside.isObject() && !inside.isMissingNode()) {
                check.error(field, "onbekende-vorm", "fout.meekomend.antwoorden");
            }
            inside.properties().forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
            JsonNode name = each.path("naam");
            companions.add(
                    new PersonNeed(name.isTextual() ? name.asText() : null, true, answers(field, answers, check)));
        }
        return companions;
    }

    private Map<String, Answered> answers(String field, Map<String, JsonNode> given, InputCheck check) {
        Map<String, Answered> answers = new HashMap<>();
        if (!check.fits(field + ".antwoorden", given.keySet(), MOST_ANSWERS)) {
            return answers;
        }
        given.forEach((code, value) -> {
            String text = text(value);
            if (text == null) {
                check.error(field + ".antwoorden." + code, "onbekende-vorm", "fout.antwoord.onbekende-vorm");
            } else {
                answers.put(code, Answered.of(text));
            }
        });
        return answers;
    }

    private static String text(JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "ja" : "nee";
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode)
                    ? StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(","))
                    : null;
        }
        return value.isValueNode() ? value.asText() : null;
    }

    private static List<String> texts(String field, JsonNode given, InputCheck check) {
        if (given != null && given.size() > MOST_CODES) {
            check.error(field, "te-veel", "fout.codes.te-veel", MOST_CODES);
            return List.of();
        }
        String text = given == null ? "" : text(given);
        if (text == null) {
            check.error(field, "onbekende-vorm", "fout.codes.onbekende-vorm");
            return List.of();
        }
        return java.util.Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** Where nobody says where the person is: the municipality that pays for shelter in the asker's own region. */
    private String ownCentre(Viewer viewer) {
        Set<String> regions = viewer.groups().stream()
                .flatMap(group -> directory.organisation(group.organisation()).stream())
                .map(Organisation::region)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<String> own = directory.municipalities().stream()
                .filter(municipality -> municipality.region() != null && regions.contains(municipality.region()))
                .map(Municipality::cbsCode)
                .sorted()
                .toList();
        return own.stream()
                .filter(code -> directory.hasMembers(new GroupId(Role.CENTRUMGEMEENTE, code)))
                .findFirst()
                .orElse(own.isEmpty() ? null : own.get(0));
    }
}
