package nl.schakel.process.deploy;

import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on the models that are live. */
@Configuration(proxyBeanMethods = false)
class DeployWork {

    /** At the start of each node, and for what another node published since. */
    @Bean
    Work liveBundleChecking(LiveBundleCheck check) {
        return Work.every("modellen-nakijken", Duration.ofMinutes(1), check::look);
    }

    /** So that no proposal waits for somebody who has left. */
    @Bean
    Work proposalTelling(ModelProposals proposals) {
        return Work.every("voorstellen-melden", Duration.ofMinutes(10), proposals::look);
    }
}
