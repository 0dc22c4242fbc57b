package nl.schakel.piket.internal;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.PatternSlot;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.piket.rota.internal.GapWatch;
import nl.schakel.piket.rota.internal.PatternTable;
import nl.schakel.piket.rota.internal.Planner;
import nl.schakel.support.DemoData;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.time.DemoClockMoved;
import nl.schakel.support.time.Zones;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The invented rota of the demonstration: two coordinators who take turns, and one gap in each week. Made once; what
 * somebody changed since stays.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 110)
class DemoRota implements ApplicationRunner {

    private static final String AREA = "piket-wvv";
    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    private final DemoData demo;
    private final JdbcClient jdbc;
    private final Directory directory;
    private final Reachability reachability;
    private final PatternTable patterns;
    private final Planner planner;
    private final GapWatch watch;
    private final Clock clock;

    DemoRota(
            DemoData demo,
            JdbcClient jdbc,
            Directory directory,
            Reachability reachability,
            PatternTable patterns,
            Planner planner,
            GapWatch watch,
            Clock clock) {
        this.demo = demo;
        this.jdbc = jdbc;
        this.directory = directory;
        this.reachability = reachability;
        this.patterns = patterns;
        this.planner = planner;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        demo.once("duty_area", ClusterLock.DEMO_ROTA, this::make);
    }

    /** After a jump of months nobody would be on duty until the next look at the rota. */
    @EventListener
    void on(DemoClockMoved moved) {
        if (demo.made("duty_area")) {
            watch.look(moved.to());
        }
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
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean turn = day.getValue() % 2 == 1;
            night(day, turn ? one : two, turn ? two : one);
        }
        Instant now = clock.instant();
        LocalDate week =
                now.atZone(Zones.AMSTERDAM).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        saturdays(week, one, two);
        saturdays(week.plusWeeks(1), two, one);
        // nobody is second on Sunday by day: a gap to look at
        slot(DayOfWeek.SUNDAY, Line.EERSTE, MORNING, EVENING, null, two);
        planner.plan(AREA, now);
    }

    private UUID coordinator(String username, String phone) {
        UUID person = directory.byUsername(username).map(Person::id).orElseThrow();
        reachability.keep(person, phone, username + "@schakel.invalid");
        return person;
    }

    private void night(DayOfWeek day, UUID first, UUID second) {
        slot(day, Line.EERSTE, EVENING, MORNING, null, first);
        slot(day, Line.TWEEDE, EVENING, MORNING, null, second);
    }

    /** By day on Saturdays, every other week. */
    private void saturdays(LocalDate firstWeek, UUID first, UUID second) {
        slot(DayOfWeek.SATURDAY, Line.EERSTE, MORNING, EVENING, firstWeek, first);
        slot(DayOfWeek.SATURDAY, Line.TWEEDE, MORNING, EVENING, firstWeek, second);
    }

    private void slot(DayOfWeek day, Line line, LocalTime starts, LocalTime ends, LocalDate firstWeek, UUID person) {
        patterns.insert(new PatternSlot(UUID.randomUUID(), AREA, line, day, starts, ends, firstWeek, person));
    }
}
