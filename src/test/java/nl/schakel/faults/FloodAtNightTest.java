package nl.schakel.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The public page cannot silence the night: each kind of flood for some seconds; for a minute, see {@link MinuteOfFloodTest}. */
@Tag("processes")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FloodAtNightTest {

    private static final Path FOLDER = Path.of("target", "faults", "flood");
    private static final Duration SOME_SECONDS = Duration.ofSeconds(6);

    private static FloodedNight night;

    @BeforeAll
    static void aMachineAtNight() {
        night = new FloodedNight(FOLDER);
    }

    @AfterAll
    static void leaveNothingRunning() {
        if (night != null) {
            night.close();
        }
    }

    @Test
    void slowClientsTakeNoThreadOfTheNight() {
        night.lastsFor(SOME_SECONDS, flood -> flood.slow(200, Duration.ofSeconds(1)));
    }

    @Test
    void bigBodiesTakeNoMemoryOfTheNight() {
        night.lastsFor(SOME_SECONDS, flood -> flood.big(16));
    }

    @Test
    void manyAtOnceTakeNoTurnOfTheNight() {
        night.lastsFor(SOME_SECONDS, flood -> flood.many(20));
    }
}
