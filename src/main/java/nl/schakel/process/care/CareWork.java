package nl.schakel.process.care;

import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work that looks after the routes: what failed, and what is not begun. */
@Configuration(proxyBeanMethods = false)
class CareWork {

    @Bean
    Work failureTelling(FailureAlarm alarm, @Value("${schakel.failure-check:PT30S}") Duration pause) {
        return Work.every("storingen-melden", pause, alarm::look);
    }

    /** Only a node that does the work of routes can tell whether it is done. */
    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", havingValue = "true", matchIfMissing = true)
    Work stepWatching(StepWatch watch, @Value("${schakel.steps-check:PT10S}") Duration pause) {
        return Work.every("stappen-bewaken", pause, watch::look);
    }
}
