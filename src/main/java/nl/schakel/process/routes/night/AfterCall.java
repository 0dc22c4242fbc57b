package nl.schakel.process.routes.night;

import java.util.List;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.call.CallEvents;
import nl.schakel.piket.call.Calls;
import nl.schakel.placement.ParkEnd;
import nl.schakel.placement.Parking;
import nl.schakel.process.names.MessageNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.process.tasks.TaskHandOver;
import org.springframework.stereotype.Component;

/**
 * Application service: what follows from what happened in a night, in the order in which it stands here and in the
 * transaction in which it happened. A step of the route goes on by itself; what happens outside of its steps is told
 * to the route.
 */
@Component
public class AfterCall {

    private final CaseRoutes routes;
    private final Calls calls;
    private final Parking parking;
    private final Directory directory;
    private final TaskHandOver tasks;

    AfterCall(CaseRoutes routes, Calls calls, Parking parking, Directory directory, TaskHandOver tasks) {
        this.routes = routes;
        this.calls = calls;
        this.parking = parking;
        this.directory = directory;
        this.tasks = tasks;
    }

    /** It happened in a step of the route, which goes on when the step is done. */
    public void inStep(List<CallEvents> happened) {
        happened.forEach(this::handOver);
    }

    /** It happened outside of any step. */
    public void outside(List<CallEvents> happened) {
        happened.forEach(event -> {
            handOver(event);
            searchedAtNight(event);
            routes.tell(message(event), calls.get(event.call()).dossier());
        });
    }

    /** Nothing that is parked keeps a night waiting: the on-call team looks, with all that was known. */
    private void searchedAtNight(CallEvents event) {
        if (event instanceof CallEvents.CallMade) {
            parking.goesOn(calls.get(event.call()).placement(), ParkEnd.PIKET);
        }
    }

    private static String message(CallEvents event) {
        if (event instanceof CallEvents.CallMade) {
            // a case in which a place was looked for by day, or somebody has one: tonight the on-call team looks
            return MessageNames.PIKET_GEVRAAGD;
        }
        if (event instanceof CallEvents.CallAsked) {
            return MessageNames.OPVANG_GEVRAAGD;
        }
        if (event instanceof CallEvents.CallJoined || event instanceof CallEvents.CallWithdrawn) {
            return MessageNames.OPROEP_VERVALLEN;
        }
        if (event instanceof CallEvents.HandoverAsked) {
            return MessageNames.OVERDRACHT_GEVRAAGD;
        }
        // taken, taken over, or somebody who has it did something
        return MessageNames.OPROEP_AANGENOMEN;
    }

    /** What the one had in hand, the other has now. */
    private void handOver(CallEvents event) {
        if (event instanceof CallEvents.CallTakenOver over) {
            String from = username(over.from());
            String to = username(over.to());
            if (from != null && to != null) {
                tasks.ofTheNight(calls.get(over.call()).dossier(), from, to);
            }
        }
    }

    private String username(UUID person) {
        return directory.person(person).map(Person::username).orElse(null);
    }
}
