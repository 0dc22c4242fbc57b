package nl.schakel.process.routes.placement;

import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.PlacementEvents;
import nl.schakel.placement.Placements;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.routes.RouteVariables;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What follows when somebody has arrived. The shelter confirms that in its task; when it says so by phone instead, the
 * journey is over all the same, and the shelter is asked to confirm it later, which holds nothing up.
 */
@Component
class ArrivalRoute {

    /** Asks the shelter afterwards; the case does not stand there. */
    static final String AFTERWARDS = "aankomst-nabevestigen";

    private final RuntimeService runtime;
    private final Placements placements;
    private final Beds beds;
    private final Directory directory;
    private final DossierReading reading;
    private final Timeline timeline;
    private final OwnDeeds own;

    ArrivalRoute(
            RuntimeService runtime,
            Placements placements,
            Beds beds,
            Directory directory,
            DossierReading reading,
            Timeline timeline,
            OwnDeeds own) {
        this.runtime = runtime;
        this.placements = placements;
        this.beds = beds;
        this.directory = directory;
        this.reading = reading;
        this.timeline = timeline;
        this.own = own;
    }

    /** The shelter said in its own task that the person is there; from now on may be asked who pays. */
    void confirmed(UUID dossier) {
        timeline.bySystem(dossier, "aangekomen");
        tell("PersoonAangekomen", dossier);
    }

    /** The shelter confirmed what it had said by phone. */
    void confirmedAfterwards(UUID dossier) {
        timeline.bySystem(dossier, "aankomst-bevestigd");
    }

    /** Said outside of any task: by phone. */
    @EventListener
    void on(PlacementEvents.Arrived event) {
        UUID dossier = placements.get(event.placement()).dossier();
        if (own.busy() || !runs(dossier)) {
            return;
        }
        timeline.bySystem(dossier, "aankomst-gebeld");
        tell("AankomstGebeld", dossier);
        tell("PersoonAangekomen", dossier);
        placements
                .promise(event.placement())
                .filter(this::answersItself)
                .ifPresent(promise -> ask(dossier, event.placement()));
    }

    /** A hotel has nobody who could confirm anything. */
    private boolean answersItself(BedAllocation promise) {
        return directory.hasMembers(
                new GroupId(Role.OPVANG, beds.get(promise.bed()).organisation()));
    }

    private void ask(UUID dossier, UUID placement) {
        DossierReading.State state = reading.state(dossier);
        runtime.createProcessInstanceByKey(AFTERWARDS)
                .businessKey(dossier.toString())
                .setVariable(RouteVariables.ZAAK, dossier.toString())
                .setVariable(RouteVariables.GEMEENTE, state.municipality())
                .setVariable(RouteVariables.REGIO, state.region())
                .setVariable(PlacementRoute.PLACEMENT, placement.toString())
                .execute();
    }

    private boolean runs(UUID dossier) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(dossier.toString(), PlacementRoute.ROUTE)
                        .count()
                > 0;
    }

    private void tell(String message, UUID dossier) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(dossier.toString())
                .correlateAll();
    }
}
