package nl.schakel.process.internal.placement;

import nl.schakel.placement.Holds;
import nl.schakel.placement.Promise;
import nl.schakel.process.internal.form.FormField;
import nl.schakel.process.internal.task.AnswerBinder;
import org.springframework.stereotype.Component;

/** The shelter says that the person is there: the bed is occupied from now on. */
@Component
class ArrivalBinder implements AnswerBinder {

    private final Holds holds;
    private final CurrentPlacement current;
    private final PlacementRoute route;

    ArrivalBinder(Holds holds, CurrentPlacement current, PlacementRoute route) {
        this.holds = holds;
        this.current = current;
        this.route = route;
    }

    @Override
    public String name() {
        return "aankomst";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        Promise promise = current.of(context.task()).promise().orElseThrow();
        holds.arrive(promise.id(), context.viewer());
        route.arrived(context.task().dossier());
    }
}
