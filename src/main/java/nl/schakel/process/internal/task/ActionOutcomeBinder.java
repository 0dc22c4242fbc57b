package nl.schakel.process.internal.task;

import nl.schakel.process.internal.form.FormField;
import nl.schakel.signal.Actions;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Notes what came of the agreed action that a task stands for. */
@Component
class ActionOutcomeBinder implements AnswerBinder {

    private final Actions actions;
    private final TaskService tasks;

    ActionOutcomeBinder(Actions actions, TaskService tasks) {
        this.actions = actions;
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "actie-uitkomst";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        Integer place = (Integer) tasks.getVariable(context.task().id(), "loopCounter");
        actions.done(context.task().dossier(), place + 1, value.toString());
    }
}
