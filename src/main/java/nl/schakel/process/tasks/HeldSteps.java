package nl.schakel.process.tasks;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.process.terms.TermKey;
import nl.schakel.process.terms.TermWatch;
import nl.schakel.process.terms.Terms;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for steps that wait because the police ask so (R13): those in which somebody visits or calls the people
 * involved. While they wait nobody can finish them, their terms stand still and nobody is reminded; afterwards they go on
 * with the time that was left.
 */
@Service
public class HeldSteps {

    private record Held(String task, Instant since, Instant due, TermKey key) {}

    private final JdbcClient jdbc;
    private final TermWatch watch;
    private final Terms terms;
    private final TaskService tasks;
    private final RunningTasks running;
    private final Clock clock;

    HeldSteps(JdbcClient jdbc, TermWatch watch, Terms terms, TaskService tasks, RunningTasks running, Clock clock) {
        this.jdbc = jdbc;
        this.watch = watch;
        this.terms = terms;
        this.tasks = tasks;
        this.running = running;
        this.clock = clock;
    }

    /** Every open step with contact waits from now on; the caller has the lock on the case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID dossier) {
        List<Optional<String>> watches = jdbc.sql("""
                        update schakel.route_task t set held_since = :now, held_due = t.due_at, due_at = null,
                               pickup_due_at = null, watch_id = null
                        from (select task_id, watch_id from schakel.route_task
                              where dossier_id = :dossier and ended_at is null and contact and held_since is null
                              for update) before
                        where t.task_id = before.task_id
                        returning before.watch_id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("dossier", dossier)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .list();
        watches.forEach(each -> each.ifPresent(watch::end));
    }

    /** The steps that waited go on, each with the time that it had left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID dossier) {
        List<Held> held = jdbc.sql("select * from schakel.route_task"
                        + " where dossier_id = ? and ended_at is null and held_since is not null for update")
                .param(dossier)
                .query((row, n) -> new Held(
                        row.getString("task_id"),
                        row.getTimestamp("held_since").toInstant(),
                        row.getTimestamp("held_due").toInstant(),
                        new TermKey(
                                row.getString("term_region"),
                                row.getString("process"),
                                row.getString("term_step"),
                                row.getString("urgency"))))
                .list();
        jdbc.sql("update schakel.route_task set held_since = null, held_due = null"
                        + " where dossier_id = ? and ended_at is null and held_since is not null")
                .param(dossier)
                .update();
        held.forEach(this::goOn);
    }

    /** The date of the engine's task is what our own list follows, with its watch. */
    private void goOn(Held step) {
        running.find(step.task()).ifPresent(task -> {
            Instant due = terms.afterPause(task.getProcessDefinitionId(), step.key(), step.since(), step.due());
            moved(task, due);
        });
    }

    private void moved(Task task, Instant due) {
        task.setDueDate(Date.from(due));
        tasks.saveTask(task);
    }
}
