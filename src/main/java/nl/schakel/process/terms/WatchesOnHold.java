package nl.schakel.process.terms;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Background work on cases that the caretaker keeps on hold (in Cockpit): the watches over their tasks wait too, for
 * nobody is warned about a task that nobody can do. The term itself is a promise to a person and runs on; whatever
 * became due meanwhile is told once the case goes on (ADR 0030). The engine tells nobody that a case was put on hold,
 * so this looks every minute.
 */
@Component
class WatchesOnHold {

    private static final Logger LOG = LoggerFactory.getLogger(WatchesOnHold.class);
    private static final String WATCH = "termijnbewaking";

    private final TaskService tasks;
    private final RuntimeService runtime;

    WatchesOnHold(TaskService tasks, RuntimeService runtime) {
        this.tasks = tasks;
        this.runtime = runtime;
    }

    /** Brings each watch in line with its task. */
    void look() {
        Set<String> held = tasks.createTaskQuery().suspended().list().stream()
                .map(Task::getId)
                .collect(Collectors.toSet());
        Set<String> silent =
                runtime.createProcessInstanceQuery().processDefinitionKey(WATCH).suspended().list().stream()
                        .map(ProcessInstance::getBusinessKey)
                        .collect(Collectors.toSet());
        held.stream()
                .filter(task -> !silent.contains(task))
                .forEach(task -> each(task, runtime::suspendProcessInstanceById));
        silent.stream()
                .filter(task -> !held.contains(task))
                .forEach(task -> each(task, runtime::activateProcessInstanceById));
    }

    private void each(String task, Consumer<String> change) {
        for (ProcessInstance watch : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(task, WATCH)
                .list()) {
            try {
                change.accept(watch.getId());
            } catch (ProcessEngineException lost) {
                // it ended, or fired, or another node did the same at this moment: the next look sees what is left
                LOG.info("The watch over task {} changed meanwhile", task);
            }
        }
    }
}
