package nl.schakel.web.zaken;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Actions;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.DossierReading.State;
import nl.schakel.signal.Elsewhere;
import nl.schakel.signal.FactChanges;
import nl.schakel.signal.NeedToKnow;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.TaskRows;
import nl.schakel.web.frame.TermWords;
import nl.schakel.web.frame.Words;
import nl.schakel.web.zaken.CaseView.Action;
import nl.schakel.web.zaken.CaseView.Folded;
import nl.schakel.web.zaken.CaseView.Summary;
import nl.schakel.web.zaken.CaseView.Task;
import nl.schakel.web.zaken.CaseView.Tasks;
import nl.schakel.web.zaken.DossierPanel.Block;
import nl.schakel.web.zaken.DossierPanel.Section;
import org.springframework.stereotype.Component;

/** View factory: puts one case into words, as far as a grant goes. */
@Component
class CaseViews {

    /** The parts of the panel that have no shape of their own on this page. */
    private static final Set<String> ABOUT = Set.of("melding", "betrokkenen", "melder", "kern");

    private final DossierReading reading;
    private final DossierPanels panels;
    private final CaseHistory history;
    private final CaseNotes notes;
    private final FactChanges facts;
    private final CaseParties parties;
    private final TaskList tasks;
    private final TaskRows rows;
    private final TermWords terms;
    private final CasePictures pictures;
    private final CaseEndViews ends;
    private final ReopenDoor reopening;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    CaseViews(
            DossierReading reading,
            DossierPanels panels,
            CaseHistory history,
            CaseNotes notes,
            FactChanges facts,
            CaseParties parties,
            TaskList tasks,
            TaskRows rows,
            TermWords terms,
            CasePictures pictures,
            CaseEndViews ends,
            ReopenDoor reopening,
            Directory directory,
            Words words,
            Clock clock) {
        this.reading = reading;
        this.panels = panels;
        this.history = history;
        this.notes = notes;
        this.facts = facts;
        this.parties = parties;
        this.tasks = tasks;
        this.rows = rows;
        this.terms = terms;
        this.pictures = pictures;
        this.ends = ends;
        this.reopening = reopening;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    CaseView of(Grant grant, Viewer viewer) {
        UUID id = grant.dossier();
        DossierReading.View view = reading.read(grant, viewer.groups());
        DossierPanel panel = panels.of(view);
        boolean follows = grant.sees(Part.TIJDLIJN);
        NeedToKnow known = view.needToKnow();
        List<TaskSummary> all = tasks.ofDossier(id, viewer);
        List<TaskSummary> open = all.stream()
                .filter(task -> canDo(task, viewer) || follows && known.work(task.step(), task.group()))
                .sorted(Comparator.comparing(TaskSummary::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return new CaseView(
                id,
                panel,
                summary(view.state(), open, open.size() < all.size(), follows),
                panel.sections().stream()
                        .filter(section -> ABOUT.contains(section.part()))
                        .toList(),
                view.entries() == null ? null : answers(panel),
                grant.sees(Part.ACTIES) ? actions(view.actions()) : null,
                view.elsewhere() == null
                        ? null
                        : words.of("andere-actie", view.elsewhere().code()),
                new Tasks(
                        open.stream()
                                .map(task -> new Task(rows.of(task), canDo(task, viewer)))
                                .toList(),
                        follows),
                view.notes() == null ? null : notes.of(view.notes()),
                view.notes() != null && notes.writes(id, viewer),
                view.report() != null && view.involved() != null && facts.mayChange(view.state(), viewer),
                follows ? history.timeline(id, view.timeline()) : null,
                follows ? history.told(id) : null,
                follows ? parties.of(id, known) : null,
                follows ? pictures.of(id, known) : null,
                notShared(grant),
                ends.of(grant, known),
                reopening.offers(grant, view.state(), viewer));
    }

    /** @param more whether somebody has a task that this reader need not know of */
    private Summary summary(State state, List<TaskSummary> open, boolean more, boolean follows) {
        TaskSummary first =
                open.stream().filter(task -> task.due() != null).findFirst().orElse(null);
        return new Summary(
                follows ? with(state, open, more) : null,
                first == null ? null : terms.of(first.due(), first.municipality()),
                first == null ? null : first.name(),
                DutchTime.full(state.received()),
                state.closed() == null ? null : DutchTime.full(state.closed()),
                state.outcome() == null
                        ? null
                        : words.of("uitkomst", state.outcome().code()),
                follows && state.questionOpen(),
                follows && state.withdrawalAsked() && state.closed() == null);
    }

    private List<String> with(State state, List<TaskSummary> open, boolean more) {
        if (open.isEmpty() && !more) {
            String key = state.closed() != null ? "zaak.nu-bij.niemand" : "zaak.nu-bij.onderweg";
            return List.of(words.say(state.questionOpen() ? "zaak.nu-bij.melder" : key));
        }
        Stream<String> known = open.stream().map(TaskSummary::group).distinct().map(directory::label);
        return more
                ? Stream.concat(known, Stream.of(words.of("andere-actie", Elsewhere.LOOPT.code())))
                        .toList()
                : known.toList();
    }

    private static List<Block> answers(DossierPanel panel) {
        return panel.sections().stream()
                .filter(section -> section.part().equals("antwoorden"))
                .map(Section::blocks)
                .findFirst()
                .orElse(List.of());
    }

    /** The round that runs in full; what was agreed before is folded away. */
    private Folded<Action> actions(List<Actions.Action> all) {
        int newest = all.stream().mapToInt(Actions.Action::round).max().orElse(0);
        return Folded.of(
                all.stream()
                        .filter(action -> action.round() == newest)
                        .map(this::action)
                        .toList(),
                all.stream()
                        .filter(action -> action.round() != newest)
                        .map(this::action)
                        .toList());
    }

    private Action action(Actions.Action action) {
        return new Action(
                directory.label(GroupId.parse(action.group())),
                action.what(),
                action.due() == null ? null : DutchTime.date(action.due()),
                action.outcome() == null ? null : words.of("actie-uitkomst", action.outcome()),
                action.outcome() == null && action.due() != null && action.due().isBefore(clock.instant()));
    }

    private String notShared(Grant grant) {
        String parts = Part.OF_THE_CASE.stream()
                // whoever sees the report sees what it says in codes
                .filter(part -> part != Part.KERN && !grant.sees(part))
                .map(part -> words.of("zaak.deel", part.name()))
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? null : parts;
    }

    private static boolean canDo(TaskSummary task, Viewer viewer) {
        return task.mine() || viewer.groups().contains(task.group());
    }
}
