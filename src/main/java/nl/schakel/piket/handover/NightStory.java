package nl.schakel.piket.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.Grant;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallDetails;
import nl.schakel.piket.call.internal.CallLog;
import nl.schakel.piket.call.internal.CallStatementTable;
import nl.schakel.piket.search.Attempt;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.piket.search.internal.AttemptTable;
import nl.schakel.piket.search.internal.SearchNotesTable;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.CareView;
import nl.schakel.placement.Holds;
import nl.schakel.placement.PlacementReading;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.matching.Reason;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import org.springframework.stereotype.Component;

/**
 * Factory of documents: tells a night as it is now: the call, what was tried, where the person is, and what is still
 * open.
 */
@Component
class NightStory {

    private final CallStatementTable told;
    private final CallLog log;
    private final AttemptTable attempts;
    private final SearchNotesTable notes;
    private final PlacementReading reading;
    private final Matching matching;
    private final Beds beds;
    private final Holds holds;
    private final Directory directory;
    private final Clock clock;

    NightStory(
            CallStatementTable told,
            CallLog log,
            AttemptTable attempts,
            SearchNotesTable notes,
            PlacementReading reading,
            Matching matching,
            Beds beds,
            Holds holds,
            Directory directory,
            Clock clock) {
        this.told = told;
        this.log = log;
        this.attempts = attempts;
        this.notes = notes;
        this.reading = reading;
        this.matching = matching;
        this.beds = beds;
        this.holds = holds;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param grant the door was opened for what is offered in the placement */
    HandoverDoc.Night of(Call call, Grant grant, Viewer viewer) {
        CareView care = reading.forCare(grant, viewer);
        List<Attempt> tried = attempts.of(call.placement());
        Map<UUID, Bed> known = beds.of(
                tried.stream().map(Attempt::bed).filter(Objects::nonNull).collect(Collectors.toSet()));
        CallDetails details = told.of(call.id());
        String written = notes.of(call.id()).text();
        return new HandoverDoc.Night(
                call.number(),
                call.from(),
                call.municipality(),
                call.calledAt(),
                call.takenAt(),
                call.holder(),
                details.callBack(),
                details.situation(),
                details.joined(),
                tried(tried, known, care.proposals()),
                care.placement().promise().map(promise -> place(promise, care)).orElse(null),
                open(tried, known, care),
                written.isBlank() ? null : written,
                call.rung(),
                log.of(call.id()));
    }

    private List<HandoverDoc.Tried> tried(List<Attempt> attempts, Map<UUID, Bed> known, List<Proposal> proposals) {
        Stream<HandoverDoc.Tried> called = attempts.stream()
                .map(one -> new HandoverDoc.Tried(
                        one.at(),
                        directory.labelOf(one.shelter()),
                        label(known.get(one.bed())),
                        one.outcome().code(),
                        one.criterion(),
                        one.until(),
                        one.by()));
        Stream<HandoverDoc.Tried> asked = proposals.stream()
                .map(one -> new HandoverDoc.Tried(
                        one.at(),
                        one.bed().organisationName(),
                        label(one.bed()),
                        one.state().code(),
                        null,
                        null,
                        null));
        return Stream.concat(called, asked)
                .sorted(Comparator.comparing(HandoverDoc.Tried::at))
                .toList();
    }

    private HandoverDoc.HeldPlace place(BedAllocation promise, CareView care) {
        Bed bed = beds.get(promise.bed());
        List<String> conditions = new ArrayList<>();
        care.proposals().stream()
                .filter(one ->
                        one.state() == ProposalState.TOEGEZEGD && one.bed().id().equals(bed.id()))
                .flatMap(one -> care.answers().stream()
                        .filter(answer -> answer.proposal().equals(one.id()) && answer.condition() != null))
                .forEach(answer -> conditions.add(answer.condition()));
        matching.fit(promise.placement(), bed.id()).stream()
                .flatMap(fit -> fit.reasons().stream())
                .filter(reason -> reason.fit() == Fit.PAST_MITS && reason.measure() != null)
                .map(Reason::measure)
                .forEach(conditions::add);
        return new HandoverDoc.HeldPlace(
                bed.id(),
                bed.organisationName(),
                bed.locationName(),
                bed.label(),
                bed.kind().code(),
                promise.state().code(),
                promise.state() == AllocationState.HELD ? promise.expiresAt() : null,
                List.copyOf(conditions));
    }

    private List<HandoverDoc.Open> open(List<Attempt> tried, Map<UUID, Bed> known, CareView care) {
        List<HandoverDoc.Open> open = new ArrayList<>();
        care.placement().promise().ifPresent(promise -> {
            Bed bed = beds.get(promise.bed());
            if (promise.state() == AllocationState.HELD) {
                open.add(
                        new HandoverDoc.Open("vastgehouden", bed.organisationName(), bed.label(), promise.expiresAt()));
            } else if (holds.arrival(promise.id()).unconfirmed()) {
                open.add(new HandoverDoc.Open("aankomst-bevestigen", bed.organisationName(), bed.label(), null));
            }
        });
        care.proposals().stream()
                .filter(one -> one.state() == ProposalState.OPEN)
                .forEach(one -> open.add(new HandoverDoc.Open(
                        "gevraagd", one.bed().organisationName(), one.bed().label(), null)));
        if (care.placement().promise().isEmpty()) {
            open.addAll(toCallAgain(tried, known));
        }
        return List.copyOf(open);
    }

    /** Who asked to be called again and was not; the newest word of each house counts. */
    private List<HandoverDoc.Open> toCallAgain(List<Attempt> tried, Map<UUID, Bed> known) {
        Instant now = clock.instant();
        Set<Object> seen = new HashSet<>();
        return tried.stream()
                .filter(one -> seen.add(one.location() == null ? one.shelter() : one.location()))
                .filter(one -> one.outcome() == AttemptOutcome.LATER)
                .map(one -> new HandoverDoc.Open(
                        "terugbellen",
                        directory.labelOf(one.shelter()),
                        label(known.get(one.bed())),
                        one.until().isAfter(now) ? one.until() : null))
                .toList();
    }

    private static String label(Bed bed) {
        return bed == null ? null : bed.locationName() + ", " + bed.label();
    }
}
