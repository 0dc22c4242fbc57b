package nl.schakel.process.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TodayTest {

    @ParameterizedTest
    @CsvSource({
        // winter: one hour ahead of UTC
        "2026-11-20T22:59:59Z, 2026-11-20T23:00:00Z",
        "2026-11-20T23:00:00Z, 2026-11-21T23:00:00Z",
        // summer: two hours
        "2026-07-01T21:59:59Z, 2026-07-01T22:00:00Z",
        // the days on which the clock goes forward and back
        "2026-03-29T10:00:00Z, 2026-03-29T22:00:00Z",
        "2026-10-25T10:00:00Z, 2026-10-25T23:00:00Z"
    })
    void todayEndsAtMidnightInTheNetherlands(Instant now, Instant end) {
        assertThat(new Today(Clock.fixed(now, ZoneOffset.UTC)).einde()).isEqualTo(end);
    }
}
