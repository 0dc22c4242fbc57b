package nl.schakel.administration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import org.springframework.stereotype.Service;

/**
 * Read model of what the route needs in a region and nobody does. Signals go on meanwhile: to who stands in, as the
 * directory says ("Who owns a signal" in domain.md).
 */
@Service
public class MissingRoles {

    /** What a route cannot do without; who may be asked beside these is a choice of the region. */
    private static final Set<Role> NEEDED = Collections.unmodifiableSet(EnumSet.of(
            Role.KETENREGISSEUR,
            Role.ZORGCOORDINATOR,
            Role.TMM,
            Role.NLA,
            Role.VEILIGTHUIS,
            Role.RIEC,
            Role.PIKET,
            Role.CENTRUMGEMEENTE,
            Role.COMENSHA));

    /**
     * A part that nobody plays.
     *
     * @param organisation where somebody should get the role; null when the region named none
     */
    public record Missing(Role role, String organisation) {}

    private final Directory directory;

    MissingRoles(Directory directory) {
        this.directory = directory;
    }

    /** Whether a region cannot do without this role. */
    public static boolean needed(Role role) {
        return NEEDED.contains(role);
    }

    /** What is missing in a region, the parts for the whole region first. */
    public List<Missing> in(Region region) {
        List<Missing> missing = new ArrayList<>();
        Map<Role, String> coverage = directory.coverage(region.code());
        for (Role role : NEEDED) {
            String organisation = coverage.get(role);
            if (organisation == null || !directory.hasMembers(new GroupId(role, organisation))) {
                missing.add(new Missing(role, organisation));
            }
        }
        directory.municipalitiesOf(region.code()).stream()
                .filter(municipality ->
                        !directory.hasMembers(new GroupId(Role.AANDACHTSFUNCTIONARIS, municipality.cbsCode())))
                .forEach(municipality -> missing.add(new Missing(Role.AANDACHTSFUNCTIONARIS, municipality.cbsCode())));
        return missing;
    }

    /** What of the parts that an organisation should play for any region is missing there, in the order of the code list. */
    public List<Role> at(String organisation) {
        return directory.regions().stream()
                .flatMap(region -> in(region).stream())
                .filter(missing -> organisation.equals(missing.organisation()))
                .map(Missing::role)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether there is anybody for signals of a place without a region. */
    public boolean nationalTeamIsThere() {
        return directory.hasMembers(Directory.NATIONAL);
    }

    /** Whether nobody can be the second person for who runs Schakel. */
    public boolean oneCaretakerOnly() {
        return directory.members(GroupId.CARETAKERS).size() < 2;
    }

    /** The organisations of a region where people work and no data protection officer reads the access log (R8). */
    public List<String> withoutOfficer(Region region) {
        Stream<String> municipalities =
                directory.municipalitiesOf(region.code()).stream().map(Municipality::cbsCode);
        return Stream.concat(
                        municipalities,
                        directory.coverage(region.code()).values().stream().sorted())
                .distinct()
                .filter(organisation ->
                        directory.peopleOf(organisation).stream().anyMatch(Person::active))
                .filter(organisation -> !directory.hasMembers(new GroupId(Role.FG, organisation)))
                .toList();
    }

    /** The regions whose route needs this group. */
    List<Region> needing(GroupId group) {
        if (group.role() == Role.AANDACHTSFUNCTIONARIS) {
            Optional<Region> own = directory
                    .municipality(group.organisation())
                    .map(Municipality::cbsCode)
                    .flatMap(directory::regionOf);
            return own.stream().toList();
        }
        return NEEDED.contains(group.role())
                ? directory.regions().stream()
                        .filter(region -> group.organisation()
                                .equals(directory.coverage(region.code()).get(group.role())))
                        .toList()
                : List.of();
    }
}
