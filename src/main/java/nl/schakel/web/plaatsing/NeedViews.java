package nl.schakel.web.plaatsing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.organisation.Directory;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Given;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.ShelterView;
import nl.schakel.placement.shelter.AnswerType;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.web.frame.Words;
import nl.schakel.web.plaatsing.PlacementView.Fact;
import nl.schakel.web.plaatsing.PlacementView.PersonCard;
import org.springframework.stereotype.Component;

/** View factory: puts what somebody needs into words. What nobody knows is said as such, never as no. */
@Component
class NeedViews {

    private static final String AREA = "mijdgebied";
    private static final String WISH = "eigen-wens";

    private final Criteria criteria;
    private final Directory directory;
    private final Words words;

    NeedViews(Criteria criteria, Directory directory, Words words) {
        this.criteria = criteria;
        this.directory = directory;
        this.words = words;
    }

    /** Everything that is known, for who cares for the person. */
    List<PersonCard> persons(NewNeed need) {
        if (need == null) {
            return List.of();
        }
        List<PersonCard> persons = new ArrayList<>();
        for (PersonNeed person : need.persons()) {
            boolean first = persons.isEmpty();
            List<Fact> facts = new ArrayList<>();
            int unknown = 0;
            for (Criterion criterion : criteria.all()) {
                if (criterion.type() == AnswerType.SYSTEEM || !first && !criterion.perCompanion()) {
                    continue;
                }
                String answer = answer(criterion, person, first ? need : null);
                if (answer == null) {
                    unknown++;
                } else {
                    facts.add(new Fact(criterion.question(), answer));
                }
            }
            persons.add(new PersonCard(title(person, persons.size() + 1), facts, unknown));
        }
        return persons;
    }

    /** What a shelter may read: unknown stands there too, because it is what the shelter asks about. */
    List<PersonCard> forShelter(ShelterView view) {
        return lines(view.answers());
    }

    /** The same of lines alone. */
    List<PersonCard> lines(List<ShelterView.AnswerLine> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        ShelterView.AnswerLine::person, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new PersonCard(
                        words.say(
                                entry.getKey() == 1 ? "plaatsing.persoon" : "plaatsing.meekomend", entry.getKey() - 1),
                        entry.getValue().stream()
                                .map(line ->
                                        new Fact(line.question(), said(criteria.of(line.criterion()), line.answer())))
                                .toList(),
                        0))
                .toList();
    }

    private String title(PersonNeed person, int number) {
        String who = words.say(number == 1 ? "plaatsing.persoon" : "plaatsing.meekomend", number - 1);
        return person.name() == null || person.name().isBlank() ? who : who + ": " + person.name();
    }

    /** Null when it is not known. */
    private String answer(Criterion criterion, PersonNeed person, NewNeed whole) {
        if (whole != null
                && criterion.code().equals(AREA)
                && !whole.areasToAvoid().isEmpty()) {
            return municipalities(whole.areasToAvoid());
        }
        if (whole != null && criterion.code().equals(WISH) && !whole.wishes().isEmpty()) {
            return whole.wishes().stream().map(directory::labelOf).collect(Collectors.joining(", "));
        }
        Answered answered = person.answer(criterion.code());
        return answered.given() == Given.ONBEKEND ? null : said(criterion, answered);
    }

    private String said(Criterion criterion, Answered answered) {
        if (answered.given() != Given.WAARDE) {
            return words.of("gegeven", answered.given().code());
        }
        List<String> values = Arrays.stream(answered.value().split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        return switch (criterion.type()) {
            case GEBIED -> municipalities(Set.copyOf(values));
            case WENS -> values.stream().map(directory::labelOf).collect(Collectors.joining(", "));
            case NIVEAU, KEUZE -> words.of("keuze." + criterion.code(), values);
            default -> answered.value();
        };
    }

    private String municipalities(Set<String> codes) {
        return codes.stream()
                .sorted()
                .map(code -> directory
                        .municipality(code)
                        .map(municipality -> municipality.name())
                        .orElse(code))
                .collect(Collectors.joining(", "));
    }
}
