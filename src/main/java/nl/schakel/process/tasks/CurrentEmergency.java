package nl.schakel.process.tasks;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.process.names.StepNames;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Read model: the use of emergency access that a task is about. */
@Component
public class CurrentEmergency {

    public static final String VARIABLE = "noodtoegangId";

    private final TaskService tasks;

    CurrentEmergency(TaskService tasks) {
        this.tasks = tasks;
    }

    /** Which use is judged in this task; empty when the task asks something else. */
    public Optional<UUID> judged(TaskSummary task) {
        return task.step().equals(StepNames.NOODTOEGANG_BEOORDELEN)
                ? Optional.of(UUID.fromString((String) tasks.getVariable(task.id(), VARIABLE)))
                : Optional.empty();
    }
}
