package nl.schakel.access.internal;

import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on records of sharing: each leaves on the day that it says itself (ADR 126). */
@Configuration(proxyBeanMethods = false)
class SharingWork {

    @Bean
    Work sharingForgetting(PartiesThatLeave parties) {
        return Work.every("delen-bewaartermijn", Duration.ofHours(1), parties::forgetSharing)
                .after(Duration.ofMinutes(5));
    }
}
