package nl.schakel.process.internal.placement;

import nl.schakel.access.Viewer;
import nl.schakel.placement.Holds;
import nl.schakel.placement.Promise;
import nl.schakel.process.internal.form.FormField;
import nl.schakel.process.internal.task.AnswerBinder;
import org.springframework.stereotype.Component;

/** Who has left for the bed does not lose it on the way: from now on it is kept without an end. */
@Component
class JourneyBinder implements AnswerBinder {

    private final Holds holds;
    private final CurrentPlacement current;

    JourneyBinder(Holds holds, CurrentPlacement current) {
        this.holds = holds;
        this.current = current;
    }

    @Override
    public String name() {
        return "vertrek";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        if (value.equals("vertrokken")) {
            Promise promise = current.of(context.task()).promise().orElseThrow();
            holds.confirm(promise.id(), Viewer.SYSTEM);
        }
    }
}
