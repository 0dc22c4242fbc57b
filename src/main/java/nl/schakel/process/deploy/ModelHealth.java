package nl.schakel.process.deploy;

import java.util.List;
import java.util.Map;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.support.text.Sentences;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Health indicator for the models: down as long as a region's cases begin by models that this version of the application
 * cannot run as they are. Never part of ready or alive: everything else goes on.
 */
@Component("modellenHealthIndicator")
class ModelHealth implements HealthIndicator {

    private static final Sentences SENTENCES = Sentences.of("operator-messages");

    private final LiveBundleCheck check;

    ModelHealth(LiveBundleCheck check) {
        this.check = check;
    }

    @Override
    public Health health() {
        Map<BundleVersion, List<RuleFinding>> broken = check.broken();
        Health.Builder health = broken.isEmpty() ? Health.up() : Health.down();
        broken.forEach((bundle, errors) -> health.withDetail(
                bundle.region() == null ? "landelijk" : bundle.region(),
                SENTENCES.say("toestand.modellen", bundle.number(), errors.size())));
        return health.build();
    }
}
