package nl.schakel.process.tasks;

import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Reader of one task that is open in the engine. The engine's own query writes its SQL anew from some hundred conditions
 * each time, which costs more than the database needs to answer; this is asked with each look at a task.
 */
@Component
class RunningTasks {

    private final TaskService tasks;
    private final String byId;

    RunningTasks(TaskService tasks, ManagementService engine) {
        this.tasks = tasks;
        this.byId = "select * from " + engine.getTableName(Task.class) + " where ID_ = #{task}";
    }

    /** Empty when it was done, or the route went on. Says nothing about who may see it. */
    Optional<Task> find(String task) {
        return Optional.ofNullable(
                tasks.createNativeTaskQuery().sql(byId).parameter("task", task).singleResult());
    }
}
