package nl.schakel.piket;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.NewDuty;
import nl.schakel.piket.rota.Patterns;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An invented region with a chain director, coordinators and an empty rota of its own, so that tests share nothing. */
public final class TrialArea {

    /** The code of the region, of its organisation and of its rota. */
    public final String code = "proef-" + UUID.randomUUID().toString().substring(0, 8);

    private static final String EVENING = "17:00";
    private static final String MORNING = "08:30";

    private final JdbcClient jdbc;
    private final People people;
    private final Directory directory;
    private final Reachability reachability;
    private final Patterns patterns;
    private final Clock clock;
    private Viewer planner;

    public TrialArea(BeanFactory beans) {
        this.jdbc = beans.getBean(JdbcClient.class);
        this.people = beans.getBean(People.class);
        this.directory = beans.getBean(Directory.class);
        this.reachability = beans.getBean(Reachability.class);
        this.patterns = beans.getBean(Patterns.class);
        this.clock = beans.getBean(Clock.class);
        jdbc.sql("insert into schakel.region (code, name) values (?, 'Proefregio (fictief)')")
                .param(code)
                .update();
        jdbc.sql(
                        "insert into schakel.organisation (code, name, kind, region) values (?, 'Proef (fictief)', 'regio', ?)")
                .params(code, code)
                .update();
        jdbc.sql("insert into schakel.coverage (region, role, organisation) values (?, 'ketenregisseur', ?)")
                .params(code, code)
                .update();
        jdbc.sql("insert into schakel.duty_area (code, name, organisation) values (?, 'Proefpiket (fictief)', ?)")
                .params(code, code)
                .update();
        jdbc.sql("insert into schakel.duty_area_region (region, area) values (?, ?)")
                .params(code, code)
                .update();
    }

    /** A coordinator who can be reached. */
    public Viewer coordinator(String name) {
        Viewer viewer = unreachable(name);
        reachability.keep(viewer.personId(), "06 00 00 00 09", null);
        return viewer;
    }

    /** A coordinator who gave no number yet. */
    public Viewer unreachable(String name) {
        return person(name, "piket");
    }

    /** Who sets up this rota. */
    public Viewer director(String name) {
        planner = person(name, "ketenregisseur");
        return planner;
    }

    /** Puts somebody on a line every night from now on; a director must be there. */
    public void nights(Line line, Viewer viewer) {
        weekly(line, EnumSet.allOf(DayOfWeek.class), EVENING, MORNING, viewer);
    }

    /** Puts somebody on a line whenever the offices are closed in an ordinary week. */
    public void outsideOfficeHours(Line line, Viewer viewer) {
        nights(line, viewer);
        days(line, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), viewer);
    }

    /** A shift on the first line that began an hour ago, made by hand. */
    public UUID running(Viewer viewer) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        jdbc.sql("insert into schakel.duty_shift (id, area, line, during, person)"
                        + " values (?, ?, 1, tstzrange(?, ?), ?)")
                .params(
                        id,
                        code,
                        Timestamp.from(now.minus(Duration.ofHours(1))),
                        Timestamp.from(now.plus(Duration.ofHours(5))),
                        viewer.personId())
                .update();
        return id;
    }

    /** The Monday of the coming week, well before the planning ends. */
    public LocalDate nextMonday() {
        return clock.instant().atZone(Zones.AMSTERDAM).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    /** A time of a day, where the coordinators are. */
    public static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(Zones.AMSTERDAM).toInstant();
    }

    /** Puts somebody on a line by day as well. */
    public void days(Line line, Set<DayOfWeek> days, Viewer viewer) {
        weekly(line, days, MORNING, EVENING, viewer);
    }

    /** A duty of each week. */
    public void weekly(Line line, Set<DayOfWeek> days, String from, String until, Viewer viewer) {
        NewDuty duty = NewDuty.weekly(line, days, LocalTime.parse(from), LocalTime.parse(until), viewer.personId());
        patterns.add(code, duty, planner);
    }

    /** A refusal of what somebody filled in, in these words. */
    public static Consumer<Throwable> says(String words) {
        return refused -> assertThat(refused)
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidInput.class))
                .satisfies(input -> assertThat(input.errors())
                        .extracting(FieldError::message)
                        .anySatisfy(sentence -> assertThat(sentence).contains(words)));
    }

    /** How somebody of this region logs in. */
    public String username(String name) {
        return name + "." + code;
    }

    private Viewer person(String name, String role) {
        people.register(List.of(new NewPerson(
                username(name),
                name + " (fictief)",
                username(name) + "@voorbeeld.invalid",
                "schakel-demo",
                Set.of(GroupId.parse(role + "@" + code)),
                true)));
        directory.refresh();
        return Viewer.of(directory.byUsername(username(name)).orElseThrow());
    }
}
