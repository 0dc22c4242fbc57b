package nl.schakel.trial.child;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.NewDuty;
import nl.schakel.piket.rota.Patterns;
import nl.schakel.piket.rota.Reachability;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Maker of what is invented beside people: in each region one shelter with free beds, and, where the region has an on-call
 * service, somebody on duty at any hour outside office hours.
 */
class TrialShelters {

    private static final int BEDS = 4;
    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    private final Directory directory;
    private final Reachability reachability;
    private final Patterns patterns;
    private final JdbcClient jdbc;
    private final Clock clock;

    TrialShelters(Directory directory, Reachability reachability, Patterns patterns, JdbcClient jdbc, Clock clock) {
        this.directory = directory;
        this.reachability = reachability;
        this.patterns = patterns;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The organisation of the invented shelter of a region. */
    static String shelterOf(String region) {
        String code = "proefopvang-" + region;
        return code.substring(0, Math.min(40, code.length()));
    }

    void make() {
        List<String> regions = directory.regions().stream().map(Region::code).toList();
        regions.forEach(this::shelter);
        regions.forEach(region -> directory
                .covering(region, Role.PIKET)
                .filter(directory::hasMembers)
                .ifPresent(group -> rota(region, group)));
    }

    private void shelter(String region) {
        Optional<String> municipality =
                TrialWorld.municipalities(directory, region).stream().findFirst();
        if (municipality.isEmpty()) {
            return;
        }
        String organisation = shelterOf(region);
        UUID staff =
                directory.members(new GroupId(Role.OPVANG, organisation)).get(0).id();
        UUID location = id(organisation);
        jdbc.sql("insert into schakel.shelter_location"
                        + " (id, organisation, name, municipality, region, kind, living, security_level)"
                        + " values (?, ?, 'Proefhuis (verzonnen)', ?, ?, 'categorale-opvang', 'gemengd', 2)")
                .params(location, organisation, municipality.get(), region)
                .update();
        for (int number = 1; number <= BEDS; number++) {
            jdbc.sql("insert into schakel.bed (id, location, label, places, status, confirmed_at, confirmed_by)"
                            + " values (?, ?, ?, 2, 'vrij', ?, ?)")
                    .params(
                            id(organisation + number),
                            location,
                            "Kamer " + number,
                            Timestamp.from(clock.instant()),
                            staff)
                    .update();
        }
    }

    /** One service can cover several regions; it has one rota. */
    private void rota(String region, GroupId group) {
        String area = group.organisation();
        boolean known = jdbc.sql("select exists (select from schakel.duty_area where code = ?)")
                .param(area)
                .query(Boolean.class)
                .single();
        if (!known) {
            jdbc.sql("insert into schakel.duty_area (code, name, organisation, municipality) values (?, ?, ?, ?)")
                    .params(
                            area,
                            "Piket (verzonnen)",
                            area,
                            TrialWorld.municipalities(directory, region).get(0))
                    .update();
        }
        jdbc.sql("insert into schakel.duty_area_region (region, area) values (?, ?)")
                .params(region, area)
                .update();
        if (!known) {
            duties(area, region, directory.members(group));
        }
    }

    private void duties(String area, String region, List<Person> people) {
        for (int i = 0; i < people.size(); i++) {
            reachability.keep(
                    people.get(i).id(), "06 00 00 00 0" + (i + 1), people.get(i).username() + "@schakel.invalid");
        }
        Viewer director = Viewer.of(directory
                .members(directory.covering(region, Role.KETENREGISSEUR).orElse(Directory.NATIONAL))
                .get(0));
        EnumSet<DayOfWeek> week = EnumSet.allOf(DayOfWeek.class);
        EnumSet<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        for (Line line : Line.values()) {
            UUID person =
                    people.get(Math.min(line.ordinal(), people.size() - 1)).id();
            patterns.add(area, NewDuty.weekly(line, week, EVENING, MORNING, person), director);
            patterns.add(area, NewDuty.weekly(line, weekend, MORNING, EVENING, person), director);
        }
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
