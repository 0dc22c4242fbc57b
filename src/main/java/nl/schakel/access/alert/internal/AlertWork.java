package nl.schakel.access.alert.internal;

import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on what officers are told of: looking through the log, and throwing away what is too old. */
@Configuration(proxyBeanMethods = false)
class AlertWork {

    @Bean
    Work lookAlerting(AlertWatch watch) {
        return Work.every("toegang-meldingen", Duration.ofSeconds(30), watch::look);
    }

    @Bean
    Work lookAlertForgetting(AlertWatch watch) {
        return Work.every("toegang-meldingen-bewaartermijn", Duration.ofHours(6), watch::forget)
                .after(Duration.ofMinutes(7));
    }
}
