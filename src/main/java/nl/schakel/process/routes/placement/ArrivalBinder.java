package nl.schakel.process.routes.placement;

import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Holds;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/** The shelter says that the person is there: the bed is occupied from now on. */
@Component
class ArrivalBinder implements AnswerBinder {

    private final Holds holds;
    private final CurrentPlacement current;
    private final ArrivalRoute route;
    private final OwnDeeds own;

    ArrivalBinder(Holds holds, CurrentPlacement current, ArrivalRoute route, OwnDeeds own) {
        this.holds = holds;
        this.current = current;
        this.route = route;
        this.own = own;
    }

    @Override
    public String name() {
        return "aankomst";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        BedAllocation promise = current.of(context.task())
                .promise()
                .orElseThrow(() -> InvalidInput.of("aankomst", "geen-plek", "Deze persoon heeft hier geen plek meer."));
        own.deed(() -> holds.arrive(promise.id(), context.viewer()));
        if (promise.state() == AllocationState.OCCUPIED) {
            route.confirmedAfterwards(context.task().dossier());
        } else {
            route.confirmed(context.task().dossier());
        }
    }
}
