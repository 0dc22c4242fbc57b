package nl.schakel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestStartTest {

    @ParameterizedTest
    @CsvSource({
        "tuesday-morning, 2027-11-09T09:00:00Z",
        "summer-time, 2027-03-28T01:30:00Z",
        "winter-time, 2027-10-31T00:30:00Z",
        "leap-day, 2028-02-29T09:00:00Z",
        "new-years-eve, 2026-12-31T22:50:00Z",
        "friday-evening, 2027-11-12T17:00:00Z",
        "2027-01-05T10:00, 2027-01-05T09:00:00Z"
    })
    void theNextOfItsKind(String start, Instant expected) {
        Instant begun = Instant.parse("2026-11-28T14:00:00Z");

        assertThat(TestStart.Moment.valueOf("LEAP_DAY").after(Instant.parse("2028-02-29T09:00:00Z")))
                .isEqualTo("2032-02-29T09:00:00Z");
        Clock clock = TestStart.clock(start, begun);
        assertThat(clock.instant())
                .isCloseTo(
                        expected.plus(begun.until(Instant.now(), ChronoUnit.MILLIS), ChronoUnit.MILLIS),
                        within(1, ChronoUnit.MINUTES));
    }
}
