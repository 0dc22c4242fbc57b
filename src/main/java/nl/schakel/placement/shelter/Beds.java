package nl.schakel.placement.shelter;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.PlacementEvents;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.shelter.internal.BedBoard;
import nl.schakel.placement.shelter.internal.BedTable;
import nl.schakel.placement.shelter.internal.PlacementRights;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: the beds of a shelter, as the shelter itself keeps them. What was promised goes before what was
 * typed.
 */
@Service
@Transactional
public class Beds {

    private final BedBoard board;
    private final BedTable table;
    private final AllocationTable promises;
    private final PlacementRights rights;
    private final Clock clock;

    Beds(BedBoard board, BedTable table, AllocationTable promises, PlacementRights rights, Clock clock) {
        this.board = board;
        this.table = table;
        this.promises = promises;
        this.rights = rights;
        this.clock = clock;
    }

    /** The beds of the viewer's shelters, by location and label. */
    @Transactional(readOnly = true)
    public List<Bed> own(Viewer viewer) {
        Set<String> own = viewer.organisationsAs(Role.OPVANG);
        Map<UUID, BedAllocation> promised = promises.all();
        return board.at(clock.instant()).entries().stream()
                .map(BedBoard.Entry::bed)
                .filter(bed -> own.contains(bed.organisation()))
                .map(bed -> now(bed, promised.get(bed.id())))
                .toList();
    }

    /** Every bed that is free, or held and perhaps free again tonight, no matter who asks: no bed tells of people. */
    @Transactional(readOnly = true)
    public List<Bed> mayBeFree() {
        Map<UUID, BedAllocation> promised = promises.all();
        return board.at(clock.instant()).entries().stream()
                .map(BedBoard.Entry::bed)
                .map(bed -> now(bed, promised.get(bed.id())))
                .filter(bed -> bed.status() == BedStatus.VRIJ || bed.status() == BedStatus.VASTGEHOUDEN)
                .toList();
    }

    /** One of the viewer's own beds. @throws NotVisible when it is not */
    @Transactional(readOnly = true)
    public Bed own(UUID bed, Viewer viewer) {
        return own(viewer).stream()
                .filter(one -> one.id().equals(bed))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    /** Any bed as it is now, no matter who asks: what is said of a bed tells nothing of people. */
    @Transactional(readOnly = true)
    public Bed get(UUID bed) {
        BedBoard.Entry entry = board.at(clock.instant()).byBed().get(bed);
        if (entry == null) {
            throw new NotVisible();
        }
        return now(entry.bed(), promises.ofBed(bed).orElse(null));
    }

    /** Every bed of every shelter as it was typed, no matter who asks; what is promised is left out. */
    @Transactional(readOnly = true)
    public List<Bed> all() {
        return board.at(clock.instant()).entries().stream()
                .map(BedBoard.Entry::bed)
                .toList();
    }

    /** The shelter that keeps this house, if there is such a house. */
    @Transactional(readOnly = true)
    public Optional<String> shelterOf(UUID location) {
        return table.shelterOf(location);
    }

    /** Several of them at once. */
    @Transactional(readOnly = true)
    public Map<UUID, Bed> of(Set<UUID> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        Map<UUID, BedBoard.Entry> entries = board.at(clock.instant()).byBed();
        Map<UUID, BedAllocation> promised = promises.all();
        return some.stream()
                .filter(entries::containsKey)
                .collect(
                        Collectors.toMap(bed -> bed, bed -> now(entries.get(bed).bed(), promised.get(bed))));
    }

    /** Says where a bed stands, whatever it was. @see #set(UUID, BedStatus, Instant, String, Viewer) */
    public List<PlacementEvents> set(UUID bed, BedStatus status, Instant occupiedUntil, Viewer viewer) {
        return set(bed, status, occupiedUntil, null, viewer);
    }

    /**
     * Says where a bed stands; that also confirms it.
     *
     * @param occupiedUntil only for a bed that is held or taken; may be null
     * @param seen the version that the viewer saw; null for who looked at none
     * @throws StaleChange when the bed is not as the viewer saw it
     * @return what happened: a hold of before may be over
     * @throws InvalidInput when it is called free or closed while it is promised to somebody, or the time is no good
     */
    public List<PlacementEvents> set(UUID bed, BedStatus status, Instant occupiedUntil, String seen, Viewer viewer) {
        mustBeOwn(bed, viewer);
        if (status == null) {
            throw InvalidInput.of("status", "verplicht", "fout.bed.status");
        }
        Instant now = clock.instant();
        boolean limited = status == BedStatus.BEZET || status == BedStatus.VASTGEHOUDEN;
        if (limited && occupiedUntil != null && !occupiedUntil.isAfter(now)) {
            throw InvalidInput.of("bezetTot", "verleden", "fout.bed.bezet-tot");
        }
        table.lock(bed);
        mustBe(seen, bed);
        List<PlacementEvents> happened = promises.expire(bed);
        boolean promised = promises.ofBed(bed).isPresent();
        if (promised && (status == BedStatus.VRIJ || status == BedStatus.GESLOTEN)) {
            throw InvalidInput.of("status", "toegezegd", "fout.bed.toegezegd");
        }
        // what is promised is remembered apart; the typed status is what holds after it
        BedStatus typed = promised ? BedStatus.VRIJ : status;
        table.set(bed, typed, limited && !promised ? occupiedUntil : null, now, viewer.personId());
        return happened;
    }

    /** "Klopt nog", whatever it is. @see #confirm(UUID, String, Viewer) */
    public void confirm(UUID bed, Viewer viewer) {
        confirm(bed, null, viewer);
    }

    /**
     * "Klopt nog": what is said of this bed is still right.
     *
     * @param seen the version that the viewer saw; null for who looked at none
     * @throws StaleChange when the bed is not as the viewer saw it
     */
    public void confirm(UUID bed, String seen, Viewer viewer) {
        mustBeOwn(bed, viewer);
        table.lock(bed);
        mustBe(seen, bed);
        table.confirm(bed, clock.instant(), viewer.personId());
    }

    /**
     * The same for all beds of the viewer's shelters, as far as they are as the viewer saw them.
     *
     * @param seen the version of each bed that the viewer saw
     * @return what the beds are called that are not, or that the viewer did not see: those are not confirmed
     */
    public List<String> confirmAll(Map<UUID, String> seen, Viewer viewer) {
        Set<String> own = viewer.organisationsAs(Role.OPVANG);
        if (own.isEmpty()) {
            return List.of();
        }
        table.lockAll(own);
        Map<Boolean, List<Bed>> known = own(viewer).stream()
                .collect(Collectors.partitioningBy(bed -> bed.version().equals(seen.get(bed.id()))));
        known.get(true).forEach(bed -> table.confirm(bed.id(), clock.instant(), viewer.personId()));
        return known.get(false).stream().map(Bed::label).toList();
    }

    /** Asked while the bed is locked: nobody changes it in between. */
    private void mustBe(String seen, UUID bed) {
        if (seen != null) {
            Bed now = get(bed);
            if (!now.version().equals(seen)) {
                throw new StaleChange(
                        "status", "fout.versie.bed", now.label(), now.status().code());
            }
        }
    }

    private void mustBeOwn(UUID bed, Viewer viewer) {
        if (!rights.shelters(viewer, table.get(bed).organisation())) {
            throw new NotVisible();
        }
    }

    private static Bed now(Bed bed, BedAllocation promise) {
        if (promise == null) {
            return bed;
        }
        boolean held = promise.state() == AllocationState.HELD;
        return new Bed(
                bed.id(),
                bed.label(),
                bed.organisation(),
                bed.organisationName(),
                bed.location(),
                bed.locationName(),
                bed.municipality(),
                bed.region(),
                bed.kind(),
                bed.securityLevel(),
                bed.places(),
                held ? BedStatus.VASTGEHOUDEN : BedStatus.BEZET,
                held ? promise.expiresAt() : null,
                bed.confirmedAt(),
                bed.confirmedBy(),
                bed.version() + "-" + Integer.toHexString(version(promise).hashCode()));
    }

    /** Alike on every node: no hash of an object, which is another one in each. */
    private static String version(BedAllocation promise) {
        return promise.id() + " " + promise.state().name() + " " + promise.expiresAt();
    }
}
