package nl.schakel.support.background;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import nl.schakel.support.text.Sentences;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health indicator for the work that goes on by itself on this node: down as long as a piece of it stands still. */
@Component("achtergrondHealthIndicator")
class BackgroundHealth implements HealthIndicator {

    private static final Sentences SENTENCES = Sentences.of("operator-messages");

    private final Background background;

    BackgroundHealth(Background background, MeterRegistry metrics) {
        this.background = background;
        Gauge.builder(
                        "schakel.background.still",
                        () -> background.standingStill().size())
                .description("Background work that stands still on this node")
                .register(metrics);
    }

    @Override
    public Health health() {
        List<Loop.Condition> still = background.standingStill();
        Health.Builder health = still.isEmpty() ? Health.up() : Health.down();
        still.forEach(one -> health.withDetail(
                one.name(),
                SENTENCES.say(
                        "toestand.niet-goed-geeindigd",
                        String.valueOf(one.sinceWell().toSeconds()),
                        one.failure() == null ? "geen" : one.failure())));
        return health.withDetail("bezig", background.conditions().size() - still.size())
                .build();
    }
}
