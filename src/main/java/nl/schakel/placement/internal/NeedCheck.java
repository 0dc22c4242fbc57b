package nl.schakel.placement.internal;

import java.util.Map;
import java.util.Set;
import nl.schakel.organisation.Directory;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Given;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.matching.internal.Answers;
import nl.schakel.placement.shelter.AnswerType;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.support.input.InputCheck;
import org.springframework.stereotype.Component;

/** Check: whether what somebody typed about a need can be understood. Says everything that is wrong at once. */
@Component
public class NeedCheck {

    private static final int MAX_PERSONS = 12;
    /** More than there are municipalities or shelters. */
    private static final int MAX_CODES = 400;

    private static final int MAX_NAME = 200;
    private static final int MAX_VALUE = 500;

    /** The closed lists of the questions that ask for a choice. */
    public static final Map<String, Set<String>> CHOICES = Map.of(
            "woonvorm", Set.of("vrouwen", "mannen", "gemengd", "alleen"),
            "verblijfsstatus", Set.of("nederlands", "eu", "vergunning", "bedenktijd", "dublin", "zonder"));

    private final Criteria criteria;
    private final Directory directory;

    NeedCheck(Criteria criteria, Directory directory) {
        this.criteria = criteria;
        this.directory = directory;
    }

    /** @throws nl.schakel.support.input.InvalidInput when something cannot be understood */
    public void check(NewNeed need) {
        InputCheck check = new InputCheck();
        if (need.persons().size() > MAX_PERSONS) {
            check.error("personen", "te-veel", "fout.behoefte.te-veel");
        }
        check.fits("mijdgebied", need.areasToAvoid(), MAX_CODES);
        check.fits("wensen", need.wishes(), MAX_CODES);
        // before anything is looked up one by one
        check.done();
        for (int i = 0; i < need.persons().size(); i++) {
            PersonNeed person = need.persons().get(i);
            String field = "personen[" + i + "].";
            check.text(field + "naam", person.name(), MAX_NAME);
            person.answers().forEach((code, answer) -> answer(check, field + "antwoorden." + code, code, answer));
        }
        need.areasToAvoid().forEach(area -> municipality(check, "mijdgebied", area));
        need.wishes().forEach(shelter -> shelter(check, "wensen", shelter));
        check.done();
    }

    private void answer(InputCheck check, String field, String code, Answered answer) {
        if (!criteria.knows(code)) {
            check.error(field, "onbekende-vraag", "fout.behoefte.onbekende-vraag");
            return;
        }
        Criterion criterion = criteria.of(code);
        if (criterion.type() == AnswerType.SYSTEEM) {
            // Schakel or the shelter finds this out; anyone who sends all 25 has said nothing by "no" or "unknown"
            if (answer.given() == Given.JA || answer.given() == Given.WAARDE) {
                check.error(field, "niet-vragen", "fout.behoefte.niet-vragen");
            }
            return;
        }
        if (answer.given() != Given.WAARDE) {
            return;
        }
        check.text(field, answer.value(), MAX_VALUE);
        if (answer.value().length() > 2 * MAX_VALUE) {
            return;
        }
        switch (criterion.type()) {
            case JA_NEE, SYSTEEM -> check.error(field, "onbekende-keuze", "fout.behoefte.onbekende-keuze");
            case GETAL -> {
                if (!answer.value().matches("\\d{1,2}")) {
                    check.error(field, "geen-getal", "fout.behoefte.geen-getal");
                }
            }
            case NIVEAU -> check.code(field, answer.value(), Answers.LEVELS);
            case KEUZE -> Answers.split(answer.value()).forEach(one -> check.code(field, one, CHOICES.get(code)));
            case GEBIED -> Answers.split(answer.value()).forEach(one -> municipality(check, field, one));
            case WENS -> Answers.split(answer.value()).forEach(one -> shelter(check, field, one));
        }
    }

    private void municipality(InputCheck check, String field, String code) {
        if (directory.municipality(code).isEmpty()) {
            check.error(field, "onbekende-gemeente", "fout.gemeenten.onbekend");
        }
    }

    private void shelter(InputCheck check, String field, String code) {
        if (directory
                .organisation(code)
                .filter(one -> one.kind().equals("opvang"))
                .isEmpty()) {
            check.error(field, "onbekende-opvang", "fout.behoefte.onbekende-opvang");
        }
    }
}
