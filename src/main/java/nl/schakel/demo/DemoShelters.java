package nl.schakel.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.time.DemoClockMoved;
import nl.schakel.support.time.Zones;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Demonstration data: the invented shelters of the demonstration: twelve organisations in six regions with 140 beds
 * and different profiles, three of them without any contra-indication ({@code data/demo-opvang.csv}, {@code
 * data/demo-profielen.csv}). Made once; what somebody changed since stays.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class DemoShelters implements ApplicationRunner {

    private static final int MORNING = 7;
    private static final int EVENING = 22;

    private static final UUID NOBODY = new UUID(0, 0);

    private final DemoData demo;
    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;

    DemoShelters(DemoData demo, JdbcClient jdbc, Directory directory, Clock clock) {
        this.demo = demo;
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        demo.once("shelter_location", ClusterLock.DEMO_SHELTERS, this::make);
    }

    /**
     * In a demonstration that jumps into a night, shelters say in the evening before what is free, as they would have
     * done; nobody is asked, so only beds that are said to be free already get a newer date.
     */
    @EventListener
    void on(DemoClockMoved moved) {
        ZonedDateTime local = moved.to().atZone(Zones.AMSTERDAM);
        boolean night = local.getHour() < MORNING || local.getHour() >= EVENING;
        if (!night || !demo.made("shelter_location")) {
            return;
        }
        LocalDate evening = local.getHour() < MORNING ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        ZonedDateTime said = evening.atTime(EVENING - 2, 0).atZone(Zones.AMSTERDAM);
        jdbc.sql("update schakel.bed set confirmed_at = cast(:said as timestamptz) + make_interval(mins =>"
                        + " abs(hashtext(label)) % 110) where status = 'vrij' and confirmed_at < :said")
                .param("said", Timestamp.from(said.toInstant()))
                .update();
    }

    private void make() {
        lines("data/demo-opvang.csv").forEach(this::location);
        lines("data/demo-profielen.csv").forEach(this::profileLine);
    }

    private void location(String[] column) {
        UUID location = id(column[0], column[1]);
        jdbc.sql("insert into schakel.shelter_location"
                        + " (id, organisation, name, municipality, region, kind, living, security_level)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        location,
                        column[0],
                        column[1] + " (fictief)",
                        column[2],
                        column[3],
                        column[4],
                        column[5],
                        Integer.parseInt(column[6]))
                .update();
        int beds = Integer.parseInt(column[7]);
        for (int number = 1; number <= beds; number++) {
            bed(column, location, number, beds);
        }
    }

    /** The first beds of a house are free, the last of a large house is closed; what was confirmed grows older. */
    private void bed(String[] column, UUID location, int number, int beds) {
        boolean free = number <= Math.max(2, beds * 2 / 5);
        String status = free ? "vrij" : number == beds && beds > 6 ? "gesloten" : "bezet";
        Instant now = clock.instant();
        jdbc.sql("insert into schakel.bed"
                        + " (id, location, label, places, status, occupied_until, confirmed_at, confirmed_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id(column[0], column[1] + "/" + number),
                        location,
                        "Kamer " + number,
                        Integer.parseInt(column[8]),
                        status,
                        status.equals("bezet") ? Timestamp.from(now.plus(Duration.ofDays(2L + number * 3L))) : null,
                        Timestamp.from(now.minus(Duration.ofMinutes(37L * number * number))),
                        staff(column[0]))
                .update();
    }

    private void profileLine(String[] column) {
        Timestamp longAgo = Timestamp.from(clock.instant().minus(Duration.ofDays(30)));
        jdbc.sql("insert into schakel.profile_line"
                        + " (organisation, location, criterion, stance, measure, valid_from, made_at, made_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        column[0],
                        column[1].isEmpty() ? null : id(column[0], column[1]),
                        column[2],
                        column[3],
                        column.length > 4 && !column[4].isEmpty() ? column[4] : null,
                        longAgo,
                        longAgo,
                        staff(column[0]))
                .update();
    }

    private UUID staff(String organisation) {
        return directory.members(new GroupId(Role.OPVANG, organisation)).stream()
                .map(Person::id)
                .findFirst()
                .orElse(NOBODY);
    }

    /** The same in every demonstration, so that pictures and examples can name a bed. */
    private static UUID id(String organisation, String name) {
        return UUID.nameUUIDFromBytes((organisation + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String[]> lines(String resource) {
        try {
            return new ClassPathResource(resource)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> Arrays.copyOf(line.split(";", -1), Math.max(5, line.split(";", -1).length)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
