package nl.schakel.process.routes.placement;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.Holds;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.CurrentPlacement;
import nl.schakel.process.tasks.form.FormField;
import org.springframework.stereotype.Component;

/** Binder: a bed that is given out without asking a shelter first: by CoMensha, or a hotel room. It is held at once. */
@Component
class FixedBedBinder implements AnswerBinder {

    private static final Duration HOLD = Duration.ofHours(48);

    private final Holds holds;
    private final CurrentPlacement current;
    private final AfterPlacement after;
    private final Clock clock;

    FixedBedBinder(Holds holds, CurrentPlacement current, AfterPlacement after, Clock clock) {
        this.holds = holds;
        this.current = current;
        this.after = after;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "plek-vast";
    }

    @Override
    public boolean keepsEntry() {
        return false;
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        UUID placement = current.id(context.task());
        UUID bed = UUID.fromString(value.toString());
        // who may give out this kind of bed is who owns the step; the form offers no other kind
        HoldResult result = holds.give(placement, bed, clock.instant().plus(HOLD), context.viewer());
        after.inStep(placement, result.happened());
        HoldAnswers.demandHeld(result, field.key());
    }
}
