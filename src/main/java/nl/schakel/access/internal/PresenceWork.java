package nl.schakel.access.internal;

import java.time.Duration;
import nl.schakel.access.Presence;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on who has a case open: nothing of it is kept. */
@Configuration(proxyBeanMethods = false)
class PresenceWork {

    @Bean
    Work presenceForgetting(Presence presence) {
        return Work.every("aanwezig-vergeten", Duration.ofMinutes(1), presence::forget);
    }
}
