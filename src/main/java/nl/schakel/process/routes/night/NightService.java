package nl.schakel.process.routes.night;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.NewCall;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.placement.Placements;
import nl.schakel.process.engine.LostRaceRetry;
import nl.schakel.process.routes.placement.OpenPlacementGuard;
import nl.schakel.process.routes.placement.PlacementRoute;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in calls for a bed tonight, and tells where the route of a call stands. */
@Service
public class NightService {

    /** What was told stands with the call; the case only says where it came from. */
    private static final String REASON = "Oproep aan de piketdienst.";

    private final Calls calls;
    private final CallArea areas;
    private final Dossiers dossiers;
    private final DossierReading reading;
    private final Placements placements;
    private final PlacementRoute route;
    private final OpenPlacementGuard ends;
    private final NightClock clock;
    private final TaskList tasks;
    private final AccessService door;
    private final TransactionTemplate transaction;

    NightService(
            Calls calls,
            CallArea areas,
            Dossiers dossiers,
            DossierReading reading,
            Placements placements,
            PlacementRoute route,
            OpenPlacementGuard ends,
            NightClock clock,
            TaskList tasks,
            AccessService door,
            TransactionTemplate transaction) {
        this.calls = calls;
        this.areas = areas;
        this.dossiers = dossiers;
        this.reading = reading;
        this.placements = placements;
        this.route = route;
        this.ends = ends;
        this.clock = clock;
        this.tasks = tasks;
        this.door = door;
        this.transaction = transaction;
    }

    /**
     * Makes a case, a placement and a call, and starts the route, all at once or not at all.
     *
     * @return the call; the same key gives the same call
     * @throws nl.schakel.access.NotVisible for a role that sends no calls
     * @throws InvalidInput when something cannot be right
     * @throws nl.schakel.support.input.IdempotencyConflict when something else came with the same key
     */
    public UUID call(NewCall call, Viewer viewer) {
        return deed(() -> calls.sentBefore(call, viewer).orElseGet(() -> begin(call, viewer)));
    }

    private UUID begin(NewCall call, Viewer viewer) {
        DutyArea area = areas.of(call.municipality(), viewer);
        String home = call.municipality() == null ? areas.home(area) : call.municipality();
        UUID dossier = dossiers.beginForPlacement(home, REASON, viewer);
        return open(call, dossier, home, area, viewer);
    }

    private UUID open(NewCall call, UUID dossier, String municipality, DutyArea area, Viewer viewer) {
        UUID placement = placements.begin(dossier, municipality, Viewer.SYSTEM);
        if (call.need() != null) {
            placements.need(placement, call.need(), Viewer.SYSTEM);
        }
        return calls.open(call, dossier, placement, area.code(), viewer);
    }

    /**
     * The same in a case that exists.
     *
     * @throws nl.schakel.access.NotVisible when the case is not theirs
     * @throws InvalidInput when the case has ended
     */
    public UUID callInCase(UUID dossier, NewCall call, Viewer viewer) {
        return deed(() -> calls.sentBefore(call, viewer).orElseGet(() -> {
            Grant grant = door.open(viewer, dossier, "piket-oproepen");
            boolean searching = ends.placementRuns(dossier);
            DossierReading.State state = reading.state(grant.dossier());
            if (state.outcome() != null) {
                throw InvalidInput.of("zaak", "afgesloten", "Deze zaak is al afgesloten. Doe een nieuwe oproep.");
            }
            UUID made = open(call, dossier, state.municipality(), areas.of(state.municipality(), viewer), viewer);
            if (!searching) {
                route.begin(dossier);
            }
            return made;
        }));
    }

    /**
     * Does something in a night as one transaction, and again when it lost against a timer that rang at the same moment:
     * the person never sees it. Taking a call, a yes by phone, asking shelters, joining and accepting all go through here.
     */
    public <T> T deed(Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        LostRaceRetry.of(() -> result.set(transaction.execute(status -> work.get())));
        return result.get();
    }

    /** What happens next by itself, if anything. */
    public Optional<NextStep> next(UUID call) {
        return clock.next(calls.get(call)).map(ring -> new NextStep(ring.code(), ring.at()));
    }

    /** When the next rung of the ladder is due, as long as somebody searches. */
    public Optional<NextStep> nextRung(UUID call) {
        return clock.nextRung(calls.get(call)).map(ring -> new NextStep(ring.code(), ring.at()));
    }

    /** The task of the night that this person can do now, the most pressing first. */
    public Optional<TaskSummary> task(UUID call, Viewer viewer) {
        return tasks.ofDossier(calls.get(call).dossier(), viewer).stream()
                .filter(task -> NightTasks.STEPS.contains(task.step()))
                .filter(task -> task.mine() || viewer.groups().contains(task.group()))
                .min(Comparator.comparingInt(task -> NightTasks.STEPS.indexOf(task.step())));
    }
}
