package nl.schakel.support.time;

import java.time.Clock;
import java.time.Duration;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.StartRefused;
import nl.schakel.support.background.Work;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Configuration: makes the clock and keeps it equal on every node. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    SchakelClock schakelClock(SchakelProperties properties, JdbcClient jdbc, PlatformTransactionManager transactions) {
        DemoOffset stored = new DemoOffset(jdbc, transactions);
        if (!properties.demo()) {
            refuseMovedClock(stored);
            return new SchakelClock(Clock.systemUTC(), null);
        }
        SchakelClock clock = new SchakelClock(Clock.systemUTC(), stored);
        clock.refresh();
        return clock;
    }

    private static void refuseMovedClock(DemoOffset stored) {
        if (stored.read() > 0) {
            throw new StartRefused("start.demo-klok");
        }
    }

    /** Reads each second, on each node, whether another node moved the clock; only a demonstration does. */
    @Bean
    @ConditionalOnProperty(name = "schakel.demo", havingValue = "true", matchIfMissing = true)
    Work clockFollowing(SchakelClock clock) {
        return Work.every("klok-volgen", Duration.ofSeconds(1), clock::refresh);
    }
}
