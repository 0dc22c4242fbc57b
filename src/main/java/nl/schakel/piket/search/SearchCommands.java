package nl.schakel.piket.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallEvents;
import nl.schakel.piket.call.CallOutcome;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.SentKeys;
import nl.schakel.piket.call.internal.CallAccess;
import nl.schakel.piket.call.internal.CallLog;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.piket.search.internal.AttemptTable;
import nl.schakel.piket.search.internal.ShelterDeskMessages;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Answered;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.DeclinedBy;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.Holds;
import nl.schakel.placement.PhoneRefusals;
import nl.schakel.placement.PlacementEvents;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.Proposals;
import nl.schakel.placement.ShelterRung;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/**
 * Command service: what a coordinator does in a search. Each deed waits its turn in the search first, and then in the
 * call.
 */
@Component
class SearchCommands {

    /** "We are full after all": the shelter's list was wrong, and nothing about the person kept them out. */
    static final String FULL = "vol";

    /** Cannot stand in a code or a moment. */
    private static final String BETWEEN = "|";

    /** Why a bed was given back: the shelter took its yes back. */
    private static final String TAKEN_BACK = "opvang";

    private final CallTable calls;
    private final AttemptCheck check;
    private final CallAccess access;
    private final CallLog log;
    private final AttemptTable attempts;
    private final SentKeys keys;
    private final Beds beds;
    private final Holds holds;
    private final Placements placements;
    private final Proposals proposals;
    private final PhoneRefusals refusals;
    private final Calls followed;
    private final ShelterDeskMessages desks;
    private final Clock clock;

    private final Directory directory;

    SearchCommands(
            CallTable calls,
            AttemptCheck check,
            CallAccess access,
            CallLog log,
            AttemptTable attempts,
            SentKeys keys,
            Beds beds,
            Holds holds,
            Placements placements,
            Proposals proposals,
            PhoneRefusals refusals,
            Calls followed,
            ShelterDeskMessages desks,
            Clock clock,
            Directory directory) {
        this.directory = directory;
        this.calls = calls;
        this.check = check;
        this.access = access;
        this.log = log;
        this.attempts = attempts;
        this.keys = keys;
        this.beds = beds;
        this.holds = holds;
        this.placements = placements;
        this.proposals = proposals;
        this.refusals = refusals;
        this.followed = followed;
        this.desks = desks;
        this.clock = clock;
    }

    CallOutcome<AttemptResult> attempt(UUID call, NewAttempt asked, Viewer viewer) {
        Call now = inTurn(call, viewer);
        UUID key = asked.clientKey() == null ? UUID.randomUUID() : asked.clientKey();
        keys.first("belpoging|" + call, key, String.join(BETWEEN, asked.sent()));
        Optional<AttemptResult> before = attempts.before(call, key);
        if (before.isPresent()) {
            return CallOutcome.nothing(before.get());
        }
        mustBeTaken(now);
        List<PlacementEvents> happened = new ArrayList<>();
        Attempt attempt = check.attempt(asked, viewer);
        AttemptResult result = attempt.outcome() == AttemptOutcome.JA
                ? yes(now, attempt, viewer, happened)
                : new AttemptResult.Noted(attempt);
        if (attempt.outcome() == AttemptOutcome.NEE) {
            no(now, attempt, viewer, happened);
        }
        attempts.insert(call, now.placement(), key, attempt, result);
        boolean late = attempt.outcome() == AttemptOutcome.JA && !(result instanceof AttemptResult.Held);
        log.add(
                call,
                late ? "gebeld-te-laat" : "gebeld-" + attempt.outcome().code(),
                viewer.personId(),
                attempt.bed(),
                attempt.bed() == null ? attempt.shelter() : attempt.criterion());
        return new CallOutcome<>(result, happened, followed.touched(call));
    }

    /** What happened in the search stands in the call at once, before what the coordinator did is written down there. */
    private void follow(List<PlacementEvents> events, List<PlacementEvents> happened) {
        followed.follow(events);
        happened.addAll(events);
    }

    /** A yes to what the shelter has in its own list answers that; else it is a hold by phone. The first one wins. */
    private AttemptResult yes(Call call, Attempt attempt, Viewer viewer, List<PlacementEvents> happened) {
        HoldResult result = open(call, attempt.bed())
                .map(proposal -> proposals.accept(proposal.id(), null, attempt.until(), viewer))
                .orElseGet(() -> holds.hold(call.placement(), attempt.bed(), attempt.until(), viewer));
        follow(result.happened(), happened);
        if (result instanceof HoldResult.Held held) {
            return new AttemptResult.Held(longer(held.promise(), attempt, viewer));
        }
        return result instanceof HoldResult.Taken taken
                ? new AttemptResult.Taken(taken.until())
                : new AttemptResult.NotFree(((HoldResult.NotFree) result).reason());
    }

    /** The bed was held already, and the shelter says that it may be for longer. */
    private BedAllocation longer(BedAllocation held, Attempt attempt, Viewer viewer) {
        if (held.state() != AllocationState.HELD || !held.expiresAt().isBefore(attempt.until())) {
            return held;
        }
        holds.extend(held.id(), attempt.until(), viewer);
        return new BedAllocation(held.id(), held.bed(), held.placement(), held.state(), held.from(), attempt.until());
    }

    private void no(Call call, Attempt attempt, Viewer viewer, List<PlacementEvents> happened) {
        placements
                .promise(call.placement())
                .filter(promise -> promise.state() != AllocationState.OCCUPIED && of(promise, attempt))
                .ifPresent(promise -> {
                    log.add(call.id(), "plek-terug", viewer.personId(), promise.bed(), null);
                    follow(holds.release(promise.id(), TAKEN_BACK, viewer), happened);
                });
        boolean aboutThePerson = !FULL.equals(attempt.criterion());
        boolean answered = false;
        for (Proposal proposal : proposals.all(call.placement())) {
            if (proposal.state() != ProposalState.OPEN || !of(proposal.bed(), attempt)) {
                continue;
            }
            if (aboutThePerson && attempt.criterion() != null) {
                follow(
                        proposals.decline(proposal.id(), DeclinedBy.OPVANG, attempt.criterion(), null, viewer),
                        happened);
                answered = answered || proposal.bed().id().equals(attempt.bed());
            } else {
                proposals.withdraw(proposal.id());
            }
        }
        if (aboutThePerson && !answered) {
            refusals.add(call.placement(), attempt.bed(), attempt.shelter(), attempt.criterion(), viewer);
        }
    }

    private boolean of(BedAllocation promise, Attempt attempt) {
        return of(beds.get(promise.bed()), attempt);
    }

    private static boolean of(Bed bed, Attempt attempt) {
        return attempt.bed() == null
                ? bed.organisation().equals(attempt.shelter())
                : bed.id().equals(attempt.bed());
    }

    private Optional<Proposal> open(Call call, UUID bed) {
        return proposals.all(call.placement()).stream()
                .filter(one ->
                        one.state() == ProposalState.OPEN && one.bed().id().equals(bed))
                .findFirst();
    }

    List<CallEvents> answer(UUID call, String criterion, Answered answer, Answered seen, Viewer viewer) {
        Call now = inTurn(call, viewer);
        mustBeTaken(now);
        placements
                .standing(now.placement(), criterion)
                .filter(one -> !one.by().equals(viewer.personId()))
                .filter(one -> !one.answer().equals(answer) && !one.answer().equals(seen))
                .ifPresent(one -> {
                    throw new AnsweredBefore(
                            directory.person(one.by()).map(Person::displayName).orElse(""));
                });
        placements.answer(now.placement(), criterion, answer, viewer);
        // what was answered is about the person; the story of the night only says that more is known
        log.add(call, "behoefte-aangevuld", viewer.personId(), null, null);
        return followed.touched(call);
    }

    CallOutcome<ArrivalResult> arrived(UUID call, UUID bed, Viewer viewer) {
        Call now = inTurn(call, viewer);
        mustBeTaken(now);
        Optional<BedAllocation> current = placements.promise(now.placement());
        if (bed != null && current.filter(found -> !found.bed().equals(bed)).isPresent()) {
            // a tap that waited without connection is about the journey that its sender saw
            return CallOutcome.nothing(ArrivalResult.OTHER_BED);
        }
        BedAllocation promise = current.filter(found -> found.state() != AllocationState.HELD)
                .orElseThrow(() -> InvalidInput.of("aankomst", "niet-onderweg", "fout.aankomst.niet-onderweg"));
        if (promise.state() == AllocationState.OCCUPIED) {
            return CallOutcome.nothing(ArrivalResult.KNOWN);
        }
        log.add(call, "aankomst-gebeld", viewer.personId(), promise.bed(), null);
        List<PlacementEvents> happened = new ArrayList<>();
        follow(holds.arrive(promise.id(), viewer), happened);
        return new CallOutcome<>(ArrivalResult.NOTED, happened, followed.touched(call));
    }

    CallOutcome<List<Proposal>> ask(UUID call, List<UUID> wanted, UUID clientKey, Viewer viewer) {
        Call now = inTurn(call, viewer);
        UUID key = clientKey == null ? UUID.randomUUID() : clientKey;
        keys.first("vraag|" + call, key, new TreeSet<>(wanted).toString());
        Optional<List<UUID>> before = attempts.asked(call, key);
        if (before.isPresent()) {
            List<UUID> made = before.get();
            return CallOutcome.nothing(proposals.all(now.placement()).stream()
                    .filter(one -> made.contains(one.id()))
                    .toList());
        }
        mustBeTaken(now);
        List<Proposal> made = proposals.proposeBeside(now.placement(), wanted, rung(now), viewer);
        List<UUID> ids = made.stream().map(Proposal::id).toList();
        attempts.asked(call, key, ids, viewer.personId(), clock.instant());
        made.forEach(
                one -> log.add(call, "gevraagd", viewer.personId(), one.bed().id(), null));
        List<CallEvents> happened = new ArrayList<>();
        if (!ids.isEmpty()) {
            desks.asked(call, ids);
            happened.add(new CallEvents.CallAsked(call, ids));
        }
        happened.addAll(followed.touched(call));
        return new CallOutcome<>(made, List.of(), happened);
    }

    private static String rung(Call call) {
        return ShelterRung.CALLED_AT_NIGHT.contains(call.rung()) ? call.rung() : "opvang";
    }

    private Call inTurn(UUID call, Viewer viewer) {
        Call asked = calls.get(call);
        access.mustTake(viewer, asked);
        placements.inTurn(asked.placement());
        return calls.lock(call);
    }

    private static void mustBeTaken(Call call) {
        if (!call.open()) {
            throw InvalidInput.of("oproep", "voorbij", "fout.oproep.voorbij");
        }
        if (call.holder() == null) {
            throw InvalidInput.of("oproep", "niet-aangenomen", "fout.oproep.niet-aangenomen");
        }
    }
}
