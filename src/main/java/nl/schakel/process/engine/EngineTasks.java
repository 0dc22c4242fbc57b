package nl.schakel.process.engine;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.stereotype.Component;

/**
 * Adapter to an open task as the engine's own listeners see it, and to what its model says of it now. When a task moves to another version
 * of its model the engine tells no listener, and works out neither name nor owner anew (ADR 138).
 */
@Component
public class EngineTasks {

    private final ProcessEngineConfigurationImpl engine;

    EngineTasks(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** Does this with the task, in the running transaction; nothing when the task is gone. */
    public void with(String taskId, Consumer<DelegateTask> work) {
        Command<Void> command = context -> {
            Optional.ofNullable(context.getTaskManager().findTaskById(taskId)).ifPresent(work);
            return null;
        };
        engine.getCommandExecutorTxRequired().execute(command);
    }

    /** The name that the model gives to the step of a task that was handed out by {@link #with}. */
    public static String name(DelegateTask task) {
        return (String) value(model(task).getNameExpression(), task);
    }

    /** The groups whose step it is, as the model works them out now. */
    public static List<String> groups(DelegateTask task) {
        return model(task).getCandidateGroupIdExpressions().stream()
                .map(expression -> (String) value(expression, task))
                .toList();
    }

    /** Whom the model names in person; empty when it names nobody. */
    public static Optional<String> assignee(DelegateTask task) {
        return Optional.ofNullable((String) value(model(task).getAssigneeExpression(), task));
    }

    /** When it has to be done, as far as the model says that itself; empty when the table of terms does. */
    public static Optional<Date> due(DelegateTask task) {
        return Optional.ofNullable((Date) value(model(task).getDueDateExpression(), task));
    }

    private static TaskDefinition model(DelegateTask task) {
        return ((TaskEntity) task).getTaskDefinition();
    }

    private static Object value(Expression expression, DelegateTask task) {
        return expression == null ? null : expression.getValue(task);
    }
}
