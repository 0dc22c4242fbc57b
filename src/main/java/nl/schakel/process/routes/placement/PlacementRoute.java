package nl.schakel.process.routes.placement;

import java.util.UUID;
import nl.schakel.placement.PlacementEvents;
import nl.schakel.placement.Placements;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.Proposals;
import nl.schakel.process.routes.RouteVariables;
import nl.schakel.signal.DossierEvents;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Starts and steers the route of a placement when something happens outside of its steps, in the same transaction: there
 * is no case for a placement without a route (R1), and no promise of which the route does not know.
 */
@Component
public class PlacementRoute {

    static final String ROUTE = "opvangplaatsing";

    /** Watches over the end of a hold; the case does not stand there. */
    static final String WATCH = "plek-bewaken";

    static final String PLACEMENT = "plaatsingId";

    private final RuntimeService runtime;
    private final Placements placements;
    private final Proposals proposals;
    private final DossierReading reading;
    private final Timeline timeline;
    private final OwnDeeds own;

    PlacementRoute(
            RuntimeService runtime,
            Placements placements,
            Proposals proposals,
            DossierReading reading,
            Timeline timeline,
            OwnDeeds own) {
        this.runtime = runtime;
        this.placements = placements;
        this.proposals = proposals;
        this.reading = reading;
        this.timeline = timeline;
        this.own = own;
    }

    /** Before the commit, so that what is known of the need by then is not asked again. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(DossierEvents.PlacementAsked event) {
        begin(event.dossier());
    }

    /** Starts the route of a placement beside whatever else runs in the case. */
    public void begin(UUID dossier) {
        DossierReading.State state = reading.state(dossier);
        VariableMap variables = org.camunda.bpm.engine.variable.Variables.createVariables()
                .putValue(RouteVariables.ZAAK, dossier.toString())
                .putValue(RouteVariables.GEMEENTE, state.municipality())
                .putValue(RouteVariables.REGIO, state.region())
                .putValue("urgentie", state.acute() ? "acuut" : "normaal");
        runtime.createProcessInstanceByKey(ROUTE)
                .businessKey(dossier.toString())
                .setVariables(variables)
                .execute();
    }

    @EventListener
    void on(PlacementEvents.Held event) {
        UUID dossier = dossier(event.placement());
        if (!runs(dossier)) {
            return;
        }
        timeline.bySystem(dossier, "plek-toegezegd");
        proposals.all(event.placement()).stream()
                .filter(proposal -> proposal.state() == ProposalState.OPEN)
                .filter(proposal -> !proposal.id().equals(event.proposal()))
                .forEach(proposal -> proposals.withdraw(proposal.id()));
        // who moves on is somewhere else now: nobody has to confirm where they were
        stop(dossier, ArrivalRoute.AFTERWARDS);
        watch(event.placement(), dossier);
        tell("PlekToegezegd", dossier);
    }

    @EventListener
    void on(PlacementEvents.HoldExpired event) {
        lost(dossier(event.placement()), "plek-verlopen");
    }

    @EventListener
    void on(PlacementEvents.Released event) {
        lost(dossier(event.placement()), "plek-vrijgegeven");
    }

    private void lost(UUID dossier, String how) {
        if (runs(dossier)) {
            timeline.bySystem(dossier, how);
            tell("ReserveringVerlopen", dossier);
        }
    }

    @EventListener
    void on(PlacementEvents.Ended event) {
        if (!runs(event.dossier())) {
            return;
        }
        timeline.bySystem(event.dossier(), "plaatsing-beeindigd", event.how().code());
        stop(event.dossier(), WATCH);
        stop(event.dossier(), ArrivalRoute.AFTERWARDS);
        correlate("PlaatsingBeeindigd", event.dossier());
    }

    private boolean runs(UUID dossier) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(dossier.toString(), ROUTE)
                        .count()
                > 0;
    }

    private void watch(UUID placement, UUID dossier) {
        stop(dossier, WATCH);
        runtime.createProcessInstanceByKey(WATCH)
                .businessKey(dossier.toString())
                .setVariable(RouteVariables.ZAAK, dossier.toString())
                .setVariable(PLACEMENT, placement.toString())
                .execute();
    }

    /** What another route called ends with that one. */
    private void stop(UUID dossier, String route) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), route)
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "plaatsing-voorbij"));
    }

    private void tell(String message, UUID dossier) {
        if (!own.busy()) {
            correlate(message, dossier);
        }
    }

    private void correlate(String message, UUID dossier) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(dossier.toString())
                .correlateAll();
    }

    private UUID dossier(UUID placement) {
        return placements.get(placement).dossier();
    }
}
