package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.tasks.AllTasks;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Channel;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Origin;
import nl.schakel.signal.Receipt;
import nl.schakel.support.time.SchakelClock;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells stories of the field to the running application: who reports, who does which task, what time does. */
@Component
public class Story {

    private static final Duration SOME_HOURS = Duration.ofHours(3);

    private final ReportCommands reports;
    private final TaskList tasks;
    private final TaskCommands desk;
    private final Directory directory;
    private final DossierReading reading;
    private final ManagementService management;
    private final SchakelClock clock;
    private final TermCalculator hours;
    private final JdbcClient jdbc;

    Story(
            ReportCommands reports,
            TaskList tasks,
            TaskCommands desk,
            Directory directory,
            DossierReading reading,
            ManagementService management,
            SchakelClock clock,
            TermCalculator hours,
            JdbcClient jdbc) {
        this.reports = reports;
        this.tasks = tasks;
        this.desk = desk;
        this.directory = directory;
        this.reading = reading;
        this.management = management;
        this.clock = clock;
        this.hours = hours;
        this.jdbc = jdbc;
    }

    /** A report with nothing but the required parts, in Nijkerk. */
    public static NewSignal plain() {
        return in("GM0267");
    }

    /** A report with nothing but the required parts. */
    public static NewSignal in(String municipality) {
        return new NewSignal(
                municipality, "Verzonnen signaal (fictief).", null, null, null, null, null, null, null, null);
    }

    /** A report that somebody is in danger now, in Nijkerk. */
    public static NewSignal acute() {
        return new NewSignal("GM0267", "Verzonnen gevaar (fictief).", true, null, null, null, null, null, null, null);
    }

    /** A report about somebody who is under eighteen, or may be, in Nijkerk. */
    public static NewSignal minor(String answer, String form) {
        return new NewSignal(
                "GM0267", "Verzonnen jongere (fictief).", null, List.of(form), answer, null, null, null, null, null);
    }

    /** An anonymous report by the public form. */
    public Receipt report(NewSignal signal) {
        return reports.receive(signal, null, Origin.open(Channel.FORMULIER_BURGER));
    }

    /** A report that somebody with an account makes for themselves. */
    public Receipt reportAs(String username, NewSignal signal) {
        UUID person = viewer(username).personId();
        return reports.receive(signal, null, new Origin(Channel.FORMULIER_MEDEWERKER, person, person));
    }

    /** A demo account as the application sees it. */
    public Viewer viewer(String username) {
        Person person = directory.byUsername(username).orElseThrow();
        return new Viewer(person.id(), person.username(), person.groups());
    }

    /** Every open task of a case, whoever owns it. */
    public List<TaskSummary> open(UUID dossier) {
        return tasks.ofDossier(dossier, viewer("af.nijkerk"));
    }

    /** The codes of the open steps of a case, sorted. */
    public List<String> steps(UUID dossier) {
        return open(dossier).stream().map(TaskSummary::step).sorted().toList();
    }

    /** The open task with this step. */
    public TaskSummary task(UUID dossier, String step) {
        return open(dossier).stream()
                .filter(t -> t.step().equals(step))
                .min(Comparator.comparing(TaskSummary::created))
                .orElseThrow(() -> new AssertionError("no open step " + step + " but " + steps(dossier)));
    }

    /** Somebody does a step; the task must stand in their own list. */
    public void does(String username, UUID dossier, String step, Map<String, Object> answers) {
        Viewer viewer = viewer(username);
        TaskSummary task = task(dossier, step);
        assertThat(AllTasks.of(tasks, viewer, TaskFilter.ALLE))
                .as("%s has %s in the own list", username, step)
                .extracting(TaskSummary::id)
                .contains(task.id());
        desk.complete(task.id(), answers, viewer);
    }

    /** Answers of a triage in which nothing special is known, with these replaced. */
    public static Map<String, Object> triage(Object... replaced) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "vormen", List.of("onbekend"),
                "persoon", "nee",
                "locatie", "nee",
                "dader", "nee",
                "persoonBekend", "nee",
                "daderRelatie", "ander",
                "minderjarig", "nee",
                "acuut", "nee",
                "meldcode", "nee"));
        for (int i = 0; i < replaced.length; i += 2) {
            answers.put((String) replaced[i], replaced[i + 1]);
        }
        return answers;
    }

    /** Where a case stands. */
    public DossierReading.State state(UUID dossier) {
        return reading.state(dossier);
    }

    /** Lets time pass and does everything that became due meanwhile, in order. */
    public void timePasses(Duration duration) {
        clock.to(clock.instant().plus(duration));
        runDueJobs();
    }

    /** Runs every job that is due now, until none is left. */
    public void runDueJobs() {
        for (int round = 0; round < 200; round++) {
            List<Job> due =
                    management.createJobQuery().executable().withRetriesLeft().list();
            if (due.isEmpty()) {
                return;
            }
            due.stream()
                    .sorted(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder())))
                    .forEach(job -> {
                        if (waits(job)) {
                            management.executeJob(job.getId());
                        }
                    });
        }
        throw new AssertionError("jobs keep coming");
    }

    /** Whether what was done before it left it: one round has hundreds, so this is asked of the table. */
    private boolean waits(Job job) {
        return jdbc.sql("select exists (select from camunda.act_ru_job where id_ = ?)")
                .param(job.getId())
                .query(Boolean.class)
                .single();
    }

    /**
     * Goes on to a morning on which people are at work, unless they are at work now and will be for some hours: who asks
     * for a bed outside office hours gets the on-call team.
     */
    public void officeHours() {
        Region region = directory.region("wvv").orElseThrow();
        Instant soon = clock.instant().plus(SOME_HOURS);
        if (!hours.isOfficeHours(clock.instant(), region) || !hours.isOfficeHours(soon, region)) {
            clock.to(hours.nextOpening(clock.instant(), region).plus(Duration.ofMinutes(90)));
        }
    }

    /** The moment it is. */
    public Instant now() {
        return clock.instant();
    }
}
