package nl.schakel.administration;

import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.OrganisationKind;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;

/** Check of who sets up regions, and who keeps the people of an organisation. Each organisation keeps its own. */
public final class Authority {

    private Authority() {}

    /** Whether somebody sets up regions and the organisations in them. */
    public static boolean setsUp(Viewer viewer) {
        return RoleSets.SETTING_UP.stream().anyMatch(viewer::holds);
    }

    /** Whether somebody invites people of this organisation, and gives and takes their roles. */
    public static boolean keepsPeople(Viewer viewer, String organisation) {
        // what stands in an address need not be a code at all
        return viewer.holds(Role.BEHEER)
                || viewer.groups().stream()
                        .filter(group -> group.role() == Role.PERSONEELSBEHEER)
                        .anyMatch(group -> group.organisation().equals(organisation));
    }

    /**
     * Whether somebody may propose or give this role at an organisation of this kind: one that fits there, and who runs
     * Schakel is named by those alone.
     */
    static boolean mayOffer(Viewer viewer, Role role, OrganisationKind kind) {
        return kind.roles().contains(role) && (role != Role.BEHEER || viewer.holds(Role.BEHEER));
    }

    /**
     * Whether a role takes the yes of a second person: one that opens cases, or that gives roles to others, unless who runs
     * Schakel names the first who does.
     */
    public static boolean takesTwo(Viewer viewer, Role role) {
        return !RoleSets.OPENING_NO_CASE.contains(role) || role == Role.PERSONEELSBEHEER && !viewer.holds(Role.BEHEER);
    }

    /** Whether a role opens cases, or gives roles to others. */
    static boolean opens(Role role) {
        return !RoleSets.OPENING_NO_CASE.contains(role) || role == Role.PERSONEELSBEHEER;
    }

    static void needsSettingUp(Viewer viewer) {
        if (!setsUp(viewer)) {
            throw new NotVisible();
        }
    }

    static void needsKeeping(Viewer viewer, String organisation) {
        if (!keepsPeople(viewer, organisation)) {
            throw new NotVisible();
        }
    }
}
