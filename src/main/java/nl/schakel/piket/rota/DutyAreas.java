package nl.schakel.piket.rota;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Read model: the areas that have a rota, and who plays which part there. */
@Service
public class DutyAreas {

    private final JdbcClient jdbc;
    private final Directory directory;

    DutyAreas(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** All areas by name. */
    public List<DutyArea> all() {
        return jdbc.sql("select a.code, a.name, a.organisation, a.municipality, a.version,"
                        + " array_remove(array_agg(r.region order by r.region), null) regions"
                        + " from schakel.duty_area a left join schakel.duty_area_region r on r.area = a.code"
                        + " group by a.code order by a.name, a.code")
                .query((row, n) -> new DutyArea(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("organisation"),
                        row.getString("municipality"),
                        TextArray.in(row, "regions"),
                        row.getInt("version")))
                .list();
    }

    /** The area with this code. */
    public Optional<DutyArea> of(String code) {
        return all().stream().filter(area -> area.code().equals(code)).findFirst();
    }

    /** The area that answers for a region at night. */
    public Optional<DutyArea> ofRegion(String region) {
        return all().stream().filter(area -> area.regions().contains(region)).findFirst();
    }

    /**
     * Which area answers a call: by where the person is, else by where the caller works or what the caller's team covers,
     * else the first there is.
     *
     * @param municipality CBS code, or null when nobody knows
     */
    public Optional<DutyArea> forCall(String municipality, Viewer caller) {
        List<DutyArea> all = all();
        Stream<String> here =
                Stream.ofNullable(municipality).flatMap(code -> directory.regionOf(code).map(Region::code).stream());
        Stream<String> work = caller.groups().stream()
                .sorted()
                .flatMap(group -> directory.organisation(group.organisation()).stream())
                .flatMap(organisation -> Stream.ofNullable(organisation.region()));
        // a police unit works in several regions and belongs to none
        Stream<String> covered = all.stream()
                .flatMap(area -> area.regions().stream())
                .filter(region -> caller.groups().stream()
                        .anyMatch(group -> directory
                                .covering(region, group.role())
                                .filter(group::equals)
                                .isPresent()));
        return Stream.of(here, work, covered)
                .flatMap(regions -> regions)
                .flatMap(region -> all.stream().filter(area -> area.regions().contains(region)))
                .findFirst()
                .or(() -> all.stream().filter(area -> !area.regions().isEmpty()).findFirst());
    }

    /** The areas with regions that somebody has a part in, as coordinator or as chain director. */
    public List<DutyArea> of(Viewer viewer) {
        return all().stream()
                .filter(area -> !area.regions().isEmpty())
                .filter(area -> takesPart(viewer, area) || directs(viewer, area))
                .toList();
    }

    /** Whether somebody can be on this rota. */
    public boolean takesPart(Viewer viewer, DutyArea area) {
        return viewer.groups().contains(area.coordinators());
    }

    /** Whether somebody sets up this rota. */
    public boolean directs(Viewer viewer, DutyArea area) {
        return directors(area).stream().anyMatch(viewer.groups()::contains);
    }

    /**
     * The chain directors of the area's regions; for an area whose regions went elsewhere, those of its organisation's
     * region, since a call may still run there. Where there are none, the national team.
     */
    public List<GroupId> directors(DutyArea area) {
        Stream<String> regions = area.regions().isEmpty()
                ? directory.organisation(area.organisation()).map(Organisation::region).stream()
                : area.regions().stream();
        List<GroupId> found = regions.flatMap(region -> directory.covering(region, Role.KETENREGISSEUR).stream())
                .filter(directory::hasMembers)
                .distinct()
                .toList();
        return found.isEmpty() ? List.of(Directory.NATIONAL) : found;
    }

    /** Who can be asked for a duty: coordinators whose account is open. */
    public List<Person> coordinators(DutyArea area) {
        return directory.members(area.coordinators());
    }

    /** Whether a person on the rota still counts: the account is open, and they are still a coordinator here. */
    public boolean counts(DutyArea area, UUID person) {
        return person != null
                && directory
                        .person(person)
                        .filter(Person::active)
                        .filter(found -> found.groups().contains(area.coordinators()))
                        .isPresent();
    }
}
