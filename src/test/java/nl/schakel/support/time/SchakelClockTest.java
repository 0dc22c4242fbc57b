package nl.schakel.support.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchakelClockTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final AtomicLong table = new AtomicLong();
    private final EngineHand engine = new EngineHand();
    private final SchakelClock clock = node();

    @BeforeEach
    void thereIsAnEngine() {
        clock.leads(engine);
    }

    @Test
    void runsWithTheRealClockUntilMoved() {
        assertThat(clock.instant()).isEqualTo(NOW);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void movesItselfAndTheEngine() {
        clock.forward(Duration.ofDays(3));

        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(engine.ahead).isEqualTo(Duration.ofDays(3).toMillis());
    }

    @Test
    void anEngineThatComesLaterStartsWhereTheClockIs() {
        clock.forward(Duration.ofDays(3));
        EngineHand later = new EngineHand();

        clock.leads(later);

        assertThat(later.ahead).isEqualTo(Duration.ofDays(3).toMillis());
    }

    @Test
    void isEarlierForExampleDataAndComesBackWhateverHappens() {
        clock.forward(Duration.ofHours(2));
        Instant earlier = NOW.minus(Duration.ofDays(4));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> clock.asIfAt(earlier, () -> {
                    assertThat(clock.instant()).isEqualTo(earlier);
                    assertThat(clock.withZone(ZoneOffset.UTC).instant()).isEqualTo(earlier);
                    assertThat(engine.ahead).isEqualTo(-Duration.ofDays(4).toMillis());
                    throw new IllegalStateException("a deed that fails");
                }));

        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(2));
        assertThat(engine.ahead).isEqualTo(Duration.ofHours(2).toMillis());
        assertThatExceptionOfType(ClockRefused.class)
                .isThrownBy(() -> clock.asIfAt(NOW.plus(Duration.ofDays(1)), () -> {}));
        assertThatExceptionOfType(ClockRefused.class)
                .isThrownBy(() -> new SchakelClock(Clock.systemUTC(), null).asIfAt(earlier, () -> {}));
    }

    @Test
    void movesToAMoment() {
        Instant next = NOW.plusSeconds(5);

        assertThat(clock.to(next)).isEqualTo(next);
    }

    @Test
    void neverGoesBack() {
        clock.forward(Duration.ofHours(1));

        assertThatExceptionOfType(ClockRefused.class)
                .isThrownBy(() -> clock.to(NOW))
                .extracting(ClockRefused::reason)
                .isEqualTo(ClockRefused.ClockRefusal.BACKWARDS);
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(3600));
    }

    @Test
    void refusesACenturyAlsoInSteps() {
        clock.forward(SchakelClock.FURTHEST);

        assertThatExceptionOfType(ClockRefused.class)
                .isThrownBy(() -> clock.forward(Duration.ofMillis(1)))
                .extracting(ClockRefused::reason)
                .isEqualTo(ClockRefused.ClockRefusal.TOO_FAR);
        assertThatExceptionOfType(ClockRefused.class)
                .isThrownBy(() -> clock.forward(Duration.ofSeconds(Long.MAX_VALUE)))
                .extracting(ClockRefused::reason)
                .isEqualTo(ClockRefused.ClockRefusal.TOO_FAR);
    }

    @Test
    void isFixedOutsideADemonstration() {
        SchakelClock production = new SchakelClock(Clock.fixed(NOW, ZoneOffset.UTC), null);

        assertThatExceptionOfType(ClockRefused.class)
                .isThrownBy(() -> production.forward(Duration.ofSeconds(1)))
                .extracting(ClockRefused::reason)
                .isEqualTo(ClockRefused.ClockRefusal.NOT_A_DEMO);
    }

    @Test
    void followsAnotherNode() {
        node().forward(Duration.ofDays(2));

        assertThat(clock.instant()).isEqualTo(NOW);
        clock.refresh();
        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofDays(2)));
    }

    @Test
    void aViewInAnotherZoneMovesAlong() {
        Clock amsterdam = clock.withZone(Zones.AMSTERDAM);
        clock.forward(Duration.ofHours(1));

        assertThat(amsterdam.instant()).isEqualTo(clock.instant());
        assertThat(amsterdam.getZone()).isEqualTo(Zones.AMSTERDAM);
    }

    @Test
    void standsStillInATimeOfItsOwnAndMovesOnlyWhenAsked() {
        clock.forward(Duration.ofHours(2));
        Instant morning = NOW.plus(Duration.ofDays(365));

        clock.inTimeOfItsOwn(morning, () -> {
            assertThat(clock.instant()).isEqualTo(morning);
            assertThat(engine.stands).isEqualTo(morning);
            Clock amsterdam = clock.withZone(Zones.AMSTERDAM);

            clock.forward(Duration.ofMillis(1));
            clock.to(morning.plusSeconds(60));

            assertThat(amsterdam.instant()).isEqualTo(morning.plusSeconds(60));
            assertThat(engine.stands).isEqualTo(morning.plusSeconds(60));
            assertThat(table)
                    .as("nobody else's time passes")
                    .hasValue(Duration.ofHours(2).toMillis());
        });

        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(engine.ahead).isEqualTo(Duration.ofHours(2).toMillis());
    }

    @Test
    void theRealClockNeverStandsStill() {
        assertThatExceptionOfType(ClockRefused.class)
                .isThrownBy(() -> new SchakelClock(Clock.systemUTC(), null).inTimeOfItsOwn(NOW, () -> {}));
    }

    /** Where the clock of an engine was put last. */
    private static final class EngineHand implements SchakelClock.LedClock {

        private long ahead;
        private Instant stands;

        @Override
        public void runAhead(long millis) {
            ahead = millis;
            stands = null;
        }

        @Override
        public void standAt(Instant moment) {
            stands = moment;
        }
    }

    private SchakelClock node() {
        return new SchakelClock(Clock.fixed(NOW, ZoneOffset.UTC), new DemoOffset(null, null) {
            @Override
            long read() {
                return table.get();
            }

            @Override
            long add(long millis) {
                return table.addAndGet(millis);
            }
        });
    }
}
