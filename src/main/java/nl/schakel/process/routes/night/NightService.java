package nl.schakel.process.routes.night;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.CallEvents;
import nl.schakel.piket.call.CallOutcome;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.NewCall;
import nl.schakel.piket.call.TakeResult;
import nl.schakel.piket.handover.Handovers;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.search.ArrivalResult;
import nl.schakel.piket.search.AttemptResult;
import nl.schakel.piket.search.NewAttempt;
import nl.schakel.piket.search.SaveResult;
import nl.schakel.piket.search.Search;
import nl.schakel.piket.search.SearchNotesService;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposal;
import nl.schakel.process.engine.LostRaceRetry;
import nl.schakel.process.routes.placement.AfterPlacement;
import nl.schakel.process.routes.placement.PlacementRoutes;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Dossiers;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command service for calls for a bed tonight. Each command is one transaction with everything that follows from it, and
 * is repeated as a whole when it lost against a timer that rang at the same moment: the person never sees it.
 */
@Service
public class NightService {

    /** What was told stands with the call; the case only says where it came from. */
    private static final String REASON = "Oproep aan de piketdienst.";

    private final Calls calls;
    private final CallArea areas;
    private final Dossiers dossiers;
    private final Placements placements;
    private final Search search;
    private final SearchNotesService notes;
    private final Handovers handovers;
    private final PlacementRoutes route;
    private final AfterPlacement afterPlacement;
    private final AfterCall afterCall;
    private final NightClock clock;
    private final TaskList tasks;
    private final TransactionTemplate transaction;

    NightService(
            Calls calls,
            CallArea areas,
            Dossiers dossiers,
            Placements placements,
            Search search,
            SearchNotesService notes,
            Handovers handovers,
            PlacementRoutes route,
            AfterPlacement afterPlacement,
            AfterCall afterCall,
            NightClock clock,
            TaskList tasks,
            TransactionTemplate transaction) {
        this.calls = calls;
        this.areas = areas;
        this.dossiers = dossiers;
        this.placements = placements;
        this.search = search;
        this.notes = notes;
        this.handovers = handovers;
        this.route = route;
        this.afterPlacement = afterPlacement;
        this.afterCall = afterCall;
        this.clock = clock;
        this.tasks = tasks;
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
        return once(() -> calls.sentBefore(call, viewer).orElseGet(() -> begin(call, viewer)));
    }

    private UUID begin(NewCall call, Viewer viewer) {
        DutyArea area = areas.of(call.municipality(), viewer);
        String home = call.municipality() == null ? areas.home(area) : call.municipality();
        UUID dossier = dossiers.beginForPlacement(home, REASON, viewer);
        UUID made = open(call, dossier, home, area, viewer);
        // last, so that what is known of the need by then is not asked again
        route.begin(dossier);
        return made;
    }

    private UUID open(NewCall call, UUID dossier, String municipality, DutyArea area, Viewer viewer) {
        UUID placement = placements.begin(dossier, municipality, viewer);
        if (call.need() != null) {
            placements.toldWithCall(placement, call.need(), viewer);
        }
        return outcome(calls.open(call, dossier, placement, area.code(), viewer));
    }

    /** Takes a call that nobody has. @see Calls#take */
    public TakeResult take(UUID call, Viewer viewer) {
        return once(() -> taken(calls.take(call, viewer)));
    }

    /** Takes a call over on purpose. @param from the one whom the viewer saw there; null means whoever has it */
    public TakeResult takeOver(UUID call, UUID from, Viewer viewer) {
        return once(() -> taken(calls.takeOver(call, from, viewer)));
    }

    private TakeResult taken(TakeResult result) {
        if (result instanceof TakeResult.Taken taken) {
            afterCall.outside(taken.happened());
        }
        return result;
    }

    /** "Yes, I am still busy with it." */
    public void stillBusy(UUID call, Viewer viewer) {
        happened(() -> calls.stillBusy(call, viewer));
    }

    /** Somebody of the team did something: nobody has to ask whether anybody is busy with it. */
    public void touched(UUID call) {
        happened(() -> calls.touched(call));
    }

    /** Writes down what came of calling a shelter; a yes holds the bed (R5). @see Search#attempt */
    public AttemptResult attempt(UUID call, NewAttempt attempt, Viewer viewer) {
        return once(() -> outcome(search.attempt(call, attempt, viewer)));
    }

    /** Asks several shelters at once through their own tasks. @see Search#ask */
    public List<Proposal> ask(UUID call, List<UUID> beds, UUID clientKey, Viewer viewer) {
        return once(() -> outcome(search.ask(call, beds, clientKey, viewer)));
    }

    /** Keeps what the caller or the person answered to one question. @see Search#answer */
    public void answer(UUID call, String criterion, Answered answer, Answered seen, Viewer viewer) {
        happened(() -> search.answer(call, criterion, answer, seen, viewer));
    }

    /** Writes down that the shelter said by phone that the person is there. @see Search#arrived */
    public ArrivalResult arrived(UUID call, UUID bed, Viewer viewer) {
        return once(() -> outcome(search.arrived(call, bed, viewer)));
    }

    /** Keeps the notes. @see SearchNotesService#save */
    public SaveResult saveNotes(UUID call, String text, long basedOn, Viewer viewer) {
        return once(() -> {
            SaveResult result = notes.save(call, text, basedOn, viewer);
            if (result instanceof SaveResult.Saved saved) {
                afterCall.outside(saved.happened());
            }
            return result;
        });
    }

    /** Lays the document of the night ready for the care coordinator. @see Handovers#make */
    public UUID handOver(UUID call, Viewer viewer) {
        return once(() -> outcome(handovers.make(call, viewer)));
    }

    /** Two people called about the same person. @see Calls#join */
    public void join(UUID call, UUID into, Viewer viewer) {
        happened(() -> calls.join(call, into, viewer));
    }

    /** It is not needed any more. @see Calls#withdraw */
    public void withdraw(UUID call, String reasonCode, Viewer viewer) {
        happened(() -> calls.withdraw(call, reasonCode, viewer));
    }

    private <T> T outcome(CallOutcome<T> outcome) {
        afterPlacement.inCall(outcome.search());
        afterCall.outside(outcome.call());
        return outcome.result();
    }

    private void happened(Supplier<List<CallEvents>> work) {
        once(() -> {
            afterCall.outside(work.get());
            return true;
        });
    }

    private <T> T once(Supplier<T> work) {
        return LostRaceRetry.inTransaction(transaction, work);
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
