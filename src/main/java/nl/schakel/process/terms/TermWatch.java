package nl.schakel.process.terms;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Process starter: starts and ends the ladder of each task: one small process instance per open task, begun and ended
 * in the task's own transaction. Its business key is the task's id and it has no variables, so that it costs as little
 * as possible: a task that is done in time leaves one timer that never fired.
 */
@Component
public class TermWatch {

    private final RuntimeService runtime;
    private final PublishedModels models;
    private final WatchedTasks tasks;
    private final Terms terms;
    // the first timer is worked out while the watch starts: what it needs is at hand here and not yet to be read
    private final ThreadLocal<TermPlan> starting = new ThreadLocal<>();

    TermWatch(RuntimeService runtime, PublishedModels models, WatchedTasks tasks, Terms terms) {
        this.runtime = runtime;
        this.models = models;
        this.tasks = tasks;
        this.terms = terms;
    }

    /** A task begins, or its due date was moved. @return by which the watch can be ended */
    public String start(DelegateTask task, TermPlan plan) {
        String definition = models.of(task.getProcessDefinitionId()).watchId();
        starting.set(plan);
        try {
            return runtime.createProcessInstanceById(definition)
                    .businessKey(task.getId())
                    .execute()
                    .getId();
        } finally {
            starting.remove();
        }
    }

    /**
     * A task moved to another version of its model with the term that it had: its watch goes on there from the rung on which
     * it stands. A ladder that has no such rung there is begun anew; the same message goes once all the same.
     *
     * @return by which the watch can be ended
     */
    public String follow(DelegateTask task, String watchId) {
        String there = models.of(task.getProcessDefinitionId()).watchId();
        ProcessInstance watch =
                runtime.createProcessInstanceQuery().processInstanceId(watchId).singleResult();
        if (watch == null || watch.getProcessDefinitionId().equals(there)) {
            return watchId;
        }
        MigrationPlan plan = runtime.createMigrationPlan(watch.getProcessDefinitionId(), there)
                .mapEqualActivities()
                .build();
        Set<String> known = plan.getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .collect(Collectors.toSet());
        if (known.containsAll(runtime.getActiveActivityIds(watchId))) {
            runtime.newMigration(plan).processInstanceIds(watchId).execute();
            return watchId;
        }
        end(watchId);
        return tasks.open(task.getId())
                .map(open -> start(task, terms.resume(open, there)))
                .orElse(watchId);
    }

    /** A task is over, done or not. A ladder that was climbed to its end is over already. */
    public void end(String watchId) {
        runtime.deleteProcessInstanceIfExists(watchId, "taak-voorbij", true, true, true, true);
    }

    /** The dossier of the task that is the business key of a watch; empty for the key of any other process. */
    public Optional<UUID> dossierOf(String businessKey) {
        return tasks.dossier(businessKey);
    }

    /** The plan of the watch that starts in this thread. */
    Optional<TermPlan> startingPlan() {
        return Optional.ofNullable(starting.get());
    }
}
