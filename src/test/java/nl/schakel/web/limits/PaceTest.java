package nl.schakel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slow is allowed, standing still is not. */
class PaceTest {

    private final Pace pace = new Pace(Duration.ofSeconds(5), 1000, Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({
        // seconds, bytes so far, too slow
        "4, 1, false",
        "6, 1000, false",
        "6, 999, true",
        "10, 2, true",
        "30, 25000, false",
        "31, 10000000, true"
    })
    void asksForBytesAfterAWhileAndForAnEnd(int seconds, long bytes, boolean tooSlow) {
        assertThat(pace.tooSlow(Duration.ofSeconds(seconds), bytes)).isEqualTo(tooSlow);
    }
}
