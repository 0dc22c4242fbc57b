package nl.schakel.support.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@SchakelTest
class StoredClockTest {

    @Autowired
    private SchakelClock clock;

    @Autowired
    private Clock injected;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    @Test
    void isTheClockThatIsInjected() {
        assertThat(injected).isSameAs(clock);
    }

    @Test
    void theOffsetIsStoredForOtherNodesAndForTheNextStart() {
        Duration before = clock.ahead();

        clock.forward(Duration.ofMinutes(2));

        long stored = jdbc.sql("select offset_millis from schakel.demo_clock")
                .query(Long.class)
                .single();
        assertThat(stored).isEqualTo(before.plusMinutes(2).toMillis());
        assertThat(clock.ahead()).isEqualTo(before.plusMinutes(2));
    }

    @Test
    void itWaitsForTheTurnOfThisNodeAndTheTables() {
        assertThat(beans.getBeanDefinition("flywayInitializer").getDependsOn()).contains("startTurn");
        assertThat(beans.getBeanDefinition("schakelClock").getDependsOn()).contains("flywayInitializer");
    }

    @Test
    void theEngineWaitsForIt() {
        assertThat(beans.getBeanDefinition("processEngineFactoryBean").getDependsOn())
                .contains("schakelClock");
    }
}
