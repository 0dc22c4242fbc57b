package nl.schakel.process.internal.term;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Starts and ends the ladder of each task: one small process instance per open task, begun and ended in the task's own
 * transaction. Its business key is the task's id and it has no variables, so that it costs as little as possible: a task
 * that is done in time leaves one timer that never fired.
 */
@Component
public class TermWatch {

    private final RuntimeService runtime;
    private final PublishedModels models;
    // the first timer is worked out while the watch starts: what it needs is at hand here and not yet to be read
    private final ThreadLocal<TermPlan> starting = new ThreadLocal<>();

    TermWatch(RuntimeService runtime, PublishedModels models) {
        this.runtime = runtime;
        this.models = models;
    }

    /** A task begins. */
    public void start(DelegateTask task, TermPlan plan) {
        String definition = models.of(task.getProcessDefinitionId()).watchId();
        ProcessInstance watch = starting(
                plan,
                () -> runtime.createProcessInstanceById(definition)
                        .businessKey(task.getId())
                        .execute());
        startedHere().put(task.getId(), watch.getId());
    }

    /** A task is over, done or not. */
    public void end(String taskId) {
        String startedHere = startedHere().remove(taskId);
        if (startedHere != null) {
            // begun and ended in one step of the route: a query would not see it yet
            delete(startedHere);
        } else {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(taskId)
                    .list()
                    .forEach(watch -> delete(watch.getId()));
        }
    }

    /** The due date of a task was moved: the ladder begins again for the new date. */
    public void moved(DelegateTask task, TermPlan plan) {
        end(task.getId());
        start(task, plan);
    }

    /** The plan of the watch that starts in this thread. */
    Optional<TermPlan> startingPlan() {
        return Optional.ofNullable(starting.get());
    }

    private void delete(String watchId) {
        runtime.deleteProcessInstance(watchId, "taak-voorbij", true, true, true, true);
    }

    /** The watches of this transaction, by task. */
    private Map<String, String> startedHere() {
        @SuppressWarnings("unchecked")
        Map<String, String> bound = (Map<String, String>) TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return bound;
        }
        Map<String, String> fresh = new HashMap<>();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(TermWatch.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(TermWatch.this, fresh);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(TermWatch.this);
            }
        });
        return fresh;
    }

    private ProcessInstance starting(TermPlan plan, Supplier<ProcessInstance> start) {
        starting.set(plan);
        try {
            return start.get();
        } finally {
            starting.remove();
        }
    }
}
