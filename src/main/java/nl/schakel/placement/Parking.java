package nl.schakel.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.ParkedTable;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.internal.Withdrawals;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.placement.shelter.internal.PlacementRights;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for "parkeren": a search for a place waits until a moment that was agreed, because nobody chooses now.
 * What shelters answered is kept; what they were asked and did not answer is taken back, and a bed that is held goes back or
 * stays for its own term. For who owns the search.
 */
@Service
@Transactional
public class Parking {

    private static final String UNTIL = "tot";
    private static final String BED = "plek";
    private static final String GIVEN_BACK = "geparkeerd";

    /** What is asked for. @param keepsBed what happens to the bed that is held; null when nothing was said about it */
    public record Asked(ParkReason reason, Instant until, Boolean keepsBed) {}

    private final PlacementTable placements;
    private final ParkedTable table;
    private final AllocationTable promises;
    private final Placements states;
    private final Beds beds;
    private final Withdrawals withdrawals;
    private final PlacementRights rights;
    private final Directory directory;
    private final Clock clock;

    Parking(
            PlacementTable placements,
            ParkedTable table,
            AllocationTable promises,
            Placements states,
            Beds beds,
            Withdrawals withdrawals,
            PlacementRights rights,
            Directory directory,
            Clock clock) {
        this.placements = placements;
        this.table = table;
        this.promises = promises;
        this.states = states;
        this.beds = beds;
        this.withdrawals = withdrawals;
        this.rights = rights;
        this.directory = directory;
        this.clock = clock;
    }

    /** Whether this is the viewer's to park: who owns the search, or stands in where nobody has that role. */
    @Transactional(readOnly = true)
    public boolean owns(Placement placement, Viewer viewer) {
        return rights.cares(viewer, placement.dossier())
                && (viewer == Viewer.SYSTEM
                        || viewer.groups()
                                .contains(directory.groupFor(Role.ZORGCOORDINATOR, placement.municipality())));
    }

    /** @throws NotAllowed for whoever does not own this search */
    void mustOwn(Placement placement, Viewer viewer) {
        if (!owns(placement, viewer)) {
            throw new NotAllowed();
        }
    }

    /**
     * Parks a search. Asking the same again changes nothing.
     *
     * @param latest how long it may wait at most
     * @param seen the version that this person saw, or null
     * @return what happened; empty when it was parked in this way already
     * @throws InvalidInput when it is parked by somebody else already, or cannot be
     * @throws StaleChange when shelters were asked or a bed was promised since
     */
    public List<PlacementEvents> park(UUID placement, Asked asked, Instant latest, String seen, Viewer viewer) {
        placements.lock(placement);
        Placement now = states.get(placement);
        mustOwn(now, viewer);
        if (now.status() == PlacementStatus.BEEINDIGD) {
            throw InvalidInput.of(GIVEN_BACK, "voorbij", "fout.plaatsing.voorbij");
        }
        if (now.parked().isPresent()) {
            return already(now.parked().get(), asked, viewer);
        }
        if (seen != null && !seen.equals(now.version())) {
            throw new StaleChange(GIVEN_BACK, "fout.parkeren.veranderd");
        }
        check(asked.reason(), asked.until(), latest);
        Optional<BedAllocation> held = now.promise().filter(promise -> promise.state() != AllocationState.OCCUPIED);
        if (held.filter(promise -> promise.state() == AllocationState.CONFIRMED).isPresent()) {
            throw InvalidInput.of(GIVEN_BACK, "plek-gekozen", "fout.parkeren.plek-gekozen");
        }
        if (held.isPresent() && asked.keepsBed() == null) {
            throw InvalidInput.of(BED, "verplicht", "fout.parkeren.plek");
        }
        Optional<BedAllocation> given = held.filter(promise -> !asked.keepsBed());
        given.ifPresent(promise -> giveBack(promise, viewer));
        withdrawals.parked(placement);
        table.insert(
                placement,
                new Parked(UUID.randomUUID(), asked.reason(), asked.until(), clock.instant(), viewer.personId()));
        return List.of(new PlacementEvents.WasParked(
                placement, given.map(BedAllocation::id).orElse(null)));
    }

    /** @throws InvalidInput when the reason is missing, or the moment is past or too far away */
    void check(ParkReason reason, Instant until, Instant latest) {
        InputCheck check = new InputCheck();
        if (reason == null) {
            check.error("reden", "verplicht", "fout.parkeren.reden");
        }
        if (until == null || !until.isAfter(clock.instant())) {
            check.error(UNTIL, "verleden", "fout.parkeren.verleden");
        } else if (until.isAfter(latest)) {
            check.error(UNTIL, "te-lang", "fout.parkeren.te-lang");
        }
        check.done();
    }

    private List<PlacementEvents> already(Parked parked, Asked asked, Viewer viewer) {
        boolean same = parked.by().equals(viewer.personId())
                && parked.reason() == asked.reason()
                && parked.until().equals(asked.until());
        if (same) {
            return List.of();
        }
        throw InvalidInput.of(
                GIVEN_BACK,
                "al-geparkeerd",
                "fout.parkeren.al",
                directory.person(parked.by()).map(Person::displayName).orElse(""));
    }

    private void giveBack(BedAllocation promise, Viewer viewer) {
        promises.set(
                promise.id(),
                AllocationState.RELEASED,
                promise.expiresAt(),
                clock.instant(),
                GIVEN_BACK,
                viewer.personId());
        withdrawals.parked(
                promise, new GroupId(Role.OPVANG, beds.get(promise.bed()).organisation()));
    }

    /**
     * Goes on before the moment. Whoever comes second changes nothing.
     *
     * @param parked which time it is about, as the person saw it
     * @throws StaleChange when it was parked anew since
     */
    public List<PlacementEvents> goOn(UUID placement, UUID parked, Viewer viewer) {
        placements.lock(placement);
        Placement now = states.get(placement);
        mustOwn(now, viewer);
        if (now.parked().isEmpty()) {
            return List.of();
        }
        if (!now.parked().get().id().equals(parked)) {
            throw new StaleChange(GIVEN_BACK, "fout.parkeren.veranderd");
        }
        return mayGoOn(placement, ParkEnd.EERDER, viewer.personId());
    }

    /** A shelter said yes all the same: there is something to talk about. @return empty when it was not parked */
    public List<PlacementEvents> placeFound(UUID placement) {
        return placements.get(placement).parked() == null
                ? List.of()
                : mayGoOn(placement, ParkEnd.PLEK, Viewer.SYSTEM.personId());
    }

    private List<PlacementEvents> mayGoOn(UUID placement, ParkEnd how, UUID by) {
        table.mayGoOn(placement, how, by);
        return List.of(new PlacementEvents.WentOn(placement, how));
    }

    /** The route goes on. @param how why, unless a person or a shelter was the reason @return false when it was not parked */
    public boolean goesOn(UUID placement, ParkEnd how) {
        return table.goesOn(placement, how, clock.instant());
    }

    /** Whether a search waits now. @throws NotVisible when there is none */
    @Transactional(readOnly = true)
    public Optional<Parked> of(UUID placement) {
        return Optional.ofNullable(placements.get(placement).parked());
    }
}
