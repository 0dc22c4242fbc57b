package nl.schakel.organisation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nl.schakel.support.Coded;

/** Code list: the kinds of party in the chain, each with the roles that people there can hold. */
public enum OrganisationKind implements Coded {
    GEMEENTE(
            Role.AMBASSADEUR,
            Role.ONDERMIJNING,
            Role.PROCESREGISSEUR,
            Role.GEBIEDSTEAM,
            Role.WMO,
            Role.CENTRUMGEMEENTE,
            Role.ZORGCOORDINATOR),
    REGIO(Role.KETENREGISSEUR, Role.ZORGCOORDINATOR, Role.PIKET),
    POLITIE(Role.TMM, Role.KMAR),
    INSPECTIE(Role.NLA),
    ZORG(Role.ZORGCOORDINATOR, Role.PIKET),
    VEILIGTHUIS(Role.VEILIGTHUIS),
    RIEC(Role.RIEC, Role.KETENREGISSEUR),
    OPVANG(Role.OPVANG, Role.PIKET),
    HULPORGANISATIE(Role.AMBASSADEUR),
    ONDERWIJS(Role.AMBASSADEUR),
    ASIELOPVANG(Role.AMBASSADEUR),
    JUSTITIE(Role.OM),
    REGISTRATIE(Role.COMENSHA),
    LANDELIJK(Role.LANDELIJK),
    BEHEER(Role.BEHEER);

    /** Anybody brings a signal, an organisation may have a focus officer of its own (B bijlage 6-6), an officer and an administrator. */
    private static final Set<Role> EVERYWHERE =
            EnumSet.of(Role.MELDER, Role.AANDACHTSFUNCTIONARIS, Role.FG, Role.PERSONEELSBEHEER);

    private final Set<Role> own;

    OrganisationKind(Role... own) {
        this.own = Set.copyOf(Arrays.asList(own));
    }

    /** The kind with this code. */
    public static Optional<OrganisationKind> of(String code) {
        return Coded.of(OrganisationKind.class, code);
    }

    /** The roles that people can hold there, in the order of the code list. */
    public Set<Role> roles() {
        Set<Role> roles = EnumSet.copyOf(own);
        if (this == BEHEER) {
            roles.add(Role.FG);
        } else {
            roles.addAll(EVERYWHERE);
        }
        if (this == LANDELIJK) {
            // the national team is the last that can own a signal, and weighs none of its own
            roles.remove(Role.AANDACHTSFUNCTIONARIS);
        }
        return roles;
    }

    /** Whether somebody who sets up a region adds one: municipalities are there already, and so are these two. */
    public boolean canBeAdded() {
        return this != GEMEENTE && this != LANDELIJK && this != BEHEER;
    }
}
