package nl.schakel.piket.search;

import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallEvents;
import nl.schakel.piket.call.CallOutcome;
import nl.schakel.piket.call.internal.CallAccess;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.piket.search.internal.AttemptTable;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.Proposals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Command service: the search for a bed in a night: where to call next, and what came of it. */
@Service
@Transactional
public class Search {

    private final CallTable calls;
    private final CallAccess access;
    private final AttemptTable attempts;
    private final NextPlaces places;
    private final SearchCommands deeds;
    private final Placements placements;
    private final Proposals proposals;

    Search(
            CallTable calls,
            CallAccess access,
            AttemptTable attempts,
            NextPlaces places,
            SearchCommands deeds,
            Placements placements,
            Proposals proposals) {
        this.calls = calls;
        this.access = access;
        this.attempts = attempts;
        this.places = places;
        this.deeds = deeds;
        this.placements = placements;
        this.proposals = proposals;
    }

    /**
     * How the search stands and where to call next. The look is written down, in a transaction of its own: a page that
     * is only looked at holds none.
     *
     * @throws NotVisible for who does not search
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public SearchView view(UUID call, Viewer viewer) {
        Call found = calls.get(call);
        access.openForSearch(viewer, found);
        List<Attempt> tried = attempts.of(found.placement());
        List<Proposal> asked = proposals.all(found.placement());
        NextPlaces.Found next = places.of(found, tried, asked);
        return new SearchView(
                found,
                next.places(),
                next.possible(),
                next.notFitting(),
                tried,
                placements.promise(found.placement()),
                asked);
    }

    /**
     * Writes down what came of calling a shelter. A yes holds the bed (R5); a no for the bed that is held gives it back.
     * The same key counts once and gets the same answer; with something else it is refused.
     *
     * @throws NotVisible for who does not search
     * @throws nl.schakel.support.input.InvalidInput when something is missing, or nobody has taken the call
     * @throws nl.schakel.support.input.IdempotencyConflict when something else came with the same key
     */
    public CallOutcome<AttemptResult> attempt(UUID call, NewAttempt attempt, Viewer viewer) {
        return deeds.attempt(call, withBed(call, attempt, viewer), viewer);
    }

    /** A shelter that says yes without saying which bed gives its best one for this person. */
    private NewAttempt withBed(UUID call, NewAttempt attempt, Viewer viewer) {
        if (attempt.outcome() != AttemptOutcome.JA || attempt.bed() != null || attempt.shelter() == null) {
            return attempt;
        }
        Call found = calls.get(call);
        access.mustTake(viewer, found);
        return places.bestOf(found, attempt.shelter())
                .map(bed -> attempt.withBed(bed.id()))
                .orElse(attempt);
    }

    /**
     * Keeps what the caller or the person answered to one question, so that fewer places stay unknown.
     *
     * @param seen the answer that the viewer saw; {@link Answered#UNKNOWN} when the question was open
     * @throws AnsweredBefore when somebody else answered it since; nothing is overwritten
     * @throws nl.schakel.support.input.InvalidInput when the answer cannot be understood, or nobody has taken the call
     */
    public List<CallEvents> answer(UUID call, String criterion, Answered answer, Answered seen, Viewer viewer) {
        return deeds.answer(call, criterion, answer, seen, viewer);
    }

    /**
     * Writes down that the shelter said by phone that the person is there. The shelter is still asked to confirm it.
     *
     * @param bed where the shelter said the person is; null is the bed that is held now
     * @throws nl.schakel.support.input.InvalidInput when nobody is on the way, or nobody has taken the call
     */
    public CallOutcome<ArrivalResult> arrived(UUID call, UUID bed, Viewer viewer) {
        return deeds.arrived(call, bed, viewer);
    }

    /**
     * Asks several shelters at once through their own tasks. Who is asked already is not asked again; the same key asks
     * once.
     *
     * @return the requests that this made
     */
    public CallOutcome<List<Proposal>> ask(UUID call, List<UUID> beds, UUID clientKey, Viewer viewer) {
        return deeds.ask(call, beds, clientKey, viewer);
    }
}
