package nl.schakel.retention.internal;

import java.time.Duration;
import nl.schakel.retention.Destruction;
import nl.schakel.retention.RetentionNight;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on what is kept: proposing and telling, and destroying what was confirmed. */
@Configuration(proxyBeanMethods = false)
class RetentionWork {

    /** Many cases at once take their time. */
    private static final Duration A_WHILE = Duration.ofHours(1);

    @Bean
    Work destructionProposing(RetentionNight night) {
        return new Work("bewaren-voorstellen", Duration.ofMinutes(3), Duration.ofMinutes(10), A_WHILE, night::look);
    }

    @Bean
    Work destructionDoing(Destruction destruction) {
        return new Work(
                "bewaren-vernietigen", Duration.ofMinutes(4), Duration.ofMinutes(2), A_WHILE, destruction::look);
    }
}
