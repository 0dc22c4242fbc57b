package nl.schakel.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.schakel.access.LogWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** What whoever looks after Schakel reads of the check of the access log. */
class LogHealthTest {

    private static final Instant NOW = Instant.parse("2026-11-27T06:00:00Z");

    private final LogWatch watch = mock(LogWatch.class);
    private final LogHealth health = new LogHealth(watch, Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest(name = "after {0} hours: too long ago is {1}")
    @CsvSource({"24, false", "26, false", "27, true"})
    void aCheckIsTooLongAgoAfterADayAndSomeRoom(int hours, boolean old) {
        Instant at = NOW.minus(Duration.ofHours(hours));
        when(watch.last()).thenReturn(Optional.of(new LogWatch.Finding(at, true)));

        Health found = health.health();

        assertThat(found.getDetails())
                .containsEntry("bevinding", "heel")
                .containsEntry("gecontroleerd", at.toString())
                .containsEntry("teLangGeleden", old);
    }

    @Test
    void aBrokenLogIsToldAndTakesNobodysWorkAway() {
        when(watch.last()).thenReturn(Optional.of(new LogWatch.Finding(NOW, false)));

        assertThat(health.health().getDetails()).containsEntry("bevinding", "stuk");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void beforeTheFirstCheckThatIsSaid() {
        when(watch.last()).thenReturn(Optional.empty());

        assertThat(health.health().getDetails())
                .containsExactly(java.util.Map.entry("bevinding", "nog niet gecontroleerd"));
    }
}
