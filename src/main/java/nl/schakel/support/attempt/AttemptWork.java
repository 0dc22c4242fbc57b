package nl.schakel.support.attempt;

import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on failed attempts. */
@Configuration(proxyBeanMethods = false)
class AttemptWork {

    @Bean
    Work attemptForgetting(FailedAttempts attempts) {
        return Work.every("pogingen-vergeten", Duration.ofHours(1), attempts::forgetOld)
                .after(Duration.ofMinutes(10));
    }
}
