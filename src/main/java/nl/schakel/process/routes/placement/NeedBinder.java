package nl.schakel.process.routes.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.Given;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.PlacementReading;
import nl.schakel.placement.Placements;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.CurrentPlacement;
import nl.schakel.process.tasks.StepBinder;
import org.springframework.stereotype.Component;

/**
 * Binder: keeps what came out of the talk about what is needed. A question that is left open now keeps the answer of
 * an earlier talk; one that was never answered is unknown (R11).
 */
@Component
class NeedBinder implements StepBinder {

    private static final String STEP = StepNames.BEHOEFTE_BESPREKEN;

    private final Placements placements;
    private final PlacementReading reading;
    private final Criteria criteria;
    private final AccessService door;
    private final CurrentPlacement current;

    NeedBinder(
            Placements placements,
            PlacementReading reading,
            Criteria criteria,
            AccessService door,
            CurrentPlacement current) {
        this.placements = placements;
        this.reading = reading;
        this.criteria = criteria;
        this.door = door;
        this.current = current;
    }

    @Override
    public String name() {
        return "behoefte";
    }

    @Override
    public void check(Context context) {
        if (!context.at(STEP)) {
            return;
        }
        Grant grant = door.open(context.viewer(), context.task().dossier(), "taak:" + STEP, Set.of(Part.OPVANG));
        NewNeed before = reading.forCare(grant, context.viewer()).need();
        placements.need(current.id(context.task()), need(context.answers(), before), context.viewer());
    }

    private NewNeed need(Map<String, Object> answers, NewNeed before) {
        PersonNeed main = before == null || before.persons().isEmpty()
                ? new PersonNeed(null, false, Map.of())
                : before.persons().get(0);
        List<PersonNeed> persons = new ArrayList<>();
        persons.add(person(answers, "naam", main));
        if (answers.get("meekomend") instanceof List<?> rows && !rows.isEmpty()) {
            rows.forEach(row -> persons.add(companion((Map<?, ?>) row)));
        } else if (before != null) {
            before.persons().stream().skip(1).forEach(persons::add);
        }
        return new NewNeed(
                persons,
                Set.copyOf(chosen(
                        answers, "mijdgebied", "mijdgebieden", before == null ? Set.of() : before.areasToAvoid())),
                answers.get("toestemming") == null
                        ? before == null ? Consent.ONBEKEND : before.consent()
                        : Consent.of(answers.get("toestemming").toString()).orElseThrow(),
                List.copyOf(chosen(answers, "eigenWens", "nietHeen", before == null ? List.of() : before.wishes())));
    }

    /** What was chosen now; a no to the question itself takes back what was chosen before. */
    private static Collection<String> chosen(
            Map<String, Object> answers, String question, String list, Collection<String> before) {
        if (answers.get(list) instanceof List<?> codes) {
            return codes.stream().map(Object::toString).toList();
        }
        return "nee".equals(answers.get(question)) ? List.of() : before;
    }

    private PersonNeed companion(Map<?, ?> row) {
        Map<String, Object> answers = new HashMap<>();
        row.forEach((key, value) -> answers.put(key.toString(), value));
        PersonNeed person = person(answers, "meekomendNaam", new PersonNeed(null, true, Map.of()));
        return new PersonNeed(person.name(), true, person.answers());
    }

    private PersonNeed person(Map<String, Object> answers, String nameField, PersonNeed before) {
        Map<String, Answered> known = new HashMap<>(before.answers());
        for (Criterion criterion : criteria.all()) {
            Object answer = answers.get(key(criterion.code()));
            if (answer != null) {
                known.put(criterion.code(), Answered.of(said(answer)));
            }
        }
        Object name = answers.get(nameField);
        return new PersonNeed(name == null ? before.name() : name.toString(), before.companion(), known);
    }

    /** Several answers may hold at once; with one of them it is known, whatever else was ticked. */
    private static String said(Object answer) {
        if (!(answer instanceof List<?> several)) {
            return answer.toString();
        }
        List<String> values = several.stream().map(Object::toString).toList();
        List<String> known = values.stream()
                .filter(value -> Answered.of(value).given() == Given.WAARDE)
                .toList();
        return known.isEmpty() ? (values.isEmpty() ? null : values.get(0)) : String.join(",", known);
    }

    /** The key of a question in a form: {@code eigen-wens} is asked as {@code eigenWens}. */
    static String key(String criterion) {
        StringBuilder key = new StringBuilder();
        for (String word : criterion.split("-")) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }
}
