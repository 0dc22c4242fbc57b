package nl.schakel.support.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who looks at the clock on the wall means by a time, also in the nights in which it changes. */
class WallClockTest {

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        // an ordinary night
        "2026-11-28T22:00:00Z, 23:30, 2026-11-28T22:30:00Z",
        "2026-11-28T22:00:00Z, 23:00, 2026-11-29T22:00:00Z",
        "2026-11-28T22:00:00Z, 07:30, 2026-11-29T06:30:00Z",
        // in autumn 02:05 comes twice: before the first, between the two, before the second, after it
        "2026-10-25T00:00:00Z, 02:05, 2026-10-25T00:05:00Z",
        "2026-10-25T00:40:00Z, 02:05, 2026-10-25T01:05:00Z",
        "2026-10-25T01:02:00Z, 02:05, 2026-10-25T01:05:00Z",
        "2026-10-25T01:06:00Z, 02:05, 2026-10-26T01:05:00Z",
        "2026-10-25T00:40:00Z, 03:00, 2026-10-25T02:00:00Z",
        // in spring 02:30 does not come
        "2026-03-29T00:00:00Z, 02:30, 2026-03-29T01:00:00Z",
        "2026-03-29T00:00:00Z, 03:30, 2026-03-29T01:30:00Z",
    })
    void theNextTimeThatTheClockShowsIt(Instant now, LocalTime typed, Instant meant) {
        assertThat(WallClock.next(typed, now)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-24T20:00:00Z, 2026-10-25T02:05, 2026-10-25T00:05:00Z",
        "2026-10-25T00:40:00Z, 2026-10-25T02:05, 2026-10-25T01:05:00Z",
        "2026-10-25T03:00:00Z, 2026-10-25T02:05, 2026-10-25T01:05:00Z",
        "2026-10-25T03:00:00Z, 2026-10-25T01:05, 2026-10-24T23:05:00Z",
    })
    void aDayAndTimeIsTheFirstThatIsStillToCome(Instant now, LocalDateTime typed, Instant meant) {
        assertThat(WallClock.at(typed, now)).isEqualTo(meant);
    }
}
