package nl.schakel.process.routes.placement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.piket.alarm.Alarms;
import nl.schakel.piket.call.Calls;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.Parking;
import nl.schakel.placement.Placement;
import nl.schakel.placement.PlacementEvents;
import nl.schakel.placement.Placements;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.names.MessageNames;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Timeline;
import org.springframework.stereotype.Component;

/**
 * Application service: what follows from what happened in a placement, in the order in which it stands here and in the
 * transaction in which it happened. A step of the route goes on by itself; what happens outside of its steps (a yes by
 * phone, a bed that is taken back) is told to the route, so that there is no promise of which the route does not know
 * (R1).
 */
@Component
public class AfterPlacement {

    private static final String OVER = "plaatsing-voorbij";

    private final CaseRoutes routes;
    private final Placements placements;
    private final Parking parking;
    private final Calls calls;
    private final Beds beds;
    private final Directory directory;
    private final DossierReading reading;
    private final Timeline timeline;
    private final Alarms alarms;
    private final Outbox outbox;

    AfterPlacement(
            CaseRoutes routes,
            Placements placements,
            Parking parking,
            Calls calls,
            Beds beds,
            Directory directory,
            DossierReading reading,
            Timeline timeline,
            Alarms alarms,
            Outbox outbox) {
        this.routes = routes;
        this.placements = placements;
        this.parking = parking;
        this.calls = calls;
        this.beds = beds;
        this.directory = directory;
        this.reading = reading;
        this.timeline = timeline;
        this.alarms = alarms;
        this.outbox = outbox;
    }

    /**
     * It happened in a step of the route of this placement, which goes on when the step is done. What it meant for another
     * placement, of which the hold on the same bed was over, that one's route hears.
     */
    public void inStep(UUID placement, List<PlacementEvents> happened) {
        calls.follow(happened);
        happened.forEach(event -> follow(event, !event.placement().equals(placement)));
    }

    /** It happened outside of any step. */
    public void outside(List<PlacementEvents> happened) {
        calls.follow(happened);
        inCall(happened);
    }

    /** It happened in a night, of which the call follows it already. */
    public void inCall(List<PlacementEvents> happened) {
        happened.forEach(event -> follow(event, true));
    }

    /**
     * A shelter took back its yes: whoever looks for a place is told at once, beside the step that the route makes of it. At
     * night that is who has the call, by day the care coordinator.
     */
    public void takenBack(List<PlacementEvents> happened) {
        for (PlacementEvents event : happened) {
            if (event instanceof PlacementEvents.Released released) {
                Placement placement = placements.get(released.placement());
                calls.openOf(placement.dossier())
                        .ifPresentOrElse(
                                call -> alarms.takenBack(call.id(), released.promise()),
                                () -> placeGone(placement, released.promise()));
            }
        }
    }

    private void follow(PlacementEvents event, boolean tell) {
        UUID dossier = placements.dossierOf(event.placement());
        if (!routes.runs(RouteNames.OPVANGPLAATSING, dossier)) {
            return;
        }
        if (event instanceof PlacementEvents.Held) {
            held(event.placement(), dossier, tell);
        } else if (event instanceof PlacementEvents.HoldExpired expired) {
            lost(event, expired.promise(), dossier, "plek-verlopen", tell);
        } else if (event instanceof PlacementEvents.Released released) {
            lost(event, released.promise(), dossier, "plek-vrijgegeven", tell);
        } else if (event instanceof PlacementEvents.Arrived && tell) {
            arrivedByPhone(event.placement(), dossier);
        } else if (event instanceof PlacementEvents.WasParked parked) {
            parked(parked, dossier);
        } else if (event instanceof PlacementEvents.WentOn) {
            routes.tell(MessageNames.ZOEKEN_HERVAT, dossier);
        } else if (event instanceof PlacementEvents.Ended ended) {
            timeline.bySystem(dossier, "plaatsing-beeindigd", ended.how().code());
            routes.stop(RouteNames.PLEK_BEWAKEN, dossier, OVER);
            routes.stop(RouteNames.AANKOMST_NABEVESTIGEN, dossier, OVER);
            routes.tell(MessageNames.PLAATSING_BEEINDIGD, dossier);
        }
    }

    private void held(UUID placement, UUID dossier, boolean tell) {
        timeline.bySystem(dossier, "plek-toegezegd");
        // who moves on is somewhere else now: nobody has to confirm where they were
        routes.stop(RouteNames.AANKOMST_NABEVESTIGEN, dossier, OVER);
        routes.stop(RouteNames.PLEK_BEWAKEN, dossier, OVER);
        routes.start(RouteNames.PLEK_BEWAKEN, dossier, Map.of(VariableNames.PLAATSING_ID, placement.toString()));
        if (tell) {
            routes.tell(MessageNames.PLEK_TOEGEZEGD, dossier);
            // a yes that comes while the search waits is no less a yes
            parking.placeFound(placement).forEach(event -> follow(event, true));
        }
    }

    /** What was asked of shelters has ended by itself; a bed that went back has nobody to watch over it. */
    private void parked(PlacementEvents.WasParked parked, UUID dossier) {
        // why stands with the search only: more people read what happens in a case
        timeline.bySystem(dossier, "plaatsing-geparkeerd");
        if (parked.released() != null) {
            timeline.bySystem(dossier, "plek-vrijgegeven");
            routes.stop(RouteNames.PLEK_BEWAKEN, dossier, "plaatsing-geparkeerd");
        }
        routes.tell(MessageNames.PLAATSING_GEPARKEERD, dossier);
    }

    private void lost(PlacementEvents event, UUID promise, UUID dossier, String how, boolean tell) {
        timeline.bySystem(dossier, how);
        if (!tell) {
            return;
        }
        routes.tell(MessageNames.RESERVERING_VERLOPEN, dossier);
        // nobody has a step about it while the search waits: who owns it hears that the bed it kept is gone
        parking.of(event.placement()).ifPresent(waits -> placeGone(placements.get(event.placement()), promise));
    }

    private void placeGone(Placement placement, UUID promise) {
        outbox.toGroup(
                directory.groupFor(Role.ZORGCOORDINATOR, placement.municipality()),
                Template.NIEUWS_IN_ZAAK,
                "plek-terug-" + promise,
                "/plaatsingen/" + placement.id());
    }

    /** The shelter said in its own task that the person is there; from now on may be asked who pays. */
    void arrivalConfirmed(UUID dossier) {
        timeline.bySystem(dossier, "aangekomen");
        routes.tell(MessageNames.PERSOON_AANGEKOMEN, dossier);
    }

    /** The shelter confirmed what it had said by phone. */
    void arrivalConfirmedAfterwards(UUID dossier) {
        timeline.bySystem(dossier, "aankomst-bevestigd");
    }

    /** The journey is over all the same, and the shelter is asked to confirm it later, which holds nothing up. */
    private void arrivedByPhone(UUID placement, UUID dossier) {
        timeline.bySystem(dossier, "aankomst-gebeld");
        routes.tell(MessageNames.AANKOMST_GEBELD, dossier);
        routes.tell(MessageNames.PERSOON_AANGEKOMEN, dossier);
        if (placements.promise(placement).filter(this::answersItself).isPresent()) {
            DossierReading.State state = reading.state(dossier);
            Map<String, Object> variables = CaseRoutes.place(state.municipality(), state.region());
            variables.put(VariableNames.PLAATSING_ID, placement.toString());
            routes.start(RouteNames.AANKOMST_NABEVESTIGEN, dossier, variables);
        }
    }

    /** A hotel has nobody who could confirm anything. */
    private boolean answersItself(BedAllocation promise) {
        return directory.hasMembers(
                new GroupId(Role.OPVANG, beds.get(promise.bed()).organisation()));
    }
}
