package nl.schakel.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.placement.internal.AsideTable;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.internal.ProposalTable;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for places that would fit but are not chosen now, while the search goes on with the others. Nothing is
 * promised or taken: somebody else may get such a bed meanwhile, and by night it may be called.
 */
@Service
@Transactional
public class PlacesAside {

    private static final String FIELD = "bed";

    private final PlacementTable placements;
    private final Placements states;
    private final AsideTable table;
    private final ProposalTable proposals;
    private final Parking parking;
    private final Beds beds;
    private final Clock clock;

    PlacesAside(
            PlacementTable placements,
            Placements states,
            AsideTable table,
            ProposalTable proposals,
            Parking parking,
            Beds beds,
            Clock clock) {
        this.placements = placements;
        this.states = states;
        this.table = table;
        this.proposals = proposals;
        this.parking = parking;
        this.beds = beds;
        this.clock = clock;
    }

    /**
     * Puts the houses of these beds aside, all of them or none. One that is aside already gets the new reason and moment.
     *
     * @param places beds, one of each house that is meant
     * @param latest until when at most
     * @throws InvalidInput when none is named, a shelter was just asked, or the moment is past or too far away
     */
    public void put(
            UUID placement, List<UUID> places, ParkReason reason, Instant until, Instant latest, Viewer viewer) {
        open(placement, viewer);
        parking.check(reason, until, latest);
        if (places.isEmpty()) {
            throw InvalidInput.of(FIELD, "verplicht", "fout.bedden.verplicht");
        }
        Set<UUID> asked = proposals.of(placement).stream()
                .filter(row -> row.state() == ProposalState.OPEN)
                .map(row -> beds.get(row.bed()).location())
                .collect(Collectors.toSet());
        for (UUID bed : new LinkedHashSet<>(places)) {
            Bed known = beds.get(bed);
            if (asked.contains(known.location())) {
                throw InvalidInput.of(FIELD, "gevraagd", "fout.opzij.gevraagd", known.organisationName());
            }
            table.put(placement, new Aside(known.location(), reason, until), clock.instant(), viewer.personId());
        }
    }

    /** Puts the house of this bed back in the list. Doing so twice changes nothing. */
    public void back(UUID placement, UUID bed, Viewer viewer) {
        open(placement, viewer);
        table.back(placement, beds.get(bed).location(), clock.instant(), viewer.personId());
    }

    /** What is aside now, the first to come back first. */
    @Transactional(readOnly = true)
    public List<Aside> of(UUID placement) {
        return table.of(placement, clock.instant());
    }

    /** One bed of each house that is aside, by house, to say which it is. */
    @Transactional(readOnly = true)
    public Map<UUID, Bed> beds(List<Aside> houses) {
        Set<UUID> wanted = houses.stream().map(Aside::location).collect(Collectors.toSet());
        return beds.all().stream()
                .filter(bed -> wanted.contains(bed.location()))
                .collect(Collectors.toMap(Bed::location, Function.identity(), (one, other) -> one));
    }

    private void open(UUID placement, Viewer viewer) {
        placements.lock(placement);
        Placement now = states.get(placement);
        parking.mustOwn(now, viewer);
        if (now.status() == PlacementStatus.BEEINDIGD) {
            throw InvalidInput.of(FIELD, "voorbij", "fout.plaatsing.voorbij");
        }
    }
}
