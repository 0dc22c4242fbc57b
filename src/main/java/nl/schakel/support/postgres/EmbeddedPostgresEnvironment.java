package nl.schakel.support.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Starts a PostgreSQL when the environment names none. This happens before the context exists, because everything in
 * the context may want the database, and stops after the context has closed.
 */
class EmbeddedPostgresEnvironment implements EnvironmentPostProcessor, Ordered {

    private static final String DATABASE = "schakel";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            return;
        }
        Path folder = Path.of(environment.getProperty("schakel.data-dir", "data"));
        EmbeddedPostgres server = EmbeddedPostgres.in(folder.resolve("postgres"), Map.of());
        // registered first: an interrupt during the start has to stop the server as well
        SpringApplication.getShutdownHandlers().add(server::close);
        server.start();
        server.createDatabase(DATABASE);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "embedded-postgres",
                        Map.of(
                                "spring.datasource.url",
                                server.url(DATABASE),
                                "spring.datasource.username",
                                EmbeddedPostgres.USER,
                                "spring.datasource.password",
                                server.password(),
                                "schakel.embedded-database",
                                "true")));
    }

    /** After the configuration files have been read, which is where a database would be named. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
