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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.People;
import nl.schakel.piket.TrialArea;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has duty, who is missing, and who takes over. */
@SchakelTest
class RotaTest {

    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Rota rota;

    @Autowired
    private Patterns patterns;

    @Autowired
    private Reachability reachability;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

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
    void thePatternSaysWhoIsCalledFirstAndSecond() {
        area.outsideOfficeHours(Line.EERSTE, anna);
        area.outsideOfficeHours(Line.TWEEDE, bram);

        OnDuty atNight = rota.onDuty(area.code, nextNight(3, 10));
        assertThat(atNight.first()).contains(anna.personId());
        assertThat(atNight.second()).contains(bram.personId());
        assertThat(rota.onDuty(area.code, nextNight(8, 30)).first()).isEmpty();
    }

    @Test
    void anEmptyRotaIsAGapOnBothLinesWheneverTheOfficesAreClosed() {
        LocalDate monday = area.nextMonday();
        List<Gap> gaps = rota.gaps(area.code, new Span(at(monday, "17:00"), at(monday.plusDays(1), "08:30")));

        assertThat(gaps)
                .containsExactly(
                        new Gap(area.code, Line.EERSTE, new Span(at(monday, "17:00"), at(monday.plusDays(1), "08:30"))),
                        new Gap(
                                area.code,
                                Line.TWEEDE,
                                new Span(at(monday, "17:00"), at(monday.plusDays(1), "08:30"))));
        assertThat(rota.gaps(area.code, new Span(at(monday, "09:00"), at(monday, "16:00"))))
                .isEmpty();
    }

    @Test
    void aHolidayOnAWorkingDayNeedsDutyByDay() {
        LocalDate kingsDay = LocalDate.of(2027, 4, 27);
        assertThat(rota.gaps(area.code, new Span(at(kingsDay, "12:00"), at(kingsDay, "13:00"))))
                .extracting(Gap::line)
                .containsExactly(Line.EERSTE, Line.TWEEDE);
    }

    @Test
    void nobodyComesOnTheRotaWithoutAWayOfBeingReached() {
        Viewer mute = area.unreachable("mute");
        assertThatThrownBy(() -> area.outsideOfficeHours(Line.EERSTE, mute))
                .satisfies(says("telefoonnummer of mailadres"));

        area.outsideOfficeHours(Line.EERSTE, anna);
        assertThatThrownBy(() -> rota.takeOver(nextShift(Line.EERSTE).id(), mute))
                .satisfies(says("telefoonnummer of mailadres"));
        // the same by the database, whatever the code does
        JdbcClient owner = JdbcClient.create(TestPostgres.withAllRights(jdbc));
        assertThatThrownBy(() -> owner.sql("update schakel.duty_shift set person = ? where area = ?")
                        .params(mute.personId(), area.code)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("duty_shift_person_fkey");
    }

    @Test
    void aNumberThatIsNoneIsRefusedAndBothEmptyToo() {
        assertThatThrownBy(() -> reachability.keep(anna.personId(), "12", null)).satisfies(says("geen telefoonnummer"));
        assertThatThrownBy(() -> reachability.keep(anna.personId(), " ", ""))
                .satisfies(says("kunt u niet op het rooster"));
        assertThatThrownBy(() -> reachability.keep(anna.personId(), null, "geen adres"))
                .satisfies(says("geen mailadres"));
        assertThat(reachability.of(anna.personId())).contains(new ContactDetails("06 00 00 00 09", null));
        assertThat(jdbc.sql("select encode(phone_enc, 'escape') from schakel.duty_contact where person = ?")
                        .param(anna.personId())
                        .query(String.class)
                        .single())
                .doesNotContain("06 00");
    }

    @Test
    void aClosedAccountLeavesAGap() {
        area.outsideOfficeHours(Line.EERSTE, anna);
        area.outsideOfficeHours(Line.TWEEDE, bram);
        Instant night = nextNight(3, 10);
        assertThat(gapsAt(night)).isEmpty();

        people.setActive(anna.personId(), false);

        assertThat(gapsAt(night)).extracting(Gap::line).containsExactly(Line.EERSTE);
        assertThat(rota.onDuty(area.code, night).first()).isEmpty();
        assertThat(rota.onDuty(area.code, night).second()).contains(bram.personId());
    }

    @Test
    void aColleagueTakesAShiftThatRuns() {
        Instant now = clock.instant();
        UUID running = area.running(anna);
        rota.takeOver(running, bram);

        assertThat(rota.onDuty(area.code, clock.instant()).first()).contains(bram.personId());
        assertThat(rota.onDuty(area.code, now.minus(Duration.ofMinutes(30))).first())
                .as("what was, stays")
                .contains(anna.personId());
        assertThatThrownBy(() -> rota.takeOver(running, area.coordinator("carla")))
                .satisfies(says("bram (fictief) heeft deze dienst al overgenomen"));
    }

    @Test
    void whoTakesTheFirstLineLeavesTheSecondAndThatIsSeen() {
        area.outsideOfficeHours(Line.EERSTE, anna);
        area.outsideOfficeHours(Line.TWEEDE, bram);
        Shift first = nextShift(Line.EERSTE);
        rota.takeOver(first.id(), bram);

        OnDuty duty = rota.onDuty(area.code, first.span().from());
        assertThat(duty.first()).contains(bram.personId());
        assertThat(duty.second()).isEmpty();
        assertThat(gapsAt(first.span().from())).extracting(Gap::line).containsExactly(Line.TWEEDE);
    }

    @Test
    void onlyColleaguesTakeOverAndOnlyTheDirectorSetsUp() {
        area.outsideOfficeHours(Line.EERSTE, anna);
        UUID shift = nextShift(Line.EERSTE).id();
        Viewer stranger = Viewer.of(directory.byUsername("piket.een").orElseThrow());

        assertThatThrownBy(() -> rota.takeOver(shift, stranger)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> rota.assign(shift, bram.personId(), anna)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> patterns.add(
                        area.code, NewDuty.weekly(Line.TWEEDE, EVERY_DAY, EVENING, MORNING, bram.personId()), bram))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void anExceptionTakesPartOfANightAndTheRestStays() {
        area.outsideOfficeHours(Line.EERSTE, anna);
        Span part = new Span(nextNight(1, 0), nextNight(4, 0));
        rota.override(area.code, Line.EERSTE, part, bram.personId(), director);

        assertThat(rota.onDuty(area.code, nextNight(0, 59)).first()).contains(anna.personId());
        assertThat(rota.onDuty(area.code, nextNight(1, 0)).first()).contains(bram.personId());
        assertThat(rota.onDuty(area.code, nextNight(3, 59)).first()).contains(bram.personId());
        assertThat(rota.onDuty(area.code, nextNight(4, 0)).first()).contains(anna.personId());

        rota.override(area.code, Line.EERSTE, part, null, director);
        assertThat(gapsAt(nextNight(3, 10))).extracting(Gap::line).contains(Line.EERSTE);
    }

    @Test
    void anExceptionIsTheDirectorsAndNeverLiesInThePastOrInTwoPlaces() {
        area.outsideOfficeHours(Line.EERSTE, anna);
        area.outsideOfficeHours(Line.TWEEDE, bram);
        Span part = new Span(nextNight(1, 0), nextNight(4, 0));
        assertThatThrownBy(() -> rota.override(area.code, Line.EERSTE, part, bram.personId(), anna))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> rota.override(area.code, Line.EERSTE, part, bram.personId(), director))
                .satisfies(says("maar één dienst tegelijk"));
        Instant now = clock.instant();
        Span past = new Span(now.minus(Duration.ofHours(5)), now.minus(Duration.ofHours(4)));
        assertThatThrownBy(() -> rota.override(area.code, Line.EERSTE, past, anna.personId(), director))
                .satisfies(says("al voorbij"));
        Span tooLong = new Span(nextNight(1, 0), nextNight(1, 0).plus(Duration.ofDays(29)));
        assertThatThrownBy(() -> rota.override(area.code, Line.EERSTE, tooLong, anna.personId(), director))
                .satisfies(says("hoogstens vier weken"));
        assertThat(rota.onDuty(area.code, nextNight(3, 10)).first()).contains(anna.personId());
    }

    @Test
    void aGapIsFilledOnce() {
        area.outsideOfficeHours(Line.EERSTE, anna);
        Gap gap = gapsAt(nextNight(3, 10)).get(0);
        assertThat(gap.line()).isEqualTo(Line.TWEEDE);

        rota.fill(gap, bram.personId(), bram);

        assertThat(gapsAt(nextNight(3, 10))).isEmpty();
        assertThatThrownBy(() -> rota.fill(gap, area.coordinator("carla").personId(), director))
                .satisfies(says("net door iemand gevuld"));
    }

    private Shift nextShift(Line line) {
        Instant now = clock.instant();
        return rota.shifts(area.code, new Span(now, now.plus(Duration.ofDays(3)))).stream()
                .filter(shift -> shift.line() == line && shift.span().from().isAfter(now))
                .findFirst()
                .orElseThrow();
    }

    private List<Gap> gapsAt(Instant moment) {
        return rota.gaps(area.code, new Span(moment, moment.plusSeconds(60)));
    }

    /** Next Tuesday, well before the planning ends. */
    private Instant nextNight(int hour, int minute) {
        return area.nextMonday()
                .plusDays(1)
                .atTime(hour, minute)
                .atZone(Zones.AMSTERDAM)
                .toInstant();
    }
}
