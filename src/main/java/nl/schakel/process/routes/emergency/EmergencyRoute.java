package nl.schakel.process.routes.emergency;

import nl.schakel.access.EmergencyOpened;
import nl.schakel.access.EmergencyReviewed;
import nl.schakel.process.routes.RouteVariables;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Each use of emergency access gets a review of its own, in the same transaction: there is no use that nobody looks at
 * (R12).
 */
@Component
class EmergencyRoute {

    private static final String REVIEW = "noodtoegang";

    private final RuntimeService runtime;
    private final DossierReading reading;
    private final Timeline timeline;

    EmergencyRoute(RuntimeService runtime, DossierReading reading, Timeline timeline) {
        this.runtime = runtime;
        this.reading = reading;
        this.timeline = timeline;
    }

    @EventListener
    void on(EmergencyOpened event) {
        DossierReading.State state = reading.state(event.dossier());
        timeline.bySystem(event.dossier(), "noodtoegang-geopend");
        runtime.createProcessInstanceByKey(REVIEW)
                .businessKey(event.dossier().toString())
                .setVariable(RouteVariables.ZAAK, event.dossier().toString())
                .setVariable(RouteVariables.GEMEENTE, state.municipality())
                .setVariable(RouteVariables.REGIO, state.region())
                .setVariable(CurrentEmergency.VARIABLE, event.id().toString())
                .execute();
    }

    @EventListener
    void on(EmergencyReviewed event) {
        timeline.bySystem(event.dossier(), "noodtoegang-beoordeeld");
    }
}
