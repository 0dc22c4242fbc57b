package nl.schakel.organisation.internal;

import java.util.Optional;
import nl.schakel.support.StartRefused;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Check: refuses a first administrator that can never be one in the first second, not after a database and an engine
 * have been started for it. Whether one is needed is known later, by {@link FirstPeople}.
 */
class AdministratorCheck implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        AdministratorSettings given = new AdministratorSettings(
                environment.getProperty("schakel.admin.user", ""),
                environment.getProperty("schakel.admin.password", ""));
        // an emptied password is no mistake once the administrator exists
        if (given.given() && !given.password().isEmpty()) {
            Optional<StartRefused> problem = given.problem();
            if (problem.isPresent()) {
                throw problem.get();
            }
        }
    }

    /** Before a database is started. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }
}
