package nl.schakel.process.routes.placement;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.NotAllowed;
import nl.schakel.placement.Placements;
import nl.schakel.process.engine.LostRaceRetry;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins a placement by hand; a region's route begins one by itself. Afterwards the route runs, or nothing happened. */
@Service
public class PlacementStart {

    private static final Set<Role> ASKERS =
            EnumSet.of(Role.ZORGCOORDINATOR, Role.PIKET, Role.KETENREGISSEUR, Role.LANDELIJK);

    private final Dossiers dossiers;
    private final DossierReading reading;
    private final Placements placements;
    private final PlacementRoute route;
    private final OpenPlacementGuard ends;
    private final AccessService door;
    private final Parties parties;
    private final TransactionTemplate transaction;

    PlacementStart(
            Dossiers dossiers,
            DossierReading reading,
            Placements placements,
            PlacementRoute route,
            OpenPlacementGuard ends,
            AccessService door,
            Parties parties,
            TransactionTemplate transaction) {
        this.dossiers = dossiers;
        this.reading = reading;
        this.placements = placements;
        this.route = route;
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
                .filter(group -> ASKERS.contains(group.role()))
                .toList();
        if (askers.isEmpty()) {
            throw new NotAllowed();
        }
        UUID dossier = dossiers.beginForPlacement(municipality, reason, viewer);
        askers.forEach(group -> parties.join(dossier, group, Scope.VOLLEDIG, "opvang-vragen"));
        return begin(dossier, municipality, need, viewer);
    }

    /**
     * In a case that exists; a case has one placement at a time, so asking again gives the same one.
     *
     * @throws NotVisible when the case is not theirs
     * @throws InvalidInput when the case has ended
     */
    public UUID inCase(UUID dossier, NewNeed need, Viewer viewer) {
        AtomicReference<UUID> placement = new AtomicReference<>();
        LostRaceRetry.of(() -> placement.set(transaction.execute(status -> beginIn(dossier, need, viewer))));
        return placement.get();
    }

    private UUID beginIn(UUID dossier, NewNeed need, Viewer viewer) {
        Grant grant = door.open(viewer, dossier, "plaatsing-beginnen");
        boolean running = ends.placementRuns(dossier);
        DossierReading.State state = reading.state(grant.dossier());
        if (state.outcome() != null) {
            throw InvalidInput.of("zaak", "afgesloten", "Deze zaak is al afgesloten. Begin een nieuwe plaatsing.");
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
}
