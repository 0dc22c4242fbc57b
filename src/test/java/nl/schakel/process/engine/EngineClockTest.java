package nl.schakel.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
        clock.accept(Duration.ofDays(3).toMillis());

        assertEngineIsAhead(Duration.ofDays(3));
    }

    @Test
    void runsBehindWhileExamplesOfThePastAreMade() {
        clock.accept(-Duration.ofDays(4).toMillis());

        assertEngineIsAhead(Duration.ofDays(-4));
    }

    @Test
    void isTheRealClockAgain() {
        clock.accept(Duration.ofDays(3).toMillis());
        clock.accept(0);

        assertEngineIsAhead(Duration.ZERO);
    }

    private static void assertEngineIsAhead(Duration ahead) {
        long before = System.currentTimeMillis();
        long engine = ClockUtil.now().getTime() - ahead.toMillis();
        assertThat(engine).isBetween(before, System.currentTimeMillis());
    }
}
