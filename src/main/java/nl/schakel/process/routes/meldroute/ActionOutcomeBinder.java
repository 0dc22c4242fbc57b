package nl.schakel.process.routes.meldroute;

import nl.schakel.process.tasks.AgreedAction;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.signal.Actions;
import org.springframework.stereotype.Component;

/** Binder: notes what came of the agreed action that a task stands for. */
@Component
class ActionOutcomeBinder implements AnswerBinder {

    private final Actions actions;
    private final AgreedAction agreed;

    ActionOutcomeBinder(Actions actions, AgreedAction agreed) {
        this.actions = actions;
        this.agreed = agreed;
    }

    @Override
    public String name() {
        return "actie-uitkomst";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        agreed.of(context.task())
                .ifPresent(action -> actions.done(context.task().dossier(), action.number(), value.toString()));
    }
}
