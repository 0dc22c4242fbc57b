package nl.schakel.piket.rota;

import static nl.schakel.piket.TrialArea.at;
import static nl.schakel.piket.TrialArea.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.piket.TrialArea;
import nl.schakel.piket.rota.internal.PatternTable;
import nl.schakel.piket.rota.internal.Planner;
import nl.schakel.piket.rota.internal.ShiftTable;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The week that repeats itself, each week or in turns, becomes shifts. */
@SchakelTest
class PatternsTest {

    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Rota rota;

    @Autowired
    private Patterns patterns;

    @Autowired
    private DutyCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private TrialArea area;
    private Viewer director;
    private Viewer anna;
    private Viewer bram;

    @BeforeEach
    void emptyRota() {
        area = new TrialArea(beans);
        director = area.director("ketenregisseur");
        anna = area.coordinator("anna");
        bram = area.coordinator("bram");
    }

    @Test
    void oneShiftGoesToSomebodyElseAndThePatternStays() {
        area.outsideOfficeHours(Line.EERSTE, anna);
        Instant now = clock.instant();
        Shift shift = rota.shifts(area.code, new Span(now, now.plus(Duration.ofDays(3)))).stream()
                .filter(found -> found.span().from().isAfter(now))
                .findFirst()
                .orElseThrow();
        rota.assign(shift.id(), bram.personId(), director);

        assertThat(first(shift.span().from())).isEqualTo(bram.personId());
        assertThat(first(shift.span().from().plus(Duration.ofDays(1)))).isEqualTo(anna.personId());

        PatternSlot slot = patterns.of(area.code).stream()
                .filter(found -> found.day()
                        == shift.span().from().atZone(Zones.AMSTERDAM).getDayOfWeek())
                // in the weekend two duties begin on one day
                .filter(found -> found.starts()
                        .equals(shift.span().from().atZone(Zones.AMSTERDAM).toLocalTime()))
                .findFirst()
                .orElseThrow();
        patterns.remove(area.code, slot.id(), director);
        assertThat(first(shift.span().from()))
                .as("changed by hand, so it stays")
                .isEqualTo(bram.personId());
        assertThat(first(shift.span().from().plus(Duration.ofDays(7)))).isNull();
    }

    @Test
    void theDatabaseRefusesTwoPeopleOnOneLineAndOnePersonInTwoPlaces() {
        area.outsideOfficeHours(Line.EERSTE, anna);
        assertThatThrownBy(() -> area.outsideOfficeHours(Line.EERSTE, bram))
                .satisfies(says("Op deze lijn staat dan al een dienst"));
        assertThatThrownBy(() -> area.outsideOfficeHours(Line.TWEEDE, anna))
                .satisfies(says("staat dan al ergens anders"));
        // also around midnight from Sunday to Monday
        assertThatThrownBy(() -> area.weekly(Line.EERSTE, Set.of(DayOfWeek.MONDAY), "01:00", "02:00", bram))
                .satisfies(says("Op deze lijn staat dan al een dienst"));
        assertThatThrownBy(() -> jdbc.sql("insert into schakel.duty_shift (id, area, line, during, person)"
                                + " select gen_random_uuid(), area, line, during, null from schakel.duty_shift"
                                + " where area = ? limit 1")
                        .param(area.code)
                        .update())
                .hasMessageContaining("shift_one_person_per_line");
    }

    @Test
    void twoColleaguesTakeTurnsByTheWeek() {
        LocalDate week = area.nextMonday();
        inTurns(DayOfWeek.SATURDAY, week.plusDays(2), anna);
        inTurns(DayOfWeek.SATURDAY, week.plusWeeks(1), bram);

        List<UUID> saturdays = week.plusDays(5)
                .datesUntil(week.plusWeeks(4), java.time.Period.ofWeeks(1))
                .map(day -> first(at(day, "22:00")))
                .toList();

        assertThat(saturdays).containsExactly(anna.personId(), bram.personId(), anna.personId(), bram.personId());
    }

    @Test
    void aWeekThatNobodyTookIsAGap() {
        LocalDate week = area.nextMonday();
        inTurns(DayOfWeek.SATURDAY, week, anna);

        assertThat(gapsOnTheFirstLine(week.plusDays(5))).isEmpty();
        assertThat(gapsOnTheFirstLine(week.plusDays(12))).hasSize(1);
    }

    /** 2026 has 53 weeks: by their numbers, somebody with the odd weeks would have two in a row. */
    @Test
    void theShiftsOfTheTurnOfTheYearAreInTurns(
            @Autowired PatternTable table,
            @Autowired Planner planner,
            @Autowired ShiftTable shifts,
            @Autowired TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> {
            shifts.lock(area.code);
            for (Viewer viewer : List.of(anna, bram)) {
                LocalDate week = LocalDate.of(2026, 12, 21).plusWeeks(viewer == anna ? 0 : 1);
                table.insert(new PatternSlot(
                        UUID.randomUUID(),
                        area.code,
                        Line.EERSTE,
                        DayOfWeek.THURSDAY,
                        EVENING,
                        MORNING,
                        week,
                        viewer.personId()));
            }
            planner.plan(area.code, at(LocalDate.of(2026, 12, 20), "12:00"));
        });

        assertThat(first(at(LocalDate.of(2026, 12, 24), "23:00"))).isEqualTo(anna.personId());
        assertThat(first(at(LocalDate.of(2027, 1, 1), "03:00"))).isEqualTo(bram.personId());
        assertThat(first(at(LocalDate.of(2027, 1, 7), "23:00"))).isEqualTo(anna.personId());
        assertThat(first(at(LocalDate.of(2027, 1, 14), "23:00"))).isEqualTo(bram.personId());
    }

    @Test
    void whoTakesTurnsDoesNotOverlapAndInTheSameWeekSomebodyDoes() {
        LocalDate week = area.nextMonday();
        inTurns(DayOfWeek.SUNDAY, week, anna);
        inTurns(DayOfWeek.SUNDAY, week.plusWeeks(1), bram);

        assertThatThrownBy(() -> inTurns(DayOfWeek.SUNDAY, week.plusWeeks(2), bram))
                .satisfies(says("Op deze lijn staat dan al een dienst"));
        assertThatThrownBy(() -> area.weekly(Line.EERSTE, Set.of(DayOfWeek.SUNDAY), "20:00", "21:00", bram))
                .as("each week is also that week")
                .satisfies(says("Op deze lijn staat dan al een dienst"));
        // the night from Sunday goes on into the week after
        assertThatThrownBy(() -> patterns.add(area.code, mondayNight(week.plusWeeks(1), bram), director))
                .satisfies(says("Op deze lijn staat dan al een dienst"));
        assertThatThrownBy(() ->
                        patterns.add(area.code, turn(Line.TWEEDE, DayOfWeek.SUNDAY, week.plusWeeks(2), anna), director))
                .satisfies(says("staat dan al ergens anders"));
        patterns.add(area.code, turn(Line.TWEEDE, DayOfWeek.SUNDAY, week.plusWeeks(1), anna), director);
        assertThat(patterns.of(area.code)).hasSize(3);
    }

    @Test
    void theCalendarOfSomebodySkipsTheWeeksOfTheOther() {
        LocalDate week = area.nextMonday();
        inTurns(DayOfWeek.SATURDAY, week, anna);
        inTurns(DayOfWeek.SATURDAY, week.plusWeeks(1), bram);

        String feed =
                calendar.read(calendar.renew(anna.personId()), "192.0.2.53").orElseThrow();

        assertThat(Arrays.stream(feed.split("\r\n")).filter(line -> line.startsWith("DTSTART")))
                .hasSizeGreaterThanOrEqualTo(2)
                .first()
                .asString()
                .contains(week.plusDays(5).toString().replace("-", ""));
        assertThat(feed)
                .doesNotContain("DTSTART:" + week.plusDays(12).toString().replace("-", ""));
    }

    @Test
    void aWeekIsAskedForAndATypedYearThatIsWrongIsSeen() {
        LocalDate today = clock.instant().atZone(Zones.AMSTERDAM).toLocalDate();

        assertThatThrownBy(() -> inTurns(DayOfWeek.FRIDAY, null, anna))
                .satisfies(says("Kies een dag in de eerste week waarin deze dienst is"));
        for (LocalDate wrong : List.of(today.plusYears(1).plusDays(1), LocalDate.of(206, 11, 23))) {
            assertThatThrownBy(() -> inTurns(DayOfWeek.FRIDAY, wrong, anna)).satisfies(says("hoogstens een jaar"));
        }
        NewDuty both =
                new NewDuty(Line.EERSTE, Set.of(DayOfWeek.FRIDAY), EVENING, MORNING, false, today, anna.personId());
        assertThatThrownBy(() -> patterns.add(area.code, both, director))
                .as("a week that was chosen is never lost in silence")
                .satisfies(says("Deze dienst is elke week"));
        assertThat(patterns.of(area.code)).isEmpty();
    }

    private void inTurns(DayOfWeek day, LocalDate firstWeek, Viewer viewer) {
        patterns.add(area.code, turn(Line.EERSTE, day, firstWeek, viewer), director);
    }

    private static NewDuty turn(Line line, DayOfWeek day, LocalDate firstWeek, Viewer viewer) {
        return new NewDuty(line, Set.of(day), EVENING, MORNING, true, firstWeek, viewer.personId());
    }

    private static NewDuty mondayNight(LocalDate firstWeek, Viewer viewer) {
        return new NewDuty(
                Line.EERSTE,
                Set.of(DayOfWeek.MONDAY),
                LocalTime.of(1, 0),
                LocalTime.of(2, 0),
                true,
                firstWeek,
                viewer.personId());
    }

    private UUID first(Instant moment) {
        return rota.onDuty(area.code, moment).first().orElse(null);
    }

    private List<Gap> gapsOnTheFirstLine(LocalDate day) {
        return rota.gaps(area.code, new Span(at(day, "20:00"), at(day, "21:00"))).stream()
                .filter(gap -> gap.line() == Line.EERSTE)
                .toList();
    }
}
