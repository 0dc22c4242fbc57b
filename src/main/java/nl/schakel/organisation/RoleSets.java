package nl.schakel.organisation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Code lists: roles that may do the same thing, each set in one place. */
public final class RoleSets {

    /** Who stands in for an owner that is not there: the region, or the nation where there is none. */
    public static final Set<Role> STAND_INS = Set.of(Role.KETENREGISSEUR, Role.LANDELIJK);

    /** For whom nobody in the region stands in: what only police can answer goes to the national team instead. */
    public static final Set<Role> NO_STAND_IN = Set.of(Role.TMM);

    /** For whom the national team stands in where nobody has that role: it reads what is shared with them. */
    public static final Set<Role> HELD_NATIONALLY = Set.of(Role.KETENREGISSEUR, Role.TMM);

    /** Who runs the nights: on duty, or in charge of who is. */
    public static final Set<Role> COORDINATORS = Set.of(Role.PIKET, Role.KETENREGISSEUR, Role.LANDELIJK);

    /** Who begins a search for shelter. */
    public static final Set<Role> SEARCHERS =
            Set.of(Role.ZORGCOORDINATOR, Role.PIKET, Role.KETENREGISSEUR, Role.LANDELIJK);

    /** Who sees the whole of a search for shelter, and works on it for the person. */
    public static final Set<Role> CARE =
            Set.of(Role.ZORGCOORDINATOR, Role.KETENREGISSEUR, Role.LANDELIJK, Role.PIKET, Role.COMENSHA);

    /**
     * Who takes part for something else than care: whoever works on a case may know what these do. What anybody else
     * does, a stand-in among them, is care until it is known not to be (R7, ADR 111).
     */
    public static final Set<Role> OUTSIDE_CARE = Set.of(
            Role.AANDACHTSFUNCTIONARIS,
            Role.ONDERMIJNING,
            Role.PROCESREGISSEUR,
            Role.TMM,
            Role.NLA,
            Role.KMAR,
            Role.OM,
            Role.RIEC);

    /** Who works for a municipality: of what came straight to the region, they know nothing until the region asks them. */
    public static final Set<Role> OF_THE_MUNICIPALITY =
            Set.of(Role.ONDERMIJNING, Role.PROCESREGISSEUR, Role.GEBIEDSTEAM);

    /** Who reports: what they do in a case tells who reported it. */
    public static final Set<Role> REPORTERS = Set.of(Role.MELDER, Role.AMBASSADEUR);

    /** Who may call for help at night. Everybody else hears what they hear of any unknown address. */
    public static final Set<Role> CALLERS = Set.of(
            Role.TMM,
            Role.KMAR,
            Role.NLA,
            Role.OM,
            Role.VEILIGTHUIS,
            Role.PIKET,
            Role.ZORGCOORDINATOR,
            Role.KETENREGISSEUR,
            Role.LANDELIJK,
            Role.AANDACHTSFUNCTIONARIS);

    /** What one person may give alone: who holds no other role opens no case and reads nothing about one but their own. */
    public static final Set<Role> OPENING_NO_CASE =
            Set.of(Role.MELDER, Role.AMBASSADEUR, Role.PERSONEELSBEHEER, Role.BEHEER);

    /** Who may play a part for a whole region; a region names one organisation for each. */
    public static final Set<Role> FOR_A_REGION = Collections.unmodifiableSet(EnumSet.of(
            Role.KETENREGISSEUR,
            Role.ZORGCOORDINATOR,
            Role.TMM,
            Role.NLA,
            Role.KMAR,
            Role.OM,
            Role.VEILIGTHUIS,
            Role.RIEC,
            Role.PIKET,
            Role.CENTRUMGEMEENTE,
            Role.COMENSHA));

    /** Who sets up regions and the organisations in them. */
    public static final Set<Role> SETTING_UP = Set.of(Role.BEHEER, Role.LANDELIJK);

    private RoleSets() {}
}
