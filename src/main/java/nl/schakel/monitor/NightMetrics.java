package nl.schakel.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gauges for the night: calls that are open, that nobody has, and alarms that reached nobody. Counts only. */
@Component
class NightMetrics {

    /** @param waiting how many seconds the oldest call that nobody has waits */
    private record Standing(long open, long unacknowledged, long incidents, double waiting) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Standing standing = new Standing(0, 0, 0, 0);

    NightMetrics(JdbcClient jdbc, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.clock = clock;
        Gauge.builder("schakel.piket.calls.open", () -> standing.open())
                .description("Calls of the night that are not over")
                .register(registry);
        Gauge.builder("schakel.piket.calls.unacknowledged", () -> standing.unacknowledged())
                .description("Calls of the night that nobody has")
                .register(registry);
        Gauge.builder("schakel.piket.calls.unacknowledged.seconds", () -> standing.waiting())
                .description("How long the oldest call that nobody has waits")
                .register(registry);
        Gauge.builder("schakel.piket.incidents", () -> standing.incidents())
                .description("Calls whose alarm nobody answered")
                .register(registry);
    }

    public void refresh() {
        standing = jdbc.sql("""
                        select count(*) as open, count(*) filter (where holder is null) as nobody,
                               count(*) filter (where incident) as incidents,
                               coalesce(extract(epoch from cast(? as timestamptz)
                                        - min(called_at) filter (where holder is null)), 0) as waiting
                        from schakel.open_call
                        """)
                .param(Timestamp.from(clock.instant()))
                .query((row, n) -> new Standing(
                        row.getLong("open"), row.getLong("nobody"), row.getLong("incidents"), row.getDouble("waiting")))
                .single();
    }
}
