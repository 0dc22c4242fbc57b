package nl.schakel.process.routes.night;

import java.time.Duration;
import nl.schakel.support.background.Work;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work that looks whether each call has a next step. */
@Configuration(proxyBeanMethods = false)
class NightWork {

    @Bean
    Work nightChecking(NightCheck check, @Value("${schakel.piket.controle:PT2M}") Duration pause) {
        return Work.every("nachten-nalopen", pause, check::look).after(pause);
    }
}
