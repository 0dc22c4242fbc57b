package nl.schakel.process.terms;

import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on the watches over terms. */
@Configuration(proxyBeanMethods = false)
class HoldWork {

    @Bean
    Work watchHolding(WatchesOnHold watches, @Value("${schakel.hold-check:PT1M}") Duration pause) {
        return Work.every("termijnen-stilzetten", pause, watches::look).after(pause);
    }
}
