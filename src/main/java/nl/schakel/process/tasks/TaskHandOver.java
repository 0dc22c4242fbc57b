package nl.schakel.process.tasks;

import java.util.UUID;
import nl.schakel.process.tasks.StepProperties.Own;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Command service that gives open tasks of a case from one person to another. */
@Component
public class TaskHandOver {

    private final TaskService tasks;
    private final ModelSteps steps;
    private final JdbcClient jdbc;

    TaskHandOver(TaskService tasks, ModelSteps steps, JdbcClient jdbc) {
        this.tasks = tasks;
        this.steps = steps;
        this.jdbc = jdbc;
    }

    /** Gives what {@code from} has in hand as the one who has the night to {@code to}; both are user names. */
    public void ofTheNight(UUID dossier, String from, String to) {
        tasks.createTaskQuery().processInstanceBusinessKey(dossier.toString()).taskAssignee(from).list().stream()
                .filter(task -> steps.of(task).own().filter(Own.DIENST::equals).isPresent())
                .forEach(task -> handOver(task.getId(), from, to));
    }

    /** The model gives such a step to whoever has the night, so it is now the other's own. */
    private void handOver(String task, String from, String to) {
        jdbc.sql("update schakel.route_task set own_of = ? where task_id = ? and own_of = ?")
                .params(to, task, from)
                .update();
        tasks.setAssignee(task, to);
    }
}
