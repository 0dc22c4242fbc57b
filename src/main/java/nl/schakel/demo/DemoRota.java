package nl.schakel.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.NewDuty;
import nl.schakel.piket.rota.Patterns;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.time.Zones;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Demonstration data: the invented rota of the demonstration: two coordinators who take turns, and one gap in each
 * week. Made once; what somebody changed since stays.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 110)
class DemoRota implements ApplicationRunner {

    private static final String AREA = "piket-wvv";
    private static final String DIRECTOR = "keten.wvv";
    private static final EnumSet<DayOfWeek> TURNS_OF_ONE =
            EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY, DayOfWeek.SUNDAY);
    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    private final DemoData demo;
    private final JdbcClient jdbc;
    private final Directory directory;
    private final Reachability reachability;
    private final Patterns patterns;
    private final Clock clock;

    DemoRota(
            DemoData demo,
            JdbcClient jdbc,
            Directory directory,
            Reachability reachability,
            Patterns patterns,
            Clock clock) {
        this.demo = demo;
        this.jdbc = jdbc;
        this.directory = directory;
        this.reachability = reachability;
        this.patterns = patterns;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        demo.once("duty_area", ClusterLock.DEMO_ROTA, this::make);
    }

    private void make() {
        jdbc.sql("insert into schakel.duty_area (code, name, organisation, municipality) values (?, ?, ?, ?)")
                .params(AREA, "Piket West Veluwe Vallei (fictief)", "piket-wvv", "GM0228")
                .update();
        jdbc.sql("insert into schakel.duty_area_region (region, area) values ('wvv', ?)")
                .param(AREA)
                .update();
        UUID one = coordinator("piket.een", "06 00 00 00 01");
        UUID two = coordinator("piket.twee", "06 00 00 00 02");
        nights(TURNS_OF_ONE, one, two);
        nights(EnumSet.complementOf(TURNS_OF_ONE), two, one);
        LocalDate today = clock.instant().atZone(Zones.AMSTERDAM).toLocalDate();
        saturdays(today, one, two);
        saturdays(today.plusWeeks(1), two, one);
        // nobody is second on Sunday by day: a gap to look at
        add(NewDuty.weekly(Line.EERSTE, EnumSet.of(DayOfWeek.SUNDAY), MORNING, EVENING, two));
    }

    private UUID coordinator(String username, String phone) {
        UUID person = person(username).id();
        reachability.keep(person, phone, username + "@schakel.invalid");
        return person;
    }

    private void nights(Set<DayOfWeek> days, UUID first, UUID second) {
        add(NewDuty.weekly(Line.EERSTE, days, EVENING, MORNING, first));
        add(NewDuty.weekly(Line.TWEEDE, days, EVENING, MORNING, second));
    }

    /** By day on Saturdays, every other week. */
    private void saturdays(LocalDate firstWeek, UUID first, UUID second) {
        add(saturday(Line.EERSTE, firstWeek, first));
        add(saturday(Line.TWEEDE, firstWeek, second));
    }

    private static NewDuty saturday(Line line, LocalDate firstWeek, UUID person) {
        return new NewDuty(line, EnumSet.of(DayOfWeek.SATURDAY), MORNING, EVENING, true, firstWeek, person);
    }

    private void add(NewDuty duty) {
        patterns.add(AREA, duty, Viewer.of(person(DIRECTOR)));
    }

    private Person person(String username) {
        return directory.byUsername(username).orElseThrow();
    }
}
