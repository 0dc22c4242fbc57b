package nl.schakel.piket.rota.internal;

import java.time.Clock;
import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on the rota: each minute, on each node. */
@Configuration(proxyBeanMethods = false)
class RotaWork {

    private static final Duration EACH_MINUTE = Duration.ofMinutes(1);

    @Bean
    Work gapWatching(GapWatch watch, Clock clock) {
        return Work.every("rooster-bewaken", EACH_MINUTE, () -> watch.look(clock.instant()))
                .after(Duration.ofSeconds(30));
    }
}
