package nl.schakel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The next time that it is this late in the Netherlands, also around both nights on which the clock changes. */
class DemoJumpTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00Z, 03:10, 2026-11-22T02:10:00Z",
        "2026-11-21T23:30:00Z, 03:10, 2026-11-22T02:10:00Z",
        "2026-11-22T02:10:00Z, 03:10, 2026-11-23T02:10:00Z",
        "2027-03-27T20:00:00Z, 03:10, 2027-03-28T01:10:00Z",
        "2027-10-30T20:00:00Z, 03:10, 2027-10-31T02:10:00Z",
    })
    void theNextTimeOfDay(Instant now, LocalTime time, Instant expected) {
        assertThat(DemoJump.next(time, now)).isEqualTo(expected);
    }

    @Test
    void aTimeThatTheClockLeavesOutIsTheFirstMomentAfterIt() {
        assertThat(DemoJump.next(LocalTime.of(2, 30), Instant.parse("2027-03-27T20:00:00Z")))
                .isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    }
}
