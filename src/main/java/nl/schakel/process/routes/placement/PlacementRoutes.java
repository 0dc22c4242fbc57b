package nl.schakel.process.routes.placement;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.process.names.MessageNames;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.process.terms.Terms;
import nl.schakel.signal.DossierReading;
import org.springframework.stereotype.Component;

/**
 * Process starter: starts the route of a placement: there is no case for a placement without a route (R1); and says whether,
 * and how long, it may be parked.
 */
@Component
public class PlacementRoutes {

    /** The row of {@code termijnen.dmn} that says how long a search may be parked. */
    private static final String PARKED = "geparkeerd";

    private final CaseRoutes routes;
    private final DossierReading reading;
    private final Terms terms;

    PlacementRoutes(CaseRoutes routes, DossierReading reading, Terms terms) {
        this.routes = routes;
        this.reading = reading;
        this.terms = terms;
    }

    /** Starts the route of a placement beside whatever else runs in the case. */
    public void begin(UUID dossier) {
        DossierReading.State state = reading.state(dossier);
        Map<String, Object> variables = CaseRoutes.place(state.municipality(), state.region());
        variables.put(VariableNames.URGENTIE, urgency(state));
        routes.start(RouteNames.OPVANGPLAATSING, dossier, variables);
    }

    /** Whether a search by day runs in the case, of a model that can wait. */
    boolean canBeParked(UUID dossier) {
        return routes.waitsFor(MessageNames.PLAATSING_GEPARKEERD, dossier);
    }

    /** Until when a search by day may be parked at most; empty when none runs. */
    Optional<Instant> latestToPark(UUID dossier) {
        DossierReading.State state = reading.state(dossier);
        return routes.model(RouteNames.OPVANG_ZOEKEN, dossier)
                .map(model -> terms.end(model, state.region(), PARKED, urgency(state)));
    }

    private static String urgency(DossierReading.State state) {
        return state.acute() ? "acuut" : "normaal";
    }
}
