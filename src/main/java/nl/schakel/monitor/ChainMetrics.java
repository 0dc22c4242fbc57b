package nl.schakel.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.process.care.EngineCondition;
import nl.schakel.signal.Status;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gauges for operations: open signals per state and age, late tasks, failures and lag of the engine. Read from the
 * database every half minute, never per scrape. Counts only; a count cannot be traced to a person.
 */
@Component
class ChainMetrics {

    private static final List<String> AGES = List.of("week", "maand", "kwartaal", "langer");

    private final JdbcClient jdbc;
    private final EngineCondition engine;
    private final Clock clock;
    private final MultiGauge open;
    private volatile long late;
    private volatile long failures;
    private volatile double lag;

    ChainMetrics(JdbcClient jdbc, EngineCondition engine, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.clock = clock;
        this.open = MultiGauge.builder("schakel.signals.open")
                .description("Open signals by state and age since receipt")
                .register(registry);
        Gauge.builder("schakel.tasks.late", () -> late)
                .description("Open tasks past their term")
                .register(registry);
        Gauge.builder("schakel.engine.incidents", () -> failures)
                .description("Work that failed for good and waits for beheer")
                .register(registry);
        Gauge.builder("schakel.jobs.lag.seconds", () -> lag)
                .description("How long the oldest due work waits")
                .register(registry);
    }

    public void refresh() {
        Timestamp now = Timestamp.from(clock.instant());
        Map<String, Long> counts = counts(now);
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (Status status : Status.values()) {
            if (status != Status.AFGESLOTEN) {
                // a state without signals is a zero, not a gap in a chart
                AGES.forEach(age -> rows.add(MultiGauge.Row.of(
                        Tags.of("status", status.code(), "ouderdom", age),
                        counts.getOrDefault(status.code() + "/" + age, 0L))));
            }
        }
        open.register(rows, true);
        late = jdbc.sql("select count(*) from schakel.open_term where due_at < ?")
                .param(now)
                .query(Long.class)
                .single();
        failures = engine.failures().size();
        lag = engine.lag().toMillis() / 1000.0;
    }

    private Map<String, Long> counts(Timestamp now) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select status, case when age < interval '7 days' then 'week'
                                            when age < interval '30 days' then 'maand'
                                            when age < interval '90 days' then 'kwartaal'
                                            else 'langer' end as ouderdom, count(*) as number
                        from (select status, cast(? as timestamptz) - received_at as age
                              from schakel.open_case) open
                        group by 1, 2""").param(now).query((RowCallbackHandler)
                row -> counts.put(row.getString("status") + "/" + row.getString("ouderdom"), row.getLong("number")));
        return counts;
    }
}
