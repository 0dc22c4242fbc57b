package nl.schakel.piket.internal;

import java.time.Clock;
import java.time.Duration;
import nl.schakel.piket.NightList;
import nl.schakel.support.background.Work;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on the rota and on the lists of the evening: each minute, on each node. */
@Configuration(proxyBeanMethods = false)
class RotaWork {

    private static final Duration EACH_MINUTE = Duration.ofMinutes(1);

    @Bean
    Work gapWatching(GapWatch watch, Clock clock) {
        return Work.every("rooster-bewaken", EACH_MINUTE, () -> watch.look(clock.instant()))
                .after(Duration.ofSeconds(30));
    }

    @Bean
    @ConditionalOnProperty(name = "schakel.piket.noodlijst", havingValue = "true", matchIfMissing = true)
    Work nightListMaking(NightList lists, Clock clock) {
        return Work.every("noodlijst-maken", EACH_MINUTE, () -> lists.makeDue(clock.instant()))
                .after(Duration.ofSeconds(20));
    }
}
