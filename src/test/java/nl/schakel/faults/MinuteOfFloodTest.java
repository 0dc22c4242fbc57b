package nl.schakel.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Slow, big and many clients together, for a minute, while alarms are made by the real route: each rings within five
 * seconds. Not part of a build, see the README.
 */
@Tag("processes")
@Tag("long")
class MinuteOfFloodTest {

    private static final Path FOLDER = Path.of("target", "faults", "minute-of-flood");

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyAlarmRingsWithinFiveSeconds() {
        try (FloodedNight night = new FloodedNight(FOLDER)) {
            night.lastsFor(
                    Duration.ofMinutes(1),
                    flood -> flood.slow(200, Duration.ofSeconds(5)).big(16).many(20));
        }
    }
}
