package nl.schakel.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.NeedCheck;
import nl.schakel.placement.internal.NeedStore;
import nl.schakel.placement.internal.ParkedTable;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.internal.ProposalTable;
import nl.schakel.placement.matching.internal.Answers;
import nl.schakel.placement.matching.internal.SystemChecks;
import nl.schakel.placement.shelter.AnswerType;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.internal.PlacementRights;
import nl.schakel.signal.DossierSearch;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: the search for a place for somebody: what is needed, where it stands, how it ended. */
@Service
@Transactional
public class Placements {

    private static final String FIRST_RUNG = "opvang";
    private static final Set<PlacementOutcome> GONE = Set.of(
            PlacementOutcome.EIGEN_PLEK,
            PlacementOutcome.DOORVERWEZEN,
            PlacementOutcome.VERTROKKEN,
            PlacementOutcome.WIL_GEEN_OPVANG);

    private static final ProposalTable.Counts NOTHING_ASKED = new ProposalTable.Counts(0, 0);

    private final PlacementTable table;
    private final NeedStore needs;
    private final NeedCheck check;
    private final Criteria criteria;
    private final SystemChecks checks;
    private final AllocationTable promises;
    private final ProposalTable proposals;
    private final ParkedTable parked;
    private final DossierSearch dossiers;
    private final PlacementRights rights;
    private final Clock clock;

    Placements(
            PlacementTable table,
            NeedStore needs,
            NeedCheck check,
            Criteria criteria,
            SystemChecks checks,
            AllocationTable promises,
            ProposalTable proposals,
            ParkedTable parked,
            DossierSearch dossiers,
            PlacementRights rights,
            Clock clock) {
        this.table = table;
        this.needs = needs;
        this.check = check;
        this.criteria = criteria;
        this.checks = checks;
        this.promises = promises;
        this.proposals = proposals;
        this.parked = parked;
        this.dossiers = dossiers;
        this.rights = rights;
        this.clock = clock;
    }

    /** Begins a search; a dossier has one at a time, so asking again gives the same. */
    public UUID begin(UUID dossier, String municipality, Viewer viewer) {
        Optional<PlacementTable.Row> running = table.open(dossier);
        if (running.isPresent()) {
            return running.get().id();
        }
        String reference = dossiers.references(Set.of(dossier)).getOrDefault(dossier, "");
        PlacementTable.Row fresh = new PlacementTable.Row(
                UUID.randomUUID(), dossier, reference, municipality, clock.instant(), FIRST_RUNG, null, null);
        // another node may have begun it in the meantime
        return table.insert(fresh, viewer.personId())
                ? fresh.id()
                : table.open(dossier).orElseThrow().id();
    }

    /**
     * Keeps what is needed; what was known before stays.
     *
     * @throws nl.schakel.support.input.InvalidInput when an answer cannot be understood
     */
    public void need(UUID placement, NewNeed need, Viewer viewer) {
        rights.mustCare(viewer, table.lock(placement).dossier());
        keep(placement, need, viewer);
    }

    /**
     * The same as told with a call: who calls has no part in the care, and stands as the author of what they told.
     *
     * @throws nl.schakel.support.input.InvalidInput when an answer cannot be understood
     */
    public void toldWithCall(UUID placement, NewNeed need, Viewer caller) {
        table.lock(placement);
        keep(placement, need, caller);
    }

    private void keep(UUID placement, NewNeed need, Viewer viewer) {
        check.check(need);
        needs.add(placement, need, clock.instant(), viewer.personId());
        checks.remember(placement, need);
    }

    /**
     * Adds one answer about the person whom the search is for; everything else that is known stays.
     *
     * @throws nl.schakel.support.input.InvalidInput when the answer cannot be understood
     */
    public void answer(UUID placement, String criterion, Answered answer, Viewer viewer) {
        table.lock(placement);
        NewNeed before = needs.latest(placement)
                .map(NeedStore.StoredNeed::need)
                .orElseGet(() -> new NewNeed(List.of(), Set.of(), Consent.ONBEKEND, List.of()));
        PersonNeed first = before.persons().isEmpty()
                ? new PersonNeed(null, false, Map.of())
                : before.persons().get(0);
        Map<String, Answered> answers = new HashMap<>(first.answers());
        answers.put(criterion, beside(before, first, criterion, answer));
        List<PersonNeed> persons = new ArrayList<>(before.persons());
        if (!persons.isEmpty()) {
            persons.remove(0);
        }
        persons.add(0, new PersonNeed(first.name(), first.companion(), answers));
        need(placement, new NewNeed(persons, before.areasToAvoid(), before.consent(), before.wishes()), viewer);
    }

    /**
     * Who gave the answer that stands now to a question about the person whom the search is for.
     *
     * @return empty while nobody knows, and for where the person must not be: there each answer adds to the others
     */
    @Transactional(readOnly = true)
    public Optional<Standing> standing(UUID placement, String criterion) {
        if (!criteria.knows(criterion) || criteria.of(criterion).type() == AnswerType.GEBIED) {
            return Optional.empty();
        }
        Standing found = null;
        for (NeedStore.Told told : needs.history(placement)) {
            Answered answer = told.need().persons().isEmpty()
                    ? Answered.UNKNOWN
                    : told.need().persons().get(0).answer(criterion);
            if (found != null && !answer.equals(found.answer())) {
                break;
            }
            // the oldest version that says the same is where it was said
            found = new Standing(answer, told.author());
        }
        return Optional.ofNullable(found).filter(one -> one.answer().given() != Given.ONBEKEND);
    }

    /** Value: an answer that stands, and the id of who gave it. */
    public record Standing(Answered answer, UUID by) {}

    /** Where the person must not be only grows by an answer: a tap on a page of a moment ago takes no safety away. */
    private Answered beside(NewNeed need, PersonNeed person, String criterion, Answered answer) {
        if (!criteria.knows(criterion) || criteria.of(criterion).type() != AnswerType.GEBIED) {
            return answer;
        }
        Answered before = person.answer(criterion);
        Set<String> known = new TreeSet<>(before.given() == Given.WAARDE ? Answers.split(before.value()) : Set.of());
        boolean avoids = !known.isEmpty() || !need.areasToAvoid().isEmpty();
        if (answer.given() == Given.WAARDE) {
            known.addAll(Answers.split(answer.value()));
            return new Answered(Given.WAARDE, String.join(",", known));
        }
        if (avoids) {
            throw InvalidInput.of("antwoord", "gebied-bekend", "fout.mijdgebied.bekend");
        }
        return answer;
    }

    /** Of which case a search is. @throws nl.schakel.access.NotVisible when there is none */
    @Transactional(readOnly = true)
    public UUID dossierOf(UUID placement) {
        return table.get(placement).dossier();
    }

    /** Where a search stands. @throws nl.schakel.access.NotVisible when there is none */
    @Transactional(readOnly = true)
    public Placement get(UUID placement) {
        return placement(
                table.get(placement),
                needs.latest(placement).map(NeedStore.StoredNeed::need),
                promises.ofPlacement(placement),
                proposals.counts(placement));
    }

    /** Where several searches stand, in the same order: for lists, which ask the same number of questions for many. */
    @Transactional(readOnly = true)
    public List<Placement> all(List<UUID> placements) {
        if (placements.isEmpty()) {
            return List.of();
        }
        Map<UUID, NewNeed> told = needs.latest(placements);
        Map<UUID, BedAllocation> promised = promises.ofPlacements(placements);
        Map<UUID, ProposalTable.Counts> counts = proposals.counts(placements);
        Map<UUID, PlacementTable.Row> rows =
                table.all(placements).stream().collect(Collectors.toMap(PlacementTable.Row::id, Function.identity()));
        return placements.stream()
                .map(id -> placement(
                        rows.get(id),
                        Optional.ofNullable(told.get(id)),
                        Optional.ofNullable(promised.get(id)),
                        counts.getOrDefault(id, NOTHING_ASKED)))
                .toList();
    }

    private static Placement placement(
            PlacementTable.Row row,
            Optional<NewNeed> need,
            Optional<BedAllocation> promise,
            ProposalTable.Counts counts) {
        return new Placement(
                row.id(),
                row.dossier(),
                row.reference(),
                row.municipality(),
                status(row, promise, counts, need.isPresent()),
                counts.round(),
                row.rung(),
                need.map(known -> new Answers(known).threatened()).orElse(false),
                promise,
                Optional.ofNullable(row.parked()));
    }

    /** The bed that is promised now; one that waits goes before one where the person stays. */
    @Transactional(readOnly = true)
    public Optional<BedAllocation> promise(UUID placement) {
        return promises.ofPlacement(placement);
    }

    /**
     * Waits until nobody else changes this search, until the end of the transaction. Whoever also locks something of
     * their own does this first, so that nobody waits in a circle.
     */
    public void inTurn(UUID placement) {
        table.lock(placement);
    }

    /** The search that runs for a dossier. */
    @Transactional(readOnly = true)
    public Optional<UUID> openOf(UUID dossier) {
        return table.open(dossier).map(PlacementTable.Row::id);
    }

    /** Everything around the newest search of a dossier is done too: its route is at its end. */
    public void settle(UUID dossier) {
        table.latest(dossier).ifPresent(row -> table.settle(row.id(), clock.instant()));
    }

    /** Whether everything around the newest search of a dossier is done. */
    @Transactional(readOnly = true)
    public boolean settled(UUID dossier) {
        return table.latest(dossier).filter(row -> table.settled(row.id())).isPresent();
    }

    /** The newest search of a dossier, over or not. */
    @Transactional(readOnly = true)
    public Optional<UUID> latestOf(UUID dossier) {
        return table.latest(dossier).map(PlacementTable.Row::id);
    }

    /**
     * Ends a search, and what was promised or asked for it. Where the person stays on, the stay goes on too. Ending twice
     * changes nothing.
     *
     * @return what happened; empty the second time
     */
    public List<PlacementEvents> end(UUID placement, PlacementOutcome how, UUID by) {
        PlacementTable.Row row = table.lock(placement);
        if (row.over()) {
            return List.of();
        }
        Instant now = clock.instant();
        UUID who = by == null ? Viewer.SYSTEM.personId() : by;
        promises.ofPlacement(placement)
                .filter(promise -> promise.state() != AllocationState.OCCUPIED)
                .ifPresent(promise -> promises.set(
                        promise.id(), AllocationState.RELEASED, promise.expiresAt(), now, how.code(), who));
        promises.stay(placement)
                .filter(stay -> GONE.contains(how))
                .ifPresent(
                        stay -> promises.set(stay.id(), AllocationState.ENDED, stay.expiresAt(), now, how.code(), who));
        proposals.withdrawOpen(placement, Optional.empty(), now);
        parked.goesOn(placement, ParkEnd.EINDE, now);
        table.end(placement, how, now);
        return List.of(new PlacementEvents.Ended(placement, row.dossier(), how));
    }

    private static PlacementStatus status(
            PlacementTable.Row row, Optional<BedAllocation> promise, ProposalTable.Counts counts, boolean needKnown) {
        if (row.over()) {
            return PlacementStatus.BEEINDIGD;
        }
        if (promise.isPresent()) {
            return Map.of(
                            AllocationState.HELD, PlacementStatus.TOEGEZEGD,
                            AllocationState.CONFIRMED, PlacementStatus.BEVESTIGD,
                            AllocationState.OCCUPIED, PlacementStatus.GEPLAATST)
                    .get(promise.get().state());
        }
        if (counts.open() > 0) {
            return PlacementStatus.VOORGESTELD;
        }
        return needKnown ? PlacementStatus.ZOEKT : PlacementStatus.BEHOEFTE;
    }
}
