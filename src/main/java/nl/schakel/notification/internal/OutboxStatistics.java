package nl.schakel.notification.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import nl.schakel.support.time.RealTime;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Read model: how long messages wait, as metrics and as a detail of the health page. It is never down: whether
 * messages go out at all is told by {@link LaneHealth}.
 */
@Component("outboxHealthIndicator")
class OutboxStatistics implements HealthIndicator {

    private final OutboxTable table;
    private final RealTime time;
    private volatile OutboxTable.Standing standing = new OutboxTable.Standing(0, 0, null);

    OutboxStatistics(OutboxTable table, MeterRegistry metrics, RealTime time) {
        this.time = time;
        this.table = table;
        Gauge.builder("schakel.outbox.waiting", () -> standing.waiting())
                .description("Messages that are not sent yet")
                .register(metrics);
        Gauge.builder("schakel.outbox.stuck", () -> standing.stuck())
                .description("Messages that failed so often that a person should look")
                .register(metrics);
        // grows by itself when nobody refreshes it: a sender that has stopped shows too
        Gauge.builder("schakel.outbox.age.seconds", this::age)
                .description("How long the oldest waiting message waits")
                .register(metrics);
    }

    void refresh() {
        standing = table.standing();
    }

    private long age() {
        Instant oldest = standing.oldestSince();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, time.now()).toSeconds());
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("wachtend", standing.waiting())
                .withDetail("vastgelopen", standing.stuck())
                .withDetail("oudsteSeconden", age())
                .build();
    }
}
