package nl.schakel.process.routes.placement;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.Holds;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.NotAllowed;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parking;
import nl.schakel.placement.PlacementEvents;
import nl.schakel.placement.Placements;
import nl.schakel.placement.PlacesAside;
import nl.schakel.placement.Proposals;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.engine.LostRaceRetry;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command service for placements outside of the steps of their route: begin one, hold or give back a bed. Each is one
 * transaction with everything that follows from it, repeated as a whole when it lost a race.
 */
@Service
public class PlacementCommands {

    private final Dossiers dossiers;
    private final DossierReading reading;
    private final Placements placements;
    private final Holds holds;
    private final Proposals proposals;
    private final Beds beds;
    private final Parking parking;
    private final PlacesAside aside;
    private final PlacementRoutes route;
    private final AfterPlacement after;
    private final OpenPlacementGuard ends;
    private final AccessService door;
    private final Parties parties;
    private final TransactionTemplate transaction;

    PlacementCommands(
            Dossiers dossiers,
            DossierReading reading,
            Placements placements,
            Holds holds,
            Proposals proposals,
            Beds beds,
            Parking parking,
            PlacesAside aside,
            PlacementRoutes route,
            AfterPlacement after,
            OpenPlacementGuard ends,
            AccessService door,
            Parties parties,
            TransactionTemplate transaction) {
        this.dossiers = dossiers;
        this.reading = reading;
        this.placements = placements;
        this.holds = holds;
        this.proposals = proposals;
        this.beds = beds;
        this.parking = parking;
        this.aside = aside;
        this.route = route;
        this.after = after;
        this.ends = ends;
        this.door = door;
        this.parties = parties;
        this.transaction = transaction;
    }

    /**
     * For somebody of whom no signal came in: makes a case for the placement alone.
     *
     * @param need what was talked about already; null when nothing was, then that is the first step
     * @return the placement
     * @throws NotAllowed when they have no part in care
     * @throws InvalidInput when the municipality is unknown or no reason is given
     */
    @Transactional
    public UUID alone(String municipality, String reason, NewNeed need, Viewer viewer) {
        List<GroupId> askers = viewer.groups().stream()
                .filter(group -> RoleSets.SEARCHERS.contains(group.role()))
                .toList();
        if (askers.isEmpty()) {
            throw new NotAllowed();
        }
        UUID dossier = dossiers.beginForPlacement(municipality, reason, viewer);
        askers.forEach(group -> parties.join(dossier, group, Scope.VOLLEDIG, "opvang-vragen"));
        UUID placement = begin(dossier, municipality, need, viewer);
        // last, so that what is known of the need by then is not asked again
        route.begin(dossier);
        return placement;
    }

    /**
     * In a case that exists; a case has one placement at a time, so asking again gives the same one.
     *
     * @throws NotVisible when the case is not theirs
     * @throws InvalidInput when the case has ended
     */
    public UUID inCase(UUID dossier, NewNeed need, Viewer viewer) {
        return once(() -> beginIn(dossier, need, viewer));
    }

    private UUID beginIn(UUID dossier, NewNeed need, Viewer viewer) {
        // who begins a search works on the case from then on, so looking along since the receipt is not enough
        Grant grant = door.open(viewer, dossier, "plaatsing-beginnen", EnumSet.complementOf(EnumSet.of(Part.KERN)));
        boolean running = ends.placementRuns(dossier);
        DossierReading.State state = reading.state(grant.dossier());
        if (state.outcome() != null) {
            throw InvalidInput.of("zaak", "afgesloten", "fout.zaak.afgesloten.plaatsing");
        }
        UUID placement = begin(dossier, state.municipality(), need, viewer);
        if (!running) {
            route.begin(dossier);
        }
        return placement;
    }

    private UUID begin(UUID dossier, String municipality, NewNeed need, Viewer viewer) {
        UUID placement = placements.begin(dossier, municipality, viewer);
        if (need != null) {
            placements.need(placement, need, viewer);
        }
        return placement;
    }

    /**
     * Keeps a bed: for the shelter of that bed, or the on-call coordinator to whom it said yes by phone (R5).
     *
     * @see Holds#hold(UUID, UUID, java.time.Instant, Viewer)
     */
    public HoldResult hold(UUID placement, UUID bed, Instant until, Viewer viewer) {
        return held(() -> holds.hold(placement, bed, until, viewer));
    }

    /** A shelter says yes to what it was asked, outside of its task. @see Proposals#accept */
    public HoldResult accept(UUID proposal, Instant until, Viewer viewer) {
        return held(() -> proposals.accept(proposal, null, until, viewer));
    }

    private HoldResult held(Supplier<HoldResult> asking) {
        return once(() -> {
            HoldResult result = asking.get();
            after.outside(result.happened());
            return result;
        });
    }

    /** Gives a bed back before the person has come. @param reasonCode a code, never a text @see Holds#release */
    public void release(UUID promise, String reasonCode, Viewer viewer) {
        once(() -> {
            List<PlacementEvents> happened = holds.release(promise, reasonCode, viewer);
            after.outside(happened);
            if (viewer.holds(Role.OPVANG)) {
                after.takenBack(happened);
            }
            return true;
        });
    }

    /**
     * Until when a search may be parked at most, and a place put aside: as {@code termijnen.dmn} has it for this region, shorter
     * when the case is acute. Empty when nobody looks for a place by day now, so that there is nothing to park.
     */
    @Transactional(readOnly = true)
    public Optional<Instant> latestToPark(UUID dossier) {
        if (!route.canBeParked(dossier)) {
            return Optional.empty();
        }
        return route.latestToPark(dossier);
    }

    /**
     * Parks a search until a moment: its steps end and the route waits.
     *
     * @param seen the version that this person saw
     * @throws InvalidInput when nobody looks for a place by day now: at night, or when a place was chosen
     * @see Parking#park
     */
    public void park(UUID placement, Parking.Asked asked, String seen, Viewer viewer) {
        happened(() -> {
            placements.inTurn(placement);
            UUID dossier = placements.dossierOf(placement);
            if (asked.reason() == ParkReason.ANDERE_REDEN
                    && reading.state(dossier).acute()) {
                throw InvalidInput.of("reden", "acuut", "fout.parkeren.acuut");
            }
            boolean parked = parking.of(placement).isPresent();
            Instant latest = parked ? asked.until() : latestToPark(dossier).orElseThrow(PlacementCommands::notNow);
            return parking.park(placement, asked, latest, seen, viewer);
        });
    }

    private static InvalidInput notNow() {
        return InvalidInput.of("geparkeerd", "zoekt-niet", "fout.parkeren.zoekt-niet");
    }

    /** Goes on with a parked search before its moment. @see Parking#goOn */
    public void goOn(UUID placement, UUID parked, Viewer viewer) {
        happened(() -> parking.goOn(placement, parked, viewer));
    }

    /** Puts places aside for a while; the search goes on with the others. @see PlacesAside#put */
    @Transactional
    public void putAside(UUID placement, List<UUID> beds, ParkReason reason, Instant until, Viewer viewer) {
        UUID dossier = placements.dossierOf(placement);
        Instant latest = latestToPark(dossier).orElseThrow(PlacementCommands::notNow);
        aside.put(placement, beds, reason, until, latest, viewer);
    }

    /** A shelter says where one of its beds stands. @see Beds#set */
    public void setBed(UUID bed, BedStatus status, Instant occupiedUntil, String seen, Viewer viewer) {
        happened(() -> beds.set(bed, status, occupiedUntil, seen, viewer));
    }

    private void happened(Supplier<List<PlacementEvents>> work) {
        once(() -> {
            after.outside(work.get());
            return true;
        });
    }

    private <T> T once(Supplier<T> work) {
        return LostRaceRetry.inTransaction(transaction, work);
    }
}
