package nl.schakel.piket.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.search.Attempt;
import nl.schakel.piket.search.AttemptCheck;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.piket.search.NewAttempt;
import nl.schakel.piket.search.NewShelterDesk;
import nl.schakel.piket.search.Reach;
import nl.schakel.piket.search.ShelterDesks;
import nl.schakel.piket.search.internal.ShelterDeskTable;
import nl.schakel.placement.Invented;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Both nights in which the clock changes: an hour that comes twice, and one that does not exist. */
@SchakelTest
class NightOfClockChangeTest {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Beds beds;

    private final Moving clock = new Moving();
    private Invented.House house;
    private UUID bed;

    @BeforeEach
    void aHouse() {
        Invented invented = new Invented(beans);
        house = invented.house();
        bed = invented.bed(house, 1);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-25T00:55:00Z", "2026-10-25T01:55:00Z", "2027-03-28T00:55:00Z"})
    void tenMinutesAreTenMinutesWhateverTheClockOnTheWallDoes(Instant now) {
        clock.now = now;

        assertThat(attempt(AttemptOutcome.LATER).until()).isEqualTo(now.plus(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({
        // an hour longer, an hour shorter, and an ordinary night
        "2026-10-24T23:00:00Z, PT10H, 2026-10-25T10:00",
        "2027-03-27T23:00:00Z, PT9H, 2027-03-28T10:00",
        "2026-11-21T02:10:00Z, PT6H50M, 2026-11-21T10:00",
        // too late in the morning to get anywhere: the next one
        "2026-11-21T07:30:00Z, PT25H30M, 2026-11-22T10:00",
        "2026-10-24T07:30:00Z, PT25H30M, 2026-10-25T10:00"
    })
    void aBedIsHeldUntilTenOnTheClockOnTheWall(Instant now, Duration length, LocalDateTime until) {
        clock.now = now;

        Instant held = attempt(AttemptOutcome.JA).until();

        assertThat(LocalDateTime.ofInstant(held, Zones.AMSTERDAM)).isEqualTo(until);
        assertThat(Duration.between(now, held)).isEqualTo(length);
    }

    @Test
    void aDeskThatClosesAtHalfPastTwoIsOpenBothTimes() {
        desk(LocalTime.of(22, 0), LocalTime.of(2, 30));

        assertThat(reach("2026-10-25T00:15:00Z")).as("02:15, the first time").isEqualTo(Reach.GOED);
        assertThat(reach("2026-10-25T00:45:00Z")).as("02:45, the first time").isEqualTo(Reach.DICHT);
        assertThat(reach("2026-10-25T01:15:00Z")).as("02:15, the second time").isEqualTo(Reach.GOED);
        assertThat(reach("2026-10-25T01:45:00Z")).as("02:45, the second time").isEqualTo(Reach.DICHT);
    }

    @Test
    void aDeskThatClosesInTheHourThatDoesNotExistIsClosedAfterTheJump() {
        desk(LocalTime.of(22, 0), LocalTime.of(2, 30));

        assertThat(reach("2027-03-28T00:59:00Z")).as("01:59").isEqualTo(Reach.GOED);
        assertThat(reach("2027-03-28T01:00:00Z")).as("03:00").isEqualTo(Reach.DICHT);
    }

    private Attempt attempt(AttemptOutcome outcome) {
        NewAttempt asked = new NewAttempt(UUID.randomUUID(), bed, null, outcome, null, null);
        return new AttemptCheck(beds, beans.getBean(Directory.class), clock).attempt(asked, Viewer.SYSTEM);
    }

    private void desk(LocalTime opens, LocalTime closes) {
        beans.getBean(ShelterDesks.class)
                .keep(
                        house.location(),
                        new NewShelterDesk("06 00 00 12 34", true, false, opens, closes),
                        Invented.of(house));
    }

    private Reach reach(String moment) {
        clock.now = Instant.parse(moment);
        return new ShelterDesks(beans.getBean(ShelterDeskTable.class), beans.getBean(Beds.class), clock)
                .of(house.location())
                .reach();
    }

    private static final class Moving extends Clock {

        private Instant now;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
