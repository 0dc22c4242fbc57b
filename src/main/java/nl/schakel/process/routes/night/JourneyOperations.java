package nl.schakel.process.routes.night;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.piket.alarm.Alarms;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Placement;
import nl.schakel.placement.Placements;
import nl.schakel.process.engine.Gives;
import nl.schakel.process.engine.ModelOperations;

/**
 * Operations of a model: who goes along with a journey: by day the care coordinator, until the handover the on-call
 * coordinator.
 */
@ModelOperations("reis")
public class JourneyOperations {

    private final Calls calls;
    private final Alarms alarms;
    private final NightOperations night;
    private final Placements placements;
    private final Directory directory;

    JourneyOperations(Calls calls, Alarms alarms, NightOperations night, Placements placements, Directory directory) {
        this.calls = calls;
        this.alarms = alarms;
        this.night = night;
        this.placements = placements;
        this.directory = directory;
    }

    /** The group that owns the steps of the journey. */
    @Gives(Gives.What.GROUP)
    public String begeleider(String plaatsing) {
        Placement placement = get(plaatsing);
        return call(placement)
                .map(call -> night.groep(call.id().toString()))
                .orElseGet(() -> directory
                        .groupFor(Role.ZORGCOORDINATOR, placement.municipality())
                        .toString());
    }

    /** User name of whoever goes along; null when it is for the group. */
    @Gives(Gives.What.PERSON)
    public String account(String plaatsing) {
        return call(get(plaatsing))
                .map(call -> night.houder(call.id().toString()))
                .orElse(null);
    }

    /** Whether the person has left for the bed already. */
    public boolean alOnderweg(String plaatsing) {
        return get(plaatsing)
                .promise()
                .filter(promise -> promise.state() == AllocationState.CONFIRMED)
                .isPresent();
    }

    /** Somebody did not arrive: at night also by SMS. By day the task itself is the news. */
    public void alarmeren(String plaatsing) {
        Placement placement = get(plaatsing);
        call(placement).ifPresent(call -> alarms.notArrived(call.id(), placement.id()));
    }

    private Optional<Call> call(Placement placement) {
        return calls.openOf(placement.dossier());
    }

    private Placement get(String plaatsing) {
        return placements.get(UUID.fromString(plaatsing));
    }
}
