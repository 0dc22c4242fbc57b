package nl.schakel.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine's clock stands where the application's stands, and goes on from there. */
class EngineClockTest {

    private final EngineClock clock = new EngineClock();

    @AfterEach
    void backToRealTime() {
        ClockUtil.reset();
    }

    @Test
    void runsAhead() {
        clock.runAhead(Duration.ofDays(3).toMillis());

        assertEngineIsAhead(Duration.ofDays(3));
    }

    @Test
    void runsBehindWhileExamplesOfThePastAreMade() {
        clock.runAhead(-Duration.ofDays(4).toMillis());

        assertEngineIsAhead(Duration.ofDays(-4));
    }

    @Test
    void isTheRealClockAgain() {
        clock.runAhead(Duration.ofDays(3).toMillis());
        clock.runAhead(0);

        assertEngineIsAhead(Duration.ZERO);
    }

    @Test
    void standsStillUntilItRunsAgain() {
        Instant morning = Instant.parse("2026-11-23T09:00:00Z");

        clock.standAt(morning);

        assertThat(ClockUtil.now()).isEqualTo(Date.from(morning));
        clock.runAhead(0);
        assertEngineIsAhead(Duration.ZERO);
    }

    private static void assertEngineIsAhead(Duration ahead) {
        long before = System.currentTimeMillis();
        long engine = ClockUtil.now().getTime() - ahead.toMillis();
        assertThat(engine).isBetween(before, System.currentTimeMillis());
    }
}
