package nl.schakel.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.internal.Withdrawals;
import nl.schakel.placement.matching.internal.Explanations;
import nl.schakel.placement.shelter.internal.BedTable;
import nl.schakel.placement.shelter.internal.PlacementRights;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A bed that is held in the night in which the clock changes: an hour that comes twice, and one that does not exist. */
@SchakelTest
class ClockChangeTest {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theHourThatComesTwiceFreesTheBedOnlyAfterTheSecondTime() {
        Moving clock = new Moving(local("2026-10-25T00:30"));
        Instant until = local("2026-10-25T03:30");
        assertThat(Duration.between(clock.instant(), until)).isEqualTo(Duration.ofHours(4));
        Invented invented = new Invented(beans);
        Invented.House house = invented.house();
        UUID bed = invented.bed(house, 1);
        assertThat(hold(clock, invented, bed, until, house)).isInstanceOf(HoldResult.Held.class);

        Instant firstTime = Instant.parse("2026-10-25T00:45:00Z");
        Instant secondTime = Instant.parse("2026-10-25T01:45:00Z");
        assertThat(LocalDateTime.ofInstant(firstTime, Zones.AMSTERDAM))
                .isEqualTo(LocalDateTime.ofInstant(secondTime, Zones.AMSTERDAM));
        for (Instant quarterToThree : new Instant[] {firstTime, secondTime}) {
            clock.now = quarterToThree;
            assertThat(hold(clock, invented, bed, until, house)).isEqualTo(new HoldResult.Taken(until, List.of()));
        }

        clock.now = until;
        assertThat(hold(clock, invented, bed, until.plusSeconds(3600), house)).isInstanceOf(HoldResult.Held.class);
    }

    @Test
    void theHourThatDoesNotExistIsNotWaitedFor() {
        Moving clock = new Moving(local("2027-03-28T00:30"));
        Instant until = local("2027-03-28T03:30");
        assertThat(Duration.between(clock.instant(), until)).isEqualTo(Duration.ofHours(2));
        Invented invented = new Invented(beans);
        Invented.House house = invented.house();
        UUID bed = invented.bed(house, 1);
        assertThat(hold(clock, invented, bed, until, house)).isInstanceOf(HoldResult.Held.class);

        clock.now = until.minusSeconds(1);
        assertThat(hold(clock, invented, bed, until, house)).isEqualTo(new HoldResult.Taken(until, List.of()));
        clock.now = until;
        HoldResult next = hold(clock, invented, bed, until.plusSeconds(3600), house);
        assertThat(next).isInstanceOf(HoldResult.Held.class);

        // leave nothing behind in a year to come
        beans.getBean(Holds.class).release(((HoldResult.Held) next).promise().id(), "test", Viewer.SYSTEM);
    }

    private HoldResult hold(Clock clock, Invented invented, UUID bed, Instant until, Invented.House house) {
        Holds holds = new Holds(
                beans.getBean(PlacementTable.class),
                beans.getBean(BedTable.class),
                new AllocationTable(beans.getBean(JdbcClient.class), clock),
                beans.getBean(PlacementRights.class),
                beans.getBean(Explanations.class),
                beans.getBean(Withdrawals.class),
                clock);
        UUID search = invented.placement();
        return transaction.execute(status -> holds.hold(search, bed, until, Invented.of(house)));
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(Zones.AMSTERDAM).toInstant();
    }

    private static final class Moving extends Clock {

        private Instant now;

        Moving(Instant now) {
            this.now = now;
        }

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
