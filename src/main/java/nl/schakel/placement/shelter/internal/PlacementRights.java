package nl.schakel.placement.shelter.internal;

import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.placement.NotAllowed;
import org.springframework.stereotype.Component;

/** Check: who may do what in a placement: care on one side, the shelter of the bed on the other. */
@Component
public class PlacementRights {

    private final Parties parties;

    PlacementRights(Parties parties) {
        this.parties = parties;
    }

    /** Whether the viewer's group works on this case for the person. */
    public boolean cares(Viewer viewer, UUID dossier) {
        return viewer == Viewer.SYSTEM
                || parties.of(dossier).stream()
                        .anyMatch(party -> party.until() == null
                                && party.scope() == Scope.VOLLEDIG
                                && RoleSets.CARE.contains(party.group().role())
                                && viewer.groups().contains(party.group()));
    }

    /** @throws NotAllowed for another role; @throws NotVisible for who is no party */
    public void mustCare(Viewer viewer, UUID dossier) {
        if (viewer != Viewer.SYSTEM && RoleSets.CARE.stream().noneMatch(viewer::holds)) {
            throw new NotAllowed();
        }
        if (!cares(viewer, dossier)) {
            throw new NotVisible();
        }
    }

    /** Whether the viewer speaks for this shelter. */
    public boolean shelters(Viewer viewer, String organisation) {
        return viewer == Viewer.SYSTEM || viewer.groups().contains(new GroupId(Role.OPVANG, organisation));
    }

    /**
     * The shelter itself, or the one it said yes to by phone: the on-call coordinator, or a chain director who stands in
     * for one and so works on the case.
     *
     * @throws NotAllowed for others
     */
    public void mustPromise(Viewer viewer, String organisation, UUID dossier) {
        boolean standsIn = RoleSets.STAND_INS.stream().anyMatch(viewer::holds);
        if (!shelters(viewer, organisation) && !viewer.holds(Role.PIKET) && !(standsIn && directs(viewer, dossier))) {
            throw new NotAllowed();
        }
    }

    private boolean directs(Viewer viewer, UUID dossier) {
        return parties.of(dossier).stream()
                .filter(party -> party.until() == null && party.scope() == Scope.VOLLEDIG)
                .filter(party -> party.group().role() == Role.KETENREGISSEUR
                        || party.group().role() == Role.LANDELIJK)
                .anyMatch(party -> viewer.groups().contains(party.group()));
    }

    /** One of the two sides. @throws NotAllowed for others */
    public void mustTakePart(Viewer viewer, String organisation, UUID dossier) {
        if (!shelters(viewer, organisation) && !viewer.holds(Role.PIKET) && !cares(viewer, dossier)) {
            throw new NotAllowed();
        }
    }
}
