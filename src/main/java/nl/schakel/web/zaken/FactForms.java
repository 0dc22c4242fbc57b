package nl.schakel.web.zaken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.signal.AgeAnswer;
import nl.schakel.signal.Answer;
import nl.schakel.signal.ChangedFact;
import nl.schakel.signal.DossierReading.InvolvedPerson;
import nl.schakel.signal.DossierReading.View;
import nl.schakel.signal.ExploitationForm;
import nl.schakel.signal.ExploitationForms;
import nl.schakel.signal.FactChanges;
import nl.schakel.signal.Indicators;
import nl.schakel.web.frame.Words;
import nl.schakel.web.zaken.FactForm.Block;
import nl.schakel.web.zaken.FactForm.Choice;
import nl.schakel.web.zaken.FactForm.Group;
import nl.schakel.web.zaken.FactForm.Row;
import org.springframework.stereotype.Component;

/** View factory: the facts of a report as somebody corrects them: which there are, and the question about one of them. */
@Component
class FactForms {

    private static final String ON_ALL_CARDS = "algemeen";

    private final Words words;
    private final ExploitationForms forms;
    private final Directory directory;

    FactForms(Words words, ExploitationForms forms, Directory directory) {
        this.words = words;
        this.forms = forms;
        this.directory = directory;
    }

    /** Everything that can be corrected or added, with what stands there. */
    List<Block> all(View known) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block(words.say("dossier.melding"), rows(known, null)));
        for (int person = 1; person <= known.involved().size(); person++) {
            blocks.add(new Block(who(known, person), rows(known, person)));
        }
        int next = known.involved().size() + 1;
        blocks.add(new Block(words.say("feit.persoon.nieuw"), rows(known, next)));
        return blocks;
    }

    private List<Row> rows(View known, Integer person) {
        return Arrays.stream(ChangedFact.values())
                .filter(fact -> fact.ofPerson() == (person != null))
                .map(fact -> new Row(
                        fact.code(),
                        person,
                        words.of("feit", fact.code()),
                        said(fact, FactChanges.value(known, fact, person))))
                .toList();
    }

    /** The question about one fact. @param typed what somebody sent, when that was not right; null parts for the first time */
    FactForm of(View known, ChangedFact fact, FactChanges.NewFact typed) {
        String now = FactChanges.value(known, fact, typed.person());
        List<String> chosen = typed.values() == null ? ChangedFact.codesIn(now) : typed.values();
        return new FactForm(
                fact.code(),
                fact.ofPerson() ? typed.person() : null,
                words.of("feit", fact.code()),
                fact.ofPerson() ? who(known, typed.person()) : null,
                said(fact, now),
                kind(fact),
                typed.value() == null ? now : typed.value(),
                groups(
                        known,
                        fact,
                        fact.isList() ? chosen : typed.value() == null ? List.of() : List.of(typed.value())));
    }

    private static FactForm.Kind kind(ChangedFact fact) {
        return switch (fact) {
            case TOELICHTING -> FactForm.Kind.TEXT;
            case VORMEN, INDICATOREN -> FactForm.Kind.SEVERAL;
            case ACUUT, MINDERJARIG, GESLACHT -> FactForm.Kind.ONE;
            default -> FactForm.Kind.LINE;
        };
    }

    private List<Group> groups(View known, ChangedFact fact, List<String> chosen) {
        return switch (fact) {
            case ACUUT -> one("antwoord", Answer.codes(), chosen);
            case MINDERJARIG -> one("antwoord", AgeAnswer.codes(), chosen);
            case GESLACHT -> one("geslacht", FactChanges.GENDERS, chosen);
            case VORMEN -> List.of(new Group(null, exploitation(known, chosen)));
            case INDICATOREN -> indicators(chosen);
            default -> List.of();
        };
    }

    private List<Group> one(String list, List<String> codes, List<String> chosen) {
        return List.of(new Group(
                null,
                codes.stream()
                        .map(code -> new Choice(code, words.of(list, code), chosen.contains(code), false))
                        .toList()));
    }

    /** What can be chosen in the region of the case, and what stands there although nobody can choose it any more. */
    private List<Choice> exploitation(View known, List<String> chosen) {
        String region = directory
                .municipality(known.state().municipality())
                .map(Municipality::region)
                .orElse(null);
        List<ExploitationForm> offered = forms.choices(region);
        return forms.all().stream()
                .filter(form -> offered.contains(form) || chosen.contains(form.code()))
                .map(form -> new Choice(form.code(), form.label(), chosen.contains(form.code()), form.parent() != null))
                .toList();
    }

    private List<Group> indicators(List<String> chosen) {
        Map<String, List<Choice>> cards = new LinkedHashMap<>();
        for (Indicators indicator : Indicators.values()) {
            String card = indicator.form() == null ? ON_ALL_CARDS : indicator.form();
            cards.computeIfAbsent(card, none -> new ArrayList<>())
                    .add(new Choice(
                            indicator.code(),
                            words.of("indicator", indicator.code()),
                            chosen.contains(indicator.code()),
                            false));
        }
        return cards.entrySet().stream()
                .map(card -> new Group(words.of("indicator.groep", card.getKey()), card.getValue()))
                .toList();
    }

    private String who(View known, Integer person) {
        if (person == null || person > known.involved().size()) {
            return words.say("feit.persoon.nieuw");
        }
        InvolvedPerson one = known.involved().get(person - 1);
        String title = words.say("dossier.persoon", person);
        return one.name() == null ? title : title + ": " + one.name();
    }

    /** A value in words; null when there is none. */
    String said(ChangedFact fact, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return switch (fact) {
            case ACUUT, MINDERJARIG -> words.of("antwoord", value);
            case GESLACHT -> words.of("geslacht", value);
            case VORMEN -> forms.labels(ChangedFact.codesIn(value));
            case INDICATOREN -> words.of("indicator", ChangedFact.codesIn(value));
            default -> value;
        };
    }
}
