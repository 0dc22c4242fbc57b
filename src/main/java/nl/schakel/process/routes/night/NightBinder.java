package nl.schakel.process.routes.night;

import java.util.UUID;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.TakeResult;
import nl.schakel.piket.handover.Handovers;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.StepBinder;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/** Binder: gives the answers of the steps of a night to the call. */
@Component
class NightBinder implements StepBinder {

    private final Calls calls;
    private final Handovers handovers;
    private final AfterCall after;

    NightBinder(Calls calls, Handovers handovers, AfterCall after) {
        this.calls = calls;
        this.handovers = handovers;
        this.after = after;
    }

    @Override
    public String name() {
        return "piket";
    }

    @Override
    public void check(Context context) {
        switch (context.task().step()) {
            case StepNames.OPROEP_OPPAKKEN -> take(context);
            case StepNames.BED_ZOEKEN ->
                calls.note(
                        call(context).id(),
                        "zoeken-gestopt",
                        context.viewer().personId(),
                        null,
                        context.text("redenStoppen"));
            case StepNames.OVERDRACHT_AANNEMEN -> accept(context);
            case StepNames.OVERDRACHT_AANVULLEN ->
                handovers.complete(call(context).id(), context.text("antwoord"), context.viewer());
            default -> {
                // no step of a night
            }
        }
    }

    private void take(Context context) {
        UUID call = call(context).id();
        // whoever took it since the step was shown is not overruled by an old screen
        TakeResult result = calls.pickUp(call, context.viewer());
        if (result instanceof TakeResult.AlreadyHeld held) {
            throw InvalidInput.of("oppakken", "al-opgepakt", "fout.oproep.al-opgepakt", held.name());
        }
        if (result instanceof TakeResult.Taken taken) {
            after.inStep(taken.happened());
        }
    }

    private void accept(Context context) {
        UUID call = call(context).id();
        if ("aannemen".equals(context.text("besluit"))) {
            handovers.accept(call, context.text("opmerking"), context.viewer());
        } else {
            handovers.ask(call, context.text("vraag"), context.viewer());
        }
    }

    private Call call(Context context) {
        return calls.openOf(context.task().dossier())
                .orElseThrow(() -> InvalidInput.of("oproep", "voorbij", "fout.oproep.voorbij"));
    }
}
