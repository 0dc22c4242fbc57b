package nl.schakel.process.tasks;

import java.util.Optional;
import nl.schakel.signal.Actions;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/**
 * Read model: finds the agreed action that a task stands for: the route makes one task for each action of the newest
 * round.
 */
@Component
public class AgreedAction {

    private static final String STEP = "actie-uitvoeren";

    private final Actions actions;
    private final TaskService tasks;

    AgreedAction(Actions actions, TaskService tasks) {
        this.actions = actions;
        this.tasks = tasks;
    }

    /** The action of this task; empty for a task that stands for none. */
    public Optional<Actions.Action> of(TaskSummary task) {
        if (!task.step().equals(STEP)) {
            return Optional.empty();
        }
        int number = (Integer) tasks.getVariable(task.id(), "loopCounter") + 1;
        return actions.of(task.dossier()).stream()
                .filter(action -> action.number() == number)
                .reduce((older, newer) -> newer);
    }
}
