package nl.schakel.process.routes.placement;

import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Holds;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.CurrentPlacement;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/** Binder: the shelter says that the person is there: the bed is occupied from now on. */
@Component
class ArrivalBinder implements AnswerBinder {

    private final Holds holds;
    private final CurrentPlacement current;
    private final AfterPlacement after;

    ArrivalBinder(Holds holds, CurrentPlacement current, AfterPlacement after) {
        this.holds = holds;
        this.current = current;
        this.after = after;
    }

    @Override
    public String name() {
        return "aankomst";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        BedAllocation promise = current.of(context.task())
                .promise()
                .orElseThrow(() -> InvalidInput.of("aankomst", "geen-plek", "fout.aankomst.geen-plek"));
        after.inStep(promise.placement(), holds.arrive(promise.id(), context.viewer()));
        if (promise.state() == AllocationState.OCCUPIED) {
            after.arrivalConfirmedAfterwards(context.task().dossier());
        } else {
            after.arrivalConfirmed(context.task().dossier());
        }
    }
}
