package nl.schakel.process.terms;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a test can see of a watched task, and how it lets time pass for that task alone. */
@TestComponent
class Watched {

    /** A message that was put in the outbox because of a term. */
    record Told(String username, String template, String rung, String link) {}

    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final SchakelClock clock;
    private final TermCalculator calculator;
    private final Directory directory;

    Watched(
            RuntimeService runtime,
            ManagementService management,
            JdbcClient jdbc,
            SchakelClock clock,
            TermCalculator calculator,
            Directory directory) {
        this.runtime = runtime;
        this.management = management;
        this.jdbc = jdbc;
        this.clock = clock;
        this.calculator = calculator;
        this.directory = directory;
    }

    Region region() {
        return directory.region("wvv").orElseThrow();
    }

    /** Moves the clock to nine o'clock on a Monday after which no holiday comes for three weeks. */
    Instant quietMondayMorning() {
        LocalDate monday = LocalDate.ofInstant(clock.instant(), Zones.AMSTERDAM);
        do {
            monday = monday.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        } while (!quiet(monday));
        return at(monday.atTime(9, 0).atZone(Zones.AMSTERDAM));
    }

    Instant at(ZonedDateTime moment) {
        return clock.to(moment.toInstant());
    }

    private boolean quiet(LocalDate monday) {
        for (int week = 0; week < 3; week++) {
            for (int day = 0; day < 5; day++) {
                if (!calculator.isWorkingDay(monday.plusDays(7L * week + day), region())) {
                    return false;
                }
            }
        }
        return true;
    }

    List<ProcessInstance> watches(String taskId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(taskId)
                .list();
    }

    /** When the one timer of the watch goes off. */
    Instant nextTimer(String taskId) {
        return job(taskId).getDuedate().toInstant();
    }

    /** The clock goes to the watch's next timer and lets it fire. */
    Instant nextRung(String taskId) {
        Job job = job(taskId);
        Instant due = job.getDuedate().toInstant();
        if (due.isAfter(clock.instant())) {
            clock.to(due);
        }
        management.executeJob(job.getId());
        return due;
    }

    Job job(String taskId) {
        List<ProcessInstance> watches = watches(taskId);
        if (watches.size() != 1) {
            throw new AssertionError(watches.size() + " watches over one task");
        }
        return management
                .createJobQuery()
                .processInstanceId(watches.get(0).getId())
                .singleResult();
    }

    /** Timers of watches whose task is over. */
    long leftOverWatches() {
        return jdbc.sql("select count(*) from camunda.act_ru_execution e join camunda.act_re_procdef p"
                        + " on p.id_ = e.proc_def_id_ and p.key_ = 'termijnbewaking'"
                        + " where e.parent_id_ is null and not exists (select 1 from schakel.route_task t"
                        + " where t.task_id = e.business_key_ and t.ended_at is null)")
                .query(Long.class)
                .single();
    }

    /** Open tasks over which nothing or more than one thing watches. */
    long badlyWatchedTasks() {
        return jdbc.sql("select count(*) from schakel.route_task t where t.ended_at is null and t.rung <> 'escalatie'"
                        + " and 1 <> (select count(*) from camunda.act_ru_execution e"
                        + " where e.business_key_ = t.task_id and e.parent_id_ is null)")
                .query(Long.class)
                .single();
    }

    List<Told> told(String taskId) {
        return jdbc.sql("select p.username, o.template, o.key, o.link from schakel.outbox o"
                        + " join schakel.person p on p.id = o.receiver where o.key like ? order by o.id")
                .param("termijn-" + taskId + "-%")
                .query((row, n) -> new Told(
                        row.getString("username"),
                        row.getString("template"),
                        row.getString("key")
                                .replaceFirst("^termijn-" + taskId + "-", "")
                                .replaceFirst("-\\d+$", ""),
                        row.getString("link")))
                .list();
    }

    String rung(String taskId) {
        return jdbc.sql("select rung from schakel.route_task where task_id = ?")
                .param(taskId)
                .query(String.class)
                .single();
    }

    List<String> timeline(UUID dossier) {
        return jdbc.sql(
                        "select array_to_string(codes, ',') from schakel.timeline_entry where dossier_id = ? and kind = 'termijn' order by id")
                .param(dossier)
                .query(String.class)
                .list();
    }
}
