package nl.schakel.web.zaken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.signal.Actions;
import nl.schakel.signal.Answer;
import nl.schakel.signal.ChangedFact;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.DossierReading.View;
import nl.schakel.signal.Entries;
import nl.schakel.signal.ExploitationForms;
import nl.schakel.signal.FactChanges;
import nl.schakel.signal.Notes;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import nl.schakel.web.zaken.DossierPanel.Block;
import nl.schakel.web.zaken.DossierPanel.Fact;
import nl.schakel.web.zaken.DossierPanel.Section;
import org.springframework.stereotype.Component;

/** View factory: puts a dossier into words, as far as its reader may see it. */
@Component
public class DossierPanels {

    private static final Duration ONE_COMPLETION = Duration.ofSeconds(5);

    private final Words words;
    private final Directory directory;
    private final ExploitationForms forms;
    private final FactForms said;

    DossierPanels(Words words, Directory directory, ExploitationForms forms, FactForms said) {
        this.said = said;
        this.forms = forms;
        this.words = words;
        this.directory = directory;
    }

    public DossierPanel of(View view) {
        DossierReading.State state = view.state();
        List<Section> sections = new ArrayList<>();
        if (view.report() != null) {
            sections.add(section("melding", List.of(report(view, state))));
        }
        if (view.report() == null && view.core() != null) {
            sections.add(section("kern", List.of(core(view.core()))));
        }
        if (view.involved() != null && !view.involved().isEmpty()) {
            sections.add(section("betrokkenen", people(view)));
        }
        if (view.reporter() != null) {
            sections.add(section("melder", List.of(reporter(view.reporter()))));
        }
        if (view.entries() != null && !view.entries().isEmpty()) {
            sections.add(section("antwoorden", answers(view.entries())));
        }
        if (view.elsewhere() != null
                || view.actions() != null && !view.actions().isEmpty()) {
            sections.add(section("acties", actions(view)));
        }
        if (view.notes() != null && !view.notes().isEmpty()) {
            sections.add(section("notities", notes(view.notes())));
        }
        return new DossierPanel(
                state.reference(),
                directory
                        .municipality(state.municipality())
                        .map(Municipality::name)
                        .orElse(state.municipality()),
                words.of("status", state.status().code()),
                state.outcome() == null
                        ? null
                        : words.of("uitkomst", state.outcome().code()),
                state.acute(),
                state.closed() != null,
                DutchTime.full(state.received()),
                sections);
    }

    private Section section(String part, List<Block> blocks) {
        return new Section(part, words.say("dossier." + part), blocks);
    }

    private Block report(View view, DossierReading.State state) {
        DossierReading.Report report = view.report();
        List<Fact> facts = new ArrayList<>();
        add(facts, "toelichting", report.explanation());
        before(facts, view, ChangedFact.TOELICHTING, null);
        before(facts, view, ChangedFact.ACUUT, null);
        add(facts, "locatie", report.location());
        before(facts, view, ChangedFact.LOCATIE, null);
        report.online().forEach(place -> facts.add(new Fact(words.of("dossier.online", place.kind()), place.where())));
        add(facts, "woont", municipalities(report.livesIn()));
        add(facts, "geworven", municipalities(report.recruitedIn()));
        add(facts, "uitgebuit", municipalities(report.exploitedIn()));
        add(facts, "vormen", forms.labels(report.forms()));
        before(facts, view, ChangedFact.VORMEN, null);
        add(facts, "minderjarig", words.of("antwoord", report.minor()));
        before(facts, view, ChangedFact.MINDERJARIG, null);
        add(facts, "indicatoren", words.of("indicator", report.indicators()));
        before(facts, view, ChangedFact.INDICATOREN, null);
        add(facts, "meldcode", words.of("antwoord", report.reportingCodeDuty()));
        add(facts, "kanaal", words.of("kanaal", state.channel()));
        add(facts, "ontvangen", DutchTime.full(state.received()));
        return new Block(null, null, facts);
    }

    private String municipalities(List<String> codes) {
        return codes.stream()
                .map(code ->
                        directory.municipality(code).map(Municipality::name).orElse(code))
                .collect(Collectors.joining(", "));
    }

    private Block core(DossierReading.Core core) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "vormen", forms.labels(core.forms()));
        add(facts, "minderjarig", words.of("antwoord", core.minor()));
        return new Block(null, null, facts);
    }

    private List<Block> people(View view) {
        List<DossierReading.InvolvedPerson> people = view.involved();
        List<Block> blocks = new ArrayList<>();
        for (DossierReading.InvolvedPerson person : people) {
            List<Fact> facts = new ArrayList<>();
            add(facts, "naam", person.name());
            add(facts, "geboortejaar", person.birthYear());
            add(facts, "geslacht", words.of("geslacht", person.gender()));
            add(facts, "nationaliteit", person.nationality());
            add(facts, "bekendBij", person.knownTo());
            for (ChangedFact fact : ChangedFact.values()) {
                before(facts, view, fact, blocks.size() + 1);
            }
            String title = people.size() == 1 ? null : words.say("dossier.persoon", blocks.size() + 1);
            blocks.add(new Block(title, null, facts));
        }
        return blocks;
    }

    /** What a fact was before it was corrected, the newest change first, with who says so. */
    private void before(List<Fact> facts, View view, ChangedFact fact, Integer person) {
        List<FactChanges.FactChange> changes = new ArrayList<>(view.changes());
        Collections.reverse(changes);
        changes.stream()
                .filter(change -> change.fact() == fact && Objects.equals(change.person(), person))
                .forEach(change -> facts.add(new Fact(
                        words.say("dossier.eerder", words.of("feit", fact.code())),
                        words.say(
                                "dossier.eerder.tekst",
                                Optional.ofNullable(said.said(fact, change.before()))
                                        .orElseGet(() -> words.say("dossier.eerder.niets")),
                                DutchTime.full(change.at()),
                                directory
                                        .person(change.author())
                                        .map(Person::displayName)
                                        .orElseGet(() -> group(change.group()))))));
    }

    private Block reporter(DossierReading.KnownReporter reporter) {
        List<Fact> facts = new ArrayList<>();
        boolean anonymous = reporter.name() == null && reporter.email() == null && reporter.phone() == null;
        add(
                facts,
                "naam",
                anonymous ? words.say(reporter.hasAccount() ? "dossier.account" : "dossier.anoniem") : reporter.name());
        if (Answer.JA.code().equals(reporter.aboutSelf())) {
            add(facts, "zelf", words.say("dossier.zelf"));
        }
        add(facts, "functie", reporter.job());
        add(facts, "email", reporter.email());
        add(facts, "telefoon", reporter.phone());
        if (reporter.email() != null || reporter.phone() != null) {
            add(facts, "veilig", words.say(reporter.safe() ? "dossier.veilig.ja" : "dossier.veilig.nee"));
        }
        return new Block(null, null, facts);
    }

    /** The answers that somebody gave at one task belong together; the newest task on top. */
    private List<Block> answers(List<Entries.Entry> entries) {
        List<Block> newestFirst = new ArrayList<>();
        Entries.Entry before = null;
        for (Entries.Entry entry : entries) {
            if (before == null || !together(before, entry)) {
                String moment = DutchTime.full(entry.at());
                String by = entry.group() == null ? moment : words.say("dossier.door", group(entry.group()), moment);
                newestFirst.add(0, new Block(words.of("stap", entry.step()), by, new ArrayList<>()));
            }
            newestFirst.get(0).facts().add(new Fact(entry.label(), entry.value()));
            before = entry;
        }
        return newestFirst;
    }

    /** Each answer of a form is kept with a moment of its own, a blink after the one before. */
    private static boolean together(Entries.Entry before, Entries.Entry entry) {
        return before.step().equals(entry.step())
                && Objects.equals(before.group(), entry.group())
                && Duration.between(before.at(), entry.at()).compareTo(ONE_COMPLETION) < 0;
    }

    private List<Block> notes(List<Notes.Note> notes) {
        return notes.stream()
                .map(note -> new Block(
                        words.of("notitie.soort", note.kind().code()),
                        words.say("dossier.door", group(note.group()), DutchTime.full(note.at())),
                        List.of(new Fact(words.say("dossier.vraag.notitie"), note.text()))))
                .toList();
    }

    private List<Block> actions(View view) {
        List<Block> blocks = new ArrayList<>(actions(view.actions()));
        if (view.elsewhere() != null) {
            List<Fact> facts = new ArrayList<>();
            add(facts, "anderen", words.of("andere-actie", view.elsewhere().code()));
            blocks.add(new Block(null, null, facts));
        }
        return blocks;
    }

    private List<Block> actions(List<Actions.Action> actions) {
        return actions.stream()
                .map(action -> {
                    List<Fact> facts = new ArrayList<>();
                    add(facts, "actie", action.what());
                    add(facts, "voor", action.due() == null ? null : DutchTime.day(action.due()));
                    add(
                            facts,
                            "resultaat",
                            action.outcome() == null
                                    ? words.say("dossier.loopt")
                                    : words.of("actie-uitkomst", action.outcome()));
                    return new Block(group(action.group()), null, facts);
                })
                .toList();
    }

    private String group(String group) {
        return directory.label(GroupId.parse(group));
    }

    private void add(List<Fact> facts, String label, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(words.say("dossier.vraag." + label), value));
        }
    }
}
