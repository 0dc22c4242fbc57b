package nl.schakel.web.plaatsing;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.placement.NotAllowed;
import nl.schakel.placement.Placement;
import nl.schakel.placement.Placements;
import org.springframework.stereotype.Component;

/**
 * Check: the way to a search for a place, for who cares for the person. A shelter takes part in the same part of a
 * dossier, but reads its own question only: anyone who is both comes in here as the one who cares, or not at all.
 */
@Component
public class PlacementDoor {

    private final AccessService door;
    private final Placements placements;

    PlacementDoor(AccessService door, Placements placements) {
        this.door = door;
        this.placements = placements;
    }

    /** The viewer with no other roles than those that care. */
    public static Viewer caring(Viewer viewer) {
        return only(viewer, RoleSets.CARE);
    }

    /** Whether this role can see searches at all. */
    public static boolean cares(Viewer viewer) {
        return !caring(viewer).groups().isEmpty();
    }

    /** @return the same viewer @throws NotAllowed for a role that has no part in care */
    static Viewer mustCare(Viewer viewer) {
        if (!cares(viewer)) {
            throw new NotAllowed();
        }
        return viewer;
    }

    /** Opens it, and writes that down. @throws NotVisible when it is not for this viewer, or does not exist */
    public Grant open(UUID placement, Viewer viewer, String why) {
        Placement found = placements.get(placement);
        return door.open(caring(viewer), found.dossier(), why, Set.of(Part.OPVANG));
    }

    /** Whether it would open; only to decide about a link. */
    public boolean permits(UUID dossier, Viewer viewer) {
        return door.permits(caring(viewer), dossier, Part.OPVANG);
    }

    /** The newest search of a case, for a link. */
    public Optional<UUID> latestOf(UUID dossier) {
        return placements.latestOf(dossier);
    }

    /** Whether the case itself would open; only to decide about a link. */
    boolean seesCase(UUID dossier, Viewer viewer) {
        return door.permits(viewer, dossier);
    }

    private static Viewer only(Viewer viewer, Set<Role> roles) {
        return new Viewer(
                viewer.personId(),
                viewer.username(),
                viewer.groups().stream()
                        .filter(group -> roles.contains(group.role()))
                        .collect(Collectors.toSet()));
    }
}
