package nl.schakel.support.database;

import java.time.Duration;
import java.util.Optional;
import nl.schakel.support.background.Work;
import nl.schakel.support.text.Sentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Health indicator for the version of this node: out of service from when a newer one has changed the tables beneath it. Part of
 * ready, so that requests go to the newer version; what still comes here is answered.
 */
@Component("versieHealthIndicator")
public class VersionWatch implements HealthIndicator {

    /** How the line in the log begins. */
    static final String CODE = "NIEUWERE-VERSIE";

    private static final Logger LOG = LoggerFactory.getLogger(VersionWatch.class);
    private static final Sentences SENTENCES = Sentences.of("operator-messages");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final int known = SchemaVersion.known();
    private volatile NewerVersionSeen seen;

    VersionWatch(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Configuration(proxyBeanMethods = false)
    static class VersionWork {

        @Bean
        Work versionWatching(VersionWatch watch, @Value("${schakel.version.look-every:PT10S}") Duration pause) {
            return Work.every("versie-bewaken", pause, watch::look);
        }
    }

    /** The newer version that was seen; empty when this one is the newest. */
    public Optional<NewerVersionSeen> newer() {
        return Optional.ofNullable(seen);
    }

    void look() {
        if (seen != null) {
            return;
        }
        int step = jdbc.sql("select coalesce(max(version::int), 0) from schakel.flyway_schema_history"
                        + " where success and version ~ '^[0-9]{1,6}$'")
                .query(Integer.class)
                .single();
        if (step > known) {
            seen = new NewerVersionSeen(step, known);
            LOG.error("{} {}", CODE, sentence(seen));
            events.publishEvent(seen);
        }
    }

    @Override
    public Health health() {
        return newer().map(newer -> Health.outOfService().withDetail("versie", sentence(newer)))
                .orElseGet(Health::up)
                .build();
    }

    private static String sentence(NewerVersionSeen seen) {
        return SENTENCES.say("versie.nieuwer", String.valueOf(seen.step()), String.valueOf(seen.known()));
    }
}
