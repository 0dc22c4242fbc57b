package nl.schakel.process.routes.emergency;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.process.tasks.CurrentEmergency;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for emergency access. Each use gets a review of its own, in the same transaction: there is no use that
 * nobody looks at (R12).
 */
@Service
public class EmergencyCommands {

    private final EmergencyAccess emergency;
    private final CaseRoutes routes;
    private final DossierReading reading;
    private final Timeline timeline;

    EmergencyCommands(EmergencyAccess emergency, CaseRoutes routes, DossierReading reading, Timeline timeline) {
        this.emergency = emergency;
        this.routes = routes;
        this.reading = reading;
        this.timeline = timeline;
    }

    /** Opens it, and starts its review. @see EmergencyAccess#open */
    @Transactional
    public EmergencyAccess.Opened open(
            UUID dossier, UUID call, Set<Part> parts, String reason, Instant until, Viewer viewer) {
        EmergencyAccess.Opened opened = emergency.open(dossier, call, parts, reason, until, viewer);
        DossierReading.State state = reading.state(dossier);
        timeline.bySystem(dossier, "noodtoegang-geopend");
        Map<String, Object> variables = CaseRoutes.place(state.municipality(), state.region());
        variables.put(CurrentEmergency.VARIABLE, opened.id().toString());
        routes.start(RouteNames.NOODTOEGANG, dossier, variables);
        return opened;
    }
}
