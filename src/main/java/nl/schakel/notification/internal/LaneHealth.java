package nl.schakel.notification.internal;

import java.util.List;
import nl.schakel.notification.Standstills.Standing;
import nl.schakel.support.text.Sentences;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health indicator for the ways by which an alarm reaches somebody: down as long as one stands still, whichever node saw
 * it. Never part of ready or alive: the pages must stay where they are when mail or SMS is all that is broken.
 */
@Component("alarmlijnenHealthIndicator")
class LaneHealth implements HealthIndicator {

    private static final Sentences SENTENCES = Sentences.of("operator-messages");

    private final LaneWatch watch;

    LaneHealth(LaneWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        boolean blind = watch.blind();
        List<Standing> standing =
                watch.standing().stream().filter(one -> one.part().ofAlarms()).toList();
        Health.Builder health = blind || !standing.isEmpty() ? Health.down() : Health.up();
        if (blind) {
            health.withDetail("database", SENTENCES.say("toestand.niet-te-lezen"));
        }
        standing.forEach(one -> health.withDetail(
                one.part().code(),
                SENTENCES.say("toestand.staat-stil", one.cause().code(), String.valueOf(one.since()))));
        return health.build();
    }
}
