package nl.schakel.process.routes.placement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.MunicipalPlace;
import nl.schakel.placement.MunicipalPlaces;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.CurrentPlacement;
import nl.schakel.process.tasks.StepBinder;
import org.springframework.stereotype.Component;

/** Binder: a place that the municipality found today is held for the person at once. */
@Component
class MunicipalPlaceBinder implements StepBinder {

    private static final String FOUND = "ja";

    private final MunicipalPlaces places;
    private final CurrentPlacement current;
    private final AfterPlacement after;

    MunicipalPlaceBinder(MunicipalPlaces places, CurrentPlacement current, AfterPlacement after) {
        this.places = places;
        this.current = current;
        this.after = after;
    }

    @Override
    public String name() {
        return "plek-gemeente";
    }

    @Override
    public void check(Context context) {
        if (!context.at(StepNames.GEMEENTE_ZOEKT_MEE) || !FOUND.equals(context.text("gemeentePlek"))) {
            return;
        }
        UUID placement = current.id(context.task());
        MunicipalPlace place = new MunicipalPlace(
                context.text("gemeenteNaam"),
                context.text("gemeenteAdres"),
                context.text("gemeenteTelefoon"),
                Optional.ofNullable(context.text("gemeenteTot"))
                        .map(day -> LocalDate.parse(day.substring(0, 10)))
                        .orElse(null),
                Optional.ofNullable(context.text("gemeenteToets"))
                        .flatMap(MunicipalPlace.Checked::of)
                        .orElse(null),
                context.text("gemeenteNodig"));
        HoldResult result = places.give(placement, place, context.viewer());
        after.inStep(placement, result.happened());
        HoldAnswers.demandHeld(result, "gemeentePlek");
    }
}
