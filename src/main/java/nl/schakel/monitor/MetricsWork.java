package nl.schakel.monitor;

import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on the figures. */
@Configuration(proxyBeanMethods = false)
class MetricsWork {

    @Bean
    Work chainCounting(ChainMetrics chain, @Value("${schakel.metrics-refresh:PT30S}") Duration pause) {
        return Work.every("cijfers-keten", pause, chain::refresh);
    }

    @Bean
    Work nightCounting(NightMetrics night, @Value("${schakel.metrics-refresh:PT30S}") Duration pause) {
        return Work.every("cijfers-nacht", pause, night::refresh);
    }
}
