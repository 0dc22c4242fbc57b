package nl.schakel.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.internal.ProposalCheck;
import nl.schakel.placement.internal.ProposalTable;
import nl.schakel.placement.internal.RefusalTable;
import nl.schakel.placement.internal.Withdrawals;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.matching.internal.Explanations;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.internal.PlacementRights;
import nl.schakel.support.input.InputCheck;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: asking shelters for a place, one or several at a time: the first that says yes holds its bed. */
@Service
@Transactional
public class Proposals {

    private final PlacementTable placements;
    private final ProposalTable table;
    private final ProposalCheck check;
    private final Matching matching;
    private final Beds beds;
    private final Holds holds;
    private final AllocationTable promises;
    private final RefusalTable refusals;
    private final Criteria criteria;
    private final PlacementRights rights;
    private final Explanations words;
    private final Withdrawals withdrawals;
    private final Clock clock;

    Proposals(
            PlacementTable placements,
            ProposalTable table,
            ProposalCheck check,
            Matching matching,
            Beds beds,
            Holds holds,
            AllocationTable promises,
            RefusalTable refusals,
            Criteria criteria,
            PlacementRights rights,
            Explanations words,
            Withdrawals withdrawals,
            Clock clock) {
        this.placements = placements;
        this.table = table;
        this.check = check;
        this.matching = matching;
        this.beds = beds;
        this.holds = holds;
        this.promises = promises;
        this.refusals = refusals;
        this.criteria = criteria;
        this.rights = rights;
        this.words = words;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    /**
     * Asks these shelters, in a new round. The whole explanation is kept as it is now, and so is who is kept out by what.
     *
     * @param rung code of the step of the ladder
     * @param rungReason why this step; may be null
     * @throws nl.schakel.support.input.InvalidInput when a bed does not fit, was declined before or has been taken
     */
    public List<Proposal> propose(UUID placement, List<UUID> beds, String rung, String rungReason, Viewer viewer) {
        PlacementTable.Row row = placements.lock(placement);
        rights.mustCare(viewer, row.dossier());
        check.mustNotWait(placement);
        check.mustNotBeAside(placement, houses(beds), clock.instant());
        return propose(row, matching.match(placement), beds, rung, rungReason, viewer);
    }

    private Set<UUID> houses(List<UUID> asked) {
        return asked == null
                ? Set.of()
                : beds.of(Set.copyOf(asked)).values().stream()
                        .map(Bed::location)
                        .collect(Collectors.toSet());
    }

    /**
     * The same at night, when nobody waits for the answers to an earlier round: the rounds are open together, and the
     * first yes ends them all. Who is asked already is not asked again.
     */
    public List<Proposal> proposeBeside(UUID placement, List<UUID> beds, String rung, Viewer viewer) {
        PlacementTable.Row row = placements.lock(placement);
        rights.mustCare(viewer, row.dossier());
        Set<UUID> asked = table.of(placement).stream()
                .filter(one -> one.state() == ProposalState.OPEN)
                .map(ProposalTable.Row::bed)
                .collect(Collectors.toSet());
        List<UUID> fresh = beds.stream().filter(bed -> !asked.contains(bed)).toList();
        return fresh.isEmpty() && !beds.isEmpty()
                ? List.of()
                : propose(row, matching.forNight(placement).match(), fresh, rung, null, viewer);
    }

    private List<Proposal> propose(
            PlacementTable.Row row, MatchResult match, List<UUID> beds, String rung, String rungReason, Viewer viewer) {
        UUID placement = row.id();
        List<BedFit> chosen = check.chosen(row, match, beds, rung, rungReason, viewer);
        int round = table.counts(placement).round() + 1;
        Instant now = clock.instant();
        List<Proposal> made = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            BedFit fit = chosen.get(i);
            ProposalTable.Row proposal = new ProposalTable.Row(
                    UUID.randomUUID(),
                    placement,
                    round,
                    i,
                    fit.bed().id(),
                    new GroupId(Role.OPVANG, fit.bed().organisation()).toString(),
                    ProposalState.OPEN,
                    rung,
                    now,
                    new ProposalTable.Explained(fit, rungReason),
                    null,
                    null,
                    null,
                    null,
                    null,
                    false);
            table.insert(proposal, viewer.personId());
            made.add(proposal(proposal, fit.bed()));
        }
        placements.rung(placement, rung);
        refusals.keptOut(placement, match.beds(), now);
        return List.copyOf(made);
    }

    /** The newest round, in a fixed order: the place in this list is the number of the task. */
    @Transactional(readOnly = true)
    public List<Proposal> round(UUID placement) {
        int newest = table.counts(placement).round();
        return table.of(placement).stream()
                .filter(row -> row.round() == newest)
                .map(row -> proposal(row, beds.get(row.bed())))
                .toList();
    }

    /** All rounds, the oldest first. */
    @Transactional(readOnly = true)
    public List<Proposal> all(UUID placement) {
        List<ProposalTable.Row> rows = table.of(placement);
        Map<UUID, Bed> known = beds.of(rows.stream().map(ProposalTable.Row::bed).collect(Collectors.toSet()));
        return rows.stream().map(row -> proposal(row, known.get(row.bed()))).toList();
    }

    /** One proposal. @throws nl.schakel.access.NotVisible when there is none */
    @Transactional(readOnly = true)
    public Proposal get(UUID proposal) {
        ProposalTable.Row row = table.get(proposal);
        return proposal(row, beds.get(row.bed()));
    }

    /**
     * The shelter says yes and holds the bed. The first one wins; the others are told at once, and a later yes gets a
     * polite answer and loses no bed.
     *
     * @param conditions what the shelter asks for; may be null
     */
    public HoldResult accept(UUID proposal, String conditions, Instant until, Viewer viewer) {
        ProposalTable.Row asked = table.get(proposal);
        rights.mustPromise(
                viewer,
                beds.get(asked.bed()).organisation(),
                placements.get(asked.placement()).dossier());
        new InputCheck().text("voorwaarden", conditions, InputCheck.MAX_TEXT).done();
        placements.lock(asked.placement());
        ProposalTable.Row row = table.get(proposal);
        Optional<BedAllocation> promised = promises.ofPlacement(row.placement());
        if (row.state() == ProposalState.TOEGEZEGD && promised.isPresent()) {
            return new HoldResult.Held(promised.get(), List.of());
        }
        if (row.state() != ProposalState.OPEN) {
            String withdrawn = row.parked() ? "bezwaar.geparkeerd" : "bezwaar.ingetrokken";
            return new HoldResult.NotFree(
                    words.text(promised.isPresent() ? "bezwaar.andere-eerder" : withdrawn), List.of());
        }
        HoldResult result = holds.hold(row.placement(), row.bed(), until, proposal, viewer);
        if (result instanceof HoldResult.Held) {
            Instant now = clock.instant();
            table.answer(proposal, ProposalState.TOEGEZEGD, null, null, conditions, now, viewer.personId());
        }
        return result;
    }

    /**
     * The shelter or the person says no. The person may do so after the shelter said yes; then the bed is given back.
     *
     * @param criterion which criterion it is about; may be null for a person
     * @param text why; may be null
     * @return what happened; empty when it was answered before
     */
    public List<PlacementEvents> decline(
            UUID proposal, DeclinedBy whose, String criterion, String text, Viewer viewer) {
        ProposalTable.Row row = table.get(proposal);
        PlacementTable.Row search = placements.lock(row.placement());
        Bed bed = beds.get(row.bed());
        if (whose == DeclinedBy.PERSOON) {
            rights.mustTakePart(viewer, bed.organisation(), search.dossier());
        } else {
            rights.mustPromise(viewer, bed.organisation(), search.dossier());
        }
        InputCheck input = new InputCheck();
        if (whose == DeclinedBy.OPVANG && (criterion == null || criterion.isBlank())) {
            input.error("criterium", "verplicht", "fout.criterium.verplicht");
        }
        String code = criterion == null || criterion.isBlank() ? null : criterion;
        input.code(
                "criterium", code, criteria.all().stream().map(Criterion::code).toList());
        input.text("toelichting", text, InputCheck.MAX_TEXT).done();
        Instant now = clock.instant();
        if (!table.answer(proposal, ProposalState.AFGEWEZEN, whose, code, text, now, viewer.personId())) {
            return List.of();
        }
        promises.ofPlacement(row.placement())
                .filter(promise -> promise.bed().equals(row.bed()) && promise.state() != AllocationState.OCCUPIED)
                .ifPresent(promise -> promises.set(
                        promise.id(),
                        AllocationState.RELEASED,
                        promise.expiresAt(),
                        now,
                        whose.code(),
                        viewer.personId()));
        refusals.add(row.placement(), bed, code, whose.code(), now);
        return List.of(new PlacementEvents.Declined(row.placement(), proposal, whose, code));
    }

    /** The term passed without an answer: an outcome too, and kept as one. Twice changes nothing. */
    public void noAnswer(UUID proposal) {
        ProposalTable.Row row = table.get(proposal);
        Instant now = clock.instant();
        if (table.answer(proposal, ProposalState.GEEN_ANTWOORD, null, null, null, now, Viewer.SYSTEM.personId())) {
            refusals.add(row.placement(), beds.get(row.bed()), null, "geen-antwoord", now);
        }
    }

    /** Not needed any more; the shelter is told. Twice changes nothing. */
    public void withdraw(UUID proposal) {
        if (table.answer(
                proposal, ProposalState.INGETROKKEN, null, null, null, clock.instant(), Viewer.SYSTEM.personId())) {
            withdrawals.tell(proposal);
        }
    }

    private static Proposal proposal(ProposalTable.Row row, Bed bed) {
        return new Proposal(
                row.id(),
                row.placement(),
                row.round(),
                bed,
                row.group(),
                row.state(),
                row.parked(),
                row.at(),
                row.explained().fit());
    }
}
