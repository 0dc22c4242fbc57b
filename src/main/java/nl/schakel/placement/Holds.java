package nl.schakel.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.internal.Withdrawals;
import nl.schakel.placement.matching.internal.Explanations;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.placement.shelter.internal.BedTable;
import nl.schakel.placement.shelter.internal.PlacementRights;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for the promise of one bed to one person (R5). The database refuses two promises that overlap; here
 * everybody gets a clear answer. A hold is for a limited time, and its end is a moment, so a night in which the clock
 * changes makes it neither longer nor shorter.
 */
@Service
@Transactional
public class Holds {

    /** No shelter keeps a bed empty for longer than this without saying so again. */
    static final Duration LONGEST = Duration.ofDays(7);

    /** Why a stay ended: the person reached the next place. */
    private static final String MOVED_ON = "doorgestroomd";

    private final PlacementTable placements;
    private final BedTable beds;
    private final AllocationTable promises;
    private final PlacementRights rights;
    private final Explanations words;
    private final Withdrawals withdrawals;
    private final Clock clock;

    Holds(
            PlacementTable placements,
            BedTable beds,
            AllocationTable promises,
            PlacementRights rights,
            Explanations words,
            Withdrawals withdrawals,
            Clock clock) {
        this.placements = placements;
        this.beds = beds;
        this.promises = promises;
        this.rights = rights;
        this.words = words;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    /**
     * Asks for a bed. For the shelter of that bed, or the on-call coordinator to whom it said yes by phone.
     *
     * @param until until when the bed is kept
     * @throws NotAllowed for others
     * @throws InvalidInput when that moment is past or too far away
     */
    public HoldResult hold(UUID placement, UUID bed, Instant until, Viewer viewer) {
        BedTable.Row asked = beds.get(bed);
        rights.mustPromise(
                viewer, asked.organisation(), placements.get(placement).dossier());
        if (asked.kind() == ShelterKind.GEMEENTE) {
            // found for one person: it is given to that person, and asked for by nobody
            return notFree("bezwaar.gesloten", List.of());
        }
        return hold(placement, bed, until, null, viewer);
    }

    /**
     * Gives out a bed that no shelter is asked for: by CoMensha, or a hotel room. Who may do so is who owns the step of the
     * route in which it is done; they stand as the one who did it.
     */
    public HoldResult give(UUID placement, UUID bed, Instant until, Viewer viewer) {
        return hold(placement, bed, until, null, viewer);
    }

    /** The same for a proposal that was accepted; the caller has looked at who accepts. */
    HoldResult hold(UUID placement, UUID bed, Instant until, UUID proposal, Viewer viewer) {
        Instant now = clock.instant();
        checkUntil(until, now);
        // always the search first and then the bed, so that nobody waits in a circle
        PlacementTable.Row search = placements.lock(placement);
        BedTable.Row row = beds.lock(bed);
        List<PlacementEvents> happened = new ArrayList<>(promises.expire(bed));
        if (search.over()) {
            return notFree("bezwaar.voorbij", happened);
        }
        // whoever stays in an emergency bed keeps it until the next one is reached
        Optional<BedAllocation> mine = promises.ofPlacement(placement)
                .filter(promise -> promise.state() != AllocationState.OCCUPIED
                        || promise.bed().equals(bed));
        if (mine.isPresent()) {
            return mine.get().bed().equals(bed)
                    ? new HoldResult.Held(mine.get(), happened)
                    : notFree("bezwaar.heeft-plek", happened);
        }
        Optional<BedAllocation> other = promises.ofBed(bed);
        if (other.isPresent()) {
            return taken(other.get(), happened);
        }
        if (row.status() == BedStatus.GESLOTEN) {
            return notFree("bezwaar.gesloten", happened);
        }
        if (row.status() == BedStatus.BEZET) {
            return notFree("bezwaar.bezet", happened);
        }
        BedAllocation promise = new BedAllocation(UUID.randomUUID(), bed, placement, AllocationState.HELD, now, until);
        if (!promises.insert(promise, proposal, viewer.personId())) {
            return new HoldResult.Taken(null, happened);
        }
        // the first yes ends every other question
        withdrawals.allBut(Optional.ofNullable(proposal), placement);
        happened.add(new PlacementEvents.Held(placement, promise.id(), proposal));
        return new HoldResult.Held(promise, happened);
    }

    /** Keeps a bed longer; the shelter decides. @throws InvalidInput when the hold is over or the moment is no good */
    public void extend(UUID promise, Instant until, Viewer viewer) {
        BedAllocation held = lasting(promise, AllocationState.HELD);
        rights.mustPromise(
                viewer,
                beds.get(held.bed()).organisation(),
                placements.get(held.placement()).dossier());
        checkUntil(until, clock.instant());
        promises.set(promise, AllocationState.HELD, until, null, null, viewer.personId());
    }

    /**
     * Gives a bed back before the person has come. Giving back twice changes nothing.
     *
     * @param reason a code, never a text
     * @return what happened; empty when it was given back before
     */
    public List<PlacementEvents> release(UUID promise, String reason, Viewer viewer) {
        BedAllocation found = promises.lock(promise).orElseThrow(NotVisible::new);
        mustTakePart(found, viewer);
        if (found.state() == AllocationState.OCCUPIED) {
            throw InvalidInput.of("reservering", "woont-er", "fout.reservering.woont-er");
        }
        if (!found.state().lasts()) {
            return List.of();
        }
        promises.set(promise, AllocationState.RELEASED, found.expiresAt(), clock.instant(), reason, viewer.personId());
        withdrawals.lapse(found.placement(), found.bed());
        return List.of(new PlacementEvents.Released(found.placement(), promise));
    }

    /** The person wants the place: the hold has no end any more. @return what happened; empty the second time */
    public List<PlacementEvents> confirm(UUID promise, Viewer viewer) {
        BedAllocation found = lasting(promise, AllocationState.HELD, AllocationState.CONFIRMED);
        mustTakePart(found, viewer);
        promises.set(promise, AllocationState.CONFIRMED, found.expiresAt(), null, null, viewer.personId());
        return found.state() == AllocationState.CONFIRMED
                ? List.of()
                : List.of(new PlacementEvents.SetOut(found.placement(), promise));
    }

    /**
     * The person is there; where they stayed until now is free again. Whoever goes along may say so when the shelter told
     * them by phone; the shelter can confirm it later.
     *
     * @return what happened; empty when that was known
     */
    public List<PlacementEvents> arrive(UUID promise, Viewer viewer) {
        BedAllocation found =
                lasting(promise, AllocationState.HELD, AllocationState.CONFIRMED, AllocationState.OCCUPIED);
        mustTakePart(found, viewer);
        promises.stay(found.placement())
                .filter(before -> !before.id().equals(promise))
                .ifPresent(before -> promises.set(
                        before.id(),
                        AllocationState.ENDED,
                        before.expiresAt(),
                        clock.instant(),
                        MOVED_ON,
                        viewer.personId()));
        promises.set(promise, AllocationState.OCCUPIED, found.expiresAt(), null, null, viewer.personId());
        if (viewer != Viewer.SYSTEM) {
            boolean itself = rights.shelters(viewer, beds.get(found.bed()).organisation());
            promises.arrived(promise, viewer.personId(), itself);
        }
        return found.state() == AllocationState.OCCUPIED
                ? List.of()
                : List.of(new PlacementEvents.Arrived(found.placement(), promise));
    }

    /** Who said that the person is there. @throws NotVisible when there is no such promise */
    @Transactional(readOnly = true)
    public Arrival arrival(UUID promise) {
        return promises.arrival(promise).orElseThrow(NotVisible::new);
    }

    /**
     * The person has left; the bed can be given to somebody else.
     *
     * @throws InvalidInput when that would be before the stay began, or has not happened yet
     */
    public void leave(UUID promise, Instant at, Viewer viewer) {
        BedAllocation found = lasting(promise, AllocationState.CONFIRMED, AllocationState.OCCUPIED);
        mustTakePart(found, viewer);
        if (at == null || at.isBefore(found.from())) {
            throw InvalidInput.of("vertrokken", "voor-begin", "fout.vertrokken.voor-begin");
        }
        if (at.isAfter(clock.instant())) {
            throw InvalidInput.of("vertrokken", "toekomst", "fout.vertrokken.toekomst");
        }
        promises.set(promise, AllocationState.ENDED, found.expiresAt(), at, null, viewer.personId());
    }

    /** Ends the holds whose time is over, at most a hundred at a time. @return each of them */
    public List<PlacementEvents> expire() {
        return promises.expireAll();
    }

    private void mustTakePart(BedAllocation promise, Viewer viewer) {
        rights.mustTakePart(
                viewer,
                beds.get(promise.bed()).organisation(),
                placements.get(promise.placement()).dossier());
    }

    private BedAllocation lasting(UUID promise, AllocationState... states) {
        BedAllocation found = promises.lock(promise).orElseThrow(NotVisible::new);
        boolean over =
                found.state() == AllocationState.HELD && !found.expiresAt().isAfter(clock.instant());
        if (over || !Arrays.asList(states).contains(found.state())) {
            throw InvalidInput.of("reservering", "voorbij", "fout.reservering.voorbij");
        }
        return found;
    }

    private static void checkUntil(Instant until, Instant now) {
        if (until == null || !until.isAfter(now)) {
            throw InvalidInput.of("tot", "verleden", "fout.reservering.verleden");
        }
        if (until.isAfter(now.plus(LONGEST))) {
            throw InvalidInput.of("tot", "te-lang", "fout.reservering.te-lang");
        }
    }

    private static HoldResult taken(BedAllocation other, List<PlacementEvents> happened) {
        return new HoldResult.Taken(other.state() == AllocationState.HELD ? other.expiresAt() : null, happened);
    }

    private HoldResult notFree(String why, List<PlacementEvents> happened) {
        return new HoldResult.NotFree(words.text(why), happened);
    }
}
