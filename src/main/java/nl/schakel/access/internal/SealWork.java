package nl.schakel.access.internal;

import java.time.Duration;
import nl.schakel.access.LogWatch;
import nl.schakel.support.background.Work;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on the access log. */
@Configuration(proxyBeanMethods = false)
class SealWork {

    /** What cannot be sealed now waits in the database; the next round, here or on another node, takes it. */
    @Bean
    Work logSealing(LogSealer sealer) {
        return Work.every("toegang-verzegelen", Duration.ofSeconds(2), sealer::sealAll);
    }

    /** What was counted of an hour that is over becomes a row. */
    @Bean
    Work anonymousRefusalWriting(AnonymousRefusals anonymous) {
        return Work.every("toegang-anonieme-weigeringen", Duration.ofSeconds(2), anonymous::writeEnded);
    }

    /** Whether the log was checked today; reading the whole of it may take a while. */
    @Bean
    @ConditionalOnProperty(name = "schakel.toegangslog.controle", havingValue = "true", matchIfMissing = true)
    Work logChecking(LogWatch watch) {
        return new Work(
                "toegang-controleren",
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                watch::checkDue);
    }
}
