package nl.schakel.process.internal.placement;

import nl.schakel.placement.Placements;
import nl.schakel.process.internal.form.FormField;
import nl.schakel.process.internal.task.AnswerBinder;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/** A case does not end while a placement in it runs: somebody may be on the way to a bed (R1). */
@Component
class OpenPlacementGuard implements AnswerBinder {

    private final Placements placements;

    OpenPlacementGuard(Placements placements) {
        this.placements = placements;
    }

    @Override
    public String name() {
        return "plaatsing-klaar";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        // the decision itself is a routing code; this binder only guards when it may be taken
    }

    @Override
    public void check(Context context) {
        if (context.task().step().equals("uitkomsten-bespreken")
                && "ja".equals(context.answers().get("klaar"))
                && placements.openOf(context.task().dossier()).isPresent()) {
            throw InvalidInput.of(
                    "klaar",
                    "plaatsing-loopt",
                    "In deze zaak loopt nog een plaatsing. Rond die eerst af, of verdeel het werk opnieuw.");
        }
    }
}
