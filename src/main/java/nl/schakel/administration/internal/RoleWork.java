package nl.schakel.administration.internal;

import java.time.Duration;
import nl.schakel.administration.Absences;
import nl.schakel.administration.UnfilledRoles;
import nl.schakel.support.background.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work on the directory. */
@Configuration(proxyBeanMethods = false)
class RoleWork {

    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    @Bean
    Work absencesBeginningAndEnding(Absences absences) {
        return new Work("afwezigheid", Duration.ofMinutes(1), Duration.ofMinutes(5), A_WHILE, absences::look);
    }

    @Bean
    Work unfilledRolesLooking(UnfilledRoles roles) {
        return new Work("rollen-onbezet", Duration.ofMinutes(2), PAUSE, A_WHILE, roles::look);
    }
}
