package nl.schakel.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.schakel.access.LogWatch;
import nl.schakel.support.text.Sentences;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health detail of the access log: what the last check found, and whether there was one. Never takes people's work away. */
@Component("toegangslogHealthIndicator")
class LogHealth implements HealthIndicator {

    /** A day, and some room for a check that takes long or a start in the morning. */
    private static final Duration TOO_LONG = Duration.ofHours(26);

    private final LogWatch watch;
    private final Clock clock;

    LogHealth(LogWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        watch.last()
                .ifPresentOrElse(
                        last -> health.withDetail("bevinding", last.intact() ? "heel" : "stuk")
                                .withDetail("gecontroleerd", last.at().toString())
                                .withDetail("teLangGeleden", old(last.at())),
                        () -> health.withDetail(
                                "bevinding", Sentences.of("operator-messages").say("toestand.nog-niet-gecontroleerd")));
        return health.build();
    }

    private boolean old(Instant at) {
        return Duration.between(at, clock.instant()).compareTo(TOO_LONG) > 0;
    }
}
