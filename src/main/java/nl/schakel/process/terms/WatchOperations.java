package nl.schakel.process.terms;

import java.util.Date;
import java.util.Optional;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.engine.OneOf;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Operations of a model: what the ladder in {@code termijnbewaking.bpmn} can ask and do; the task is the business key
 * of the ladder.
 */
@ModelOperations("bewaking")
public class WatchOperations {

    private final Terms terms;
    private final TermWatch watch;
    private final WatchedTasks tasks;
    private final Ladder ladder;

    WatchOperations(Terms terms, TermWatch watch, WatchedTasks tasks, Ladder ladder) {
        this.terms = terms;
        this.watch = watch;
        this.tasks = tasks;
        this.ladder = ladder;
    }

    /** Whether somebody still has to take the task in hand within a term of its own. */
    public boolean oppakken(DelegateExecution execution) {
        return watch.startingPlan()
                .map(plan -> plan.pickUpDue() != null)
                .or(() -> task(execution).map(task -> task.pickUpDue() != null && task.assignee() == null))
                .orElse(false);
    }

    /** Whether somebody has the task in hand. */
    public boolean opgepakt(DelegateExecution execution) {
        return task(execution).map(task -> task.assignee() != null).orElse(true);
    }

    /** When this rung is reached: {@code ${bewaking.moment(execution,'herinnering')}}. */
    @Gives(Gives.What.MOMENT)
    public Date moment(DelegateExecution execution, @OneOf(Rung.class) String trede) {
        Rung rung = Rung.of(trede);
        return Date.from(watch.startingPlan()
                .or(() -> task(execution).map(task -> terms.resume(task, execution.getProcessDefinitionId())))
                .map(plan -> terms.moment(plan, rung))
                // the task ended at this very moment: its watch is about to be ended too, or to lose against that
                .orElseGet(terms::now));
    }

    /** Tells anyone who hears of this rung. A task that is over, or was picked up meanwhile, tells nobody. */
    public void stap(DelegateExecution execution, @OneOf(Rung.class) String trede) {
        Rung rung = Rung.of(trede);
        task(execution)
                .filter(task -> !rung.aboutPickUp() || task.assignee() == null)
                .ifPresent(task -> ladder.climb(
                        task,
                        rung,
                        terms.resume(task, execution.getProcessDefinitionId()).row()));
    }

    private Optional<WatchedTask> task(DelegateExecution execution) {
        return tasks.open(execution.getProcessBusinessKey());
    }
}
