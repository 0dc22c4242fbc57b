package nl.schakel.web.melden;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.schakel.organisation.Person;
import nl.schakel.signal.AgeAnswer;
import nl.schakel.signal.Answer;
import nl.schakel.signal.ExploitationForm;
import nl.schakel.signal.Indicators;
import nl.schakel.web.frame.Words;
import nl.schakel.web.melden.ImportColumn.Choice;
import org.springframework.stereotype.Component;

/**
 * Read model: the columns of a list of signals, made of the fields and the choices of the report form, so that both ask the same.
 */
@Component
class ImportColumns {

    /** How somebody of an organisation calls a signal. */
    static final String OWN_NUMBER = "eigenNummer";
    /** When it was. */
    static final String DATE = "datum";

    static final String STORY = "toelichting";
    static final String PLACE = "gemeente";
    static final String DANGER = "gevaar";

    /** Phone numbers, which a spreadsheet likes to take for numbers. */
    static final Set<String> PHONES = Set.of("telefoonnummer", "telefoon");

    /** Answers by which somebody acts at once, or writes where that is not safe. */
    private static final Set<String> STRICT = Set.of(DANGER, "minderjarig", "veilig", "over");

    private static final int PERSONS_IN_TEMPLATE = 3;
    private static final int PERSONS = 20;

    private final ReportChoices reports;
    private final Words words;

    ImportColumns(ReportChoices reports, Words words) {
        this.reports = reports;
        this.words = words;
    }

    /** Of the template. */
    List<ImportColumn> ofTemplate(Person person) {
        return columns(person, PERSONS_IN_TEMPLATE);
    }

    /** Those that are read. */
    List<ImportColumn> all(Person person) {
        return columns(person, PERSONS);
    }

    /** The heading of a column by its key. */
    String heading(String key) {
        return words.say("lijst.kolom." + key);
    }

    private List<ImportColumn> columns(Person person, int persons) {
        List<ImportColumn> columns = new ArrayList<>();
        Stream.of(OWN_NUMBER, DATE, STORY, PLACE).forEach(key -> columns.add(free(key)));
        columns.add(chosen(DANGER, answers("melden.gevaar", Answer.codes())));
        columns.add(chosen("vormen", forms(person)));
        columns.add(chosen("minderjarig", answers("melden.minderjarig", AgeAnswer.codes())));
        columns.add(free("locatie"));
        columns.add(new ImportColumn(
                "over",
                heading("over"),
                words.say("lijst.uitleg.over"),
                Stream.of("ander", "mijzelf")
                        .map(code -> new Choice(code, words.say("melden.over." + code + ".medewerker")))
                        .toList(),
                true,
                ""));
        ReportForm.PLACES.forEach(key -> columns.add(free(key)));
        ReportForm.ONLINE.forEach(key -> columns.add(free(key)));
        columns.add(chosen("indicatoren", answers("indicator", Indicators.codes())));
        for (int number = 1; number <= persons; number++) {
            for (String field : ReportForm.PERSON_FIELDS) {
                columns.add(ofPerson(number, field.substring(field.indexOf('-') + 1)));
            }
        }
        columns.add(chosen("kanaal", answers("melden.kanaal", ReportReading.STAFF_CHANNELS)));
        Stream.of("naam", "email", "telefoon").forEach(key -> columns.add(free(key)));
        columns.add(chosen("veilig", answers("melden.veilig", Answer.codes())));
        columns.add(free("functie"));
        columns.add(chosen("meldcode", answers("melden.meldcode", Answer.codes())));
        return columns;
    }

    private List<Choice> forms(Person person) {
        return reports.forms(Optional.of(person)).stream()
                .map((ExploitationForm form) -> new Choice(form.code(), form.label()))
                .toList();
    }

    private List<Choice> answers(String list, Collection<String> codes) {
        return codes.stream()
                .map(code -> new Choice(code, words.of(list, code)))
                .toList();
    }

    private ImportColumn free(String key) {
        return chosen(key, List.of());
    }

    private ImportColumn chosen(String key, List<Choice> choices) {
        return new ImportColumn(
                key,
                heading(key),
                words.say("lijst.uitleg." + key),
                choices,
                STRICT.contains(key),
                words.say("lijst.voorbeeld." + key));
    }

    private ImportColumn ofPerson(int number, String field) {
        List<Choice> choices = field.equals("geslacht")
                ? answers("geslacht", List.of("vrouw", "man", "anders", "onbekend"))
                : List.of();
        return new ImportColumn(
                "persoon-" + number + "-" + field,
                words.say("lijst.kolom.persoon", number, words.say("lijst.persoon." + field)),
                words.say("lijst.uitleg.persoon." + field),
                choices,
                false,
                number == 1 ? words.say("lijst.voorbeeld.persoon." + field) : "");
    }
}
