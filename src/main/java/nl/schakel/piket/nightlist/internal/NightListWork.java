package nl.schakel.piket.nightlist.internal;

import java.time.Clock;
import java.time.Duration;
import nl.schakel.piket.nightlist.NightList;
import nl.schakel.support.background.Work;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work that makes the night lists of the evening: each minute, on each node. */
@Configuration(proxyBeanMethods = false)
class NightListWork {

    @Bean
    @ConditionalOnProperty(name = "schakel.piket.noodlijst", havingValue = "true", matchIfMissing = true)
    Work nightListMaking(NightList lists, Clock clock) {
        return Work.every("noodlijst-maken", Duration.ofMinutes(1), () -> lists.makeDue(clock.instant()))
                .after(Duration.ofSeconds(20));
    }
}
