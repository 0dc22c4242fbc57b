package nl.schakel.process.routes.placement;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.schakel.placement.HoldResult;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;

/** Says politely that a bed went to somebody else; whoever reads it has lost nothing of what they filled in. */
final class HoldAnswers {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM 'om' HH:mm", Locale.forLanguageTag("nl"))
            .withZone(Zones.AMSTERDAM);

    private HoldAnswers() {}

    /** @throws InvalidInput when the bed could not be had */
    static void demandHeld(HoldResult result, String field) {
        if (result instanceof HoldResult.Taken taken) {
            String until = taken.until() == null ? "" : " Zij is vergeven tot " + MOMENT.format(taken.until()) + ".";
            throw InvalidInput.of(
                    field, "plek-vergeven", "Een ander was net eerder: deze plek is al toegezegd." + until);
        }
        if (result instanceof HoldResult.NotFree notFree) {
            throw InvalidInput.of(field, "plek-niet-vrij", notFree.reason());
        }
    }
}
