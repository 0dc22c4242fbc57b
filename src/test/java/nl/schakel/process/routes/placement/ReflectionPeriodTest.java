package nl.schakel.process.routes.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import nl.schakel.process.tasks.AnswerBinder;
import org.junit.jupiter.api.Test;

/** The B8/3 reflection period: three months at most, thirty days where a setting says so (domain.md, process 2 step 7). */
class ReflectionPeriodTest {

    @Test
    void itEndsAfterThreeMonthsUnlessTheSettingSaysThirtyDays() {
        assertThat(endOf("P3M")).isEqualTo(Instant.parse("2027-02-21T08:00:00Z"));
        assertThat(endOf("P30D")).isEqualTo(Instant.parse("2026-12-21T08:00:00Z"));
    }

    @Test
    void longerThanTheLawAllowsOrNoTimeAtAllIsRefusedAtTheStart() {
        for (String length : new String[] {"P4M", "P0D", "P-1D"}) {
            assertThatThrownBy(() -> new ReflectionPeriodBinder(length))
                    .as(length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("drie maanden");
        }
    }

    /** Nine in the morning in the Netherlands, of a period that began on 21 November 2026. */
    private static Instant endOf(String length) {
        Map<String, Object> variables = new HashMap<>();
        new ReflectionPeriodBinder(length)
                .bind(null, "2026-11-21", new AnswerBinder.Context(null, null, Map.of(), variables));
        return ((Date) variables.get("bedenktijdTot")).toInstant();
    }
}
