package nl.schakel.trial.child;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.process.terms.TermRungReached;
import nl.schakel.process.walk.DueWork;
import nl.schakel.signal.Channel;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Origin;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import nl.schakel.trial.CaseAnswers;
import nl.schakel.trial.CaseOutcome;
import nl.schakel.trial.CaseOutcome.PlayNote.What;
import nl.schakel.trial.FormAnswers;
import nl.schakel.trial.TrialCase;
import org.springframework.context.event.EventListener;

/**
 * Application service that plays example cases: does what a case says through the same doors as people use, lets its time pass timer by timer, and
 * writes down what happens. Always from the same moment, so that the same case gives the same outcome.
 */
class CasePlayer {

    private static final int MOST_NEW_STEPS = 40;
    private static final String OTHER = "@andere-gemeente";
    private static final Duration A_TICK = Duration.ofMillis(1);
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final LocalTime NIGHT = LocalTime.of(23, 0);

    private final ReportCommands reports;
    private final TaskList tasks;
    private final TaskCommands desk;
    private final Directory directory;
    private final DueWork due;
    private final CaseEye eye;
    private final SchakelClock clock;
    private final ObjectMapper json;
    private final LocalDate day;
    private Play play;

    /** One case while it is played. */
    private record Play(
            TrialCase example, List<String> municipalities, Set<String> known, CaseNotebook notebook, UUID dossier) {}

    CasePlayer(
            ReportCommands reports,
            TaskList tasks,
            TaskCommands desk,
            Directory directory,
            DueWork due,
            CaseEye eye,
            SchakelClock clock,
            ObjectMapper json) {
        this.reports = reports;
        this.tasks = tasks;
        this.desk = desk;
        this.directory = directory;
        this.due = due;
        this.eye = eye;
        this.clock = clock;
        this.json = json;
        // no public holiday near it, the clock is not changed, and everything that there is was there by then
        this.day = Year.now(Clock.systemUTC())
                .plusYears(1)
                .atMonth(Month.NOVEMBER)
                .atDay(1)
                .with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.TUESDAY));
    }

    /** Does something just before cases begin. */
    void atTheBeginning(Runnable deed) {
        clock.inTimeOfItsOwn(day.atStartOfDay(Zones.AMSTERDAM).toInstant(), deed);
    }

    /** Plays a case in the first of these municipalities. @param known the steps that what is live has */
    CaseOutcome play(TrialCase example, List<String> municipalities, Set<String> known) {
        CaseOutcome[] outcome = new CaseOutcome[1];
        Instant from = day.atTime(example.nacht() ? NIGHT : MORNING)
                .atZone(Zones.AMSTERDAM)
                .toInstant();
        clock.inTimeOfItsOwn(from, () -> outcome[0] = playNow(example, municipalities, known));
        return outcome[0];
    }

    private CaseOutcome playNow(TrialCase example, List<String> municipalities, Set<String> known) {
        CaseNotebook notebook = new CaseNotebook(example.naam(), clock.instant());
        play = new Play(example, municipalities, known, notebook, null);
        UUID dossier = null;
        try {
            dossier = report();
            play = new Play(example, municipalities, known, notebook, dossier);
            settle();
            example.daden().forEach(this::act);
        } catch (RuntimeException broken) {
            // what went wrong is for the log; that it did is an outcome
            broken.printStackTrace();
            notebook.note(What.BROKEN, null);
        } finally {
            play = null;
        }
        return dossier == null ? notebook.nothing() : eye.look(dossier, notebook);
    }

    @EventListener
    void on(TermRungReached reached) {
        if (play != null) {
            play.notebook().climbed(reached, clock.instant());
        }
    }

    private UUID report() {
        TrialCase.Source source = play.example().meldt();
        UUID reporter =
                source.rol() == null ? null : somebody(Role.of(source.rol())).personId();
        Map<String, Object> fields = new HashMap<>(play.example().melding());
        fields.put("gemeente", play.municipalities().get(0));
        Channel channel = Channel.of(source.kanaal()).orElseThrow();
        return reports.receive(
                        json.convertValue(fields, NewSignal.class), null, new Origin(channel, reporter, reporter))
                .dossier();
    }

    private Viewer somebody(Role role) {
        GroupId group = directory.groupFor(role, play.municipalities().get(0));
        return Viewer.of(directory.members(group).get(0));
    }

    private void act(TrialCase.Deed deed) {
        next();
        if (deed.tijd() != null) {
            pass(Duration.parse(deed.tijd()));
        } else if (deed.vanzelf() != null) {
            for (int round = 0; round < deed.vanzelf(); round++) {
                everybody();
            }
        } else if (deed.melderVraagtOpnieuw() != null) {
            reports.askAgain(play.dossier(), deed.melderVraagtOpnieuw(), null);
        } else if (deed.melderZegt() != null) {
            reports.add(play.dossier(), deed.melderZegt());
        } else if (deed.melderTrektIn() != null) {
            reports.withdraw(play.dossier(), deed.melderTrektIn());
        } else {
            step(deed);
        }
        settle();
    }

    /** Goes on from timer to timer, so that each is done at its own moment and before the next is known. */
    private void pass(Duration duration) {
        Instant until = clock.instant().plus(duration);
        for (Optional<Instant> next = due.next(until); next.isPresent(); next = due.next(until)) {
            to(next.get());
            settle();
        }
        to(until);
    }

    private void to(Instant moment) {
        if (moment.isAfter(clock.instant())) {
            clock.to(moment);
        }
    }

    /** One deed comes after the other, also when both are done at once; a minute never fills with them. */
    private void next() {
        clock.forward(A_TICK);
    }

    /** What goes by itself is done, what somebody got is written down, and what nobody knew of is answered. */
    private void settle() {
        for (int round = 0; round < MOST_NEW_STEPS; round++) {
            due.finish(this::next);
            List<TaskSummary> open = open();
            open.forEach(task -> play.notebook().given(task, directory.label(task.group())));
            Optional<TaskSummary> unknown = open.stream()
                    .filter(task -> !play.known().contains(task.step()))
                    .findFirst();
            if (unknown.isEmpty()) {
                return;
            }
            play.notebook().note(What.NEW_STEP, unknown.get().name());
            complete(unknown.get(), Map.of());
        }
        throw new IllegalStateException("new steps keep coming");
    }

    /** What is open now, in a fixed order; what comes of it waits for the next round. */
    private void everybody() {
        List<TaskSummary> open =
                open().stream().sorted(Comparator.comparing(TaskSummary::step)).toList();
        for (TaskSummary task : open) {
            boolean still = open().stream().anyMatch(one -> one.id().equals(task.id()));
            // what cannot be done now, for instance since the police ask to wait, stays where it is
            if (still && complete(task, Map.of())) {
                settle();
            }
        }
    }

    /** What somebody has to do now; what came at one moment has a fixed order. */
    private List<TaskSummary> open() {
        return tasks.openOf(play.dossier()).stream()
                .sorted(Comparator.comparing(TaskSummary::created)
                        .thenComparing(TaskSummary::step)
                        .thenComparing(task -> task.group().toString())
                        .thenComparing(TaskSummary::due, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private void step(TrialCase.Deed deed) {
        Optional<TaskSummary> task =
                open().stream().filter(open -> open.step().equals(deed.doet())).findFirst();
        if (task.isEmpty()) {
            play.notebook().missing(deed.doet());
            return;
        }
        Map<String, Object> answers = deed.antwoorden() == null ? Map.of() : deed.antwoorden();
        if (!complete(task.get(), answers) && !answers.isEmpty()) {
            play.notebook().note(What.ANSWERS_REFUSED, task.get().name());
            if (!complete(task.get(), Map.of())) {
                play.notebook().note(What.STEP_REFUSED, task.get().name());
            }
        }
    }

    /** By the first of the group who may: who proposed something does not read it. @return false when nobody may with these answers */
    private boolean complete(TaskSummary task, Map<String, Object> given) {
        FormAnswers form = new FormAnswers(LocalDate.ofInstant(clock.instant(), Zones.AMSTERDAM));
        List<String> here = play.municipalities();
        CaseAnswers said = new CaseAnswers(
                clock, directory, here.get(0), Map.of(OTHER, none -> here.get(Math.min(1, here.size() - 1))));
        for (Viewer viewer :
                directory.members(task.group()).stream().map(Viewer::of).toList()) {
            try {
                Map<String, Object> answers =
                        form.minimal(desk.open(task.id(), viewer).schema(), said.filledIn(given));
                next();
                desk.complete(task.id(), answers, viewer);
                return true;
            } catch (NotVisible | TaskGone notTheirs) {
                // a step of somebody's own in the group, or one that ended by itself
                System.err.println("not theirs: " + task.step());
            } catch (InvalidInput refused) {
                System.err.println("refused: " + task.step() + " "
                        + refused.errors().stream()
                                .map(error -> error.field() + " " + error.code())
                                .toList());
            }
        }
        return false;
    }
}
