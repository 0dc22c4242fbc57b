package nl.schakel.process.routes.placement;

import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Holds;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.CurrentPlacement;
import nl.schakel.process.tasks.form.FormField;
import org.springframework.stereotype.Component;

/** Binder of a departure: the bed of somebody who has left for it is kept without an end from now on. */
@Component
class JourneyBinder implements AnswerBinder {

    private final Holds holds;
    private final CurrentPlacement current;
    private final AfterPlacement after;

    JourneyBinder(Holds holds, CurrentPlacement current, AfterPlacement after) {
        this.holds = holds;
        this.current = current;
        this.after = after;
    }

    @Override
    public String name() {
        return "vertrek";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        if (value.equals("vertrokken")) {
            BedAllocation promise = current.of(context.task()).promise().orElseThrow();
            after.inStep(promise.placement(), holds.confirm(promise.id(), context.viewer()));
        }
    }
}
