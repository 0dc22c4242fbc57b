package nl.schakel.process.routes.placement;

import java.util.Map;
import java.util.UUID;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.signal.DossierReading;
import org.springframework.stereotype.Component;

/** Process starter: starts the route of a placement: there is no case for a placement without a route (R1). */
@Component
public class PlacementRoutes {

    private final CaseRoutes routes;
    private final DossierReading reading;

    PlacementRoutes(CaseRoutes routes, DossierReading reading) {
        this.routes = routes;
        this.reading = reading;
    }

    /** Starts the route of a placement beside whatever else runs in the case. */
    public void begin(UUID dossier) {
        DossierReading.State state = reading.state(dossier);
        Map<String, Object> variables = CaseRoutes.place(state.municipality(), state.region());
        variables.put(VariableNames.URGENTIE, state.acute() ? "acuut" : "normaal");
        routes.start(RouteNames.OPVANGPLAATSING, dossier, variables);
    }
}
