package nl.schakel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * One real PostgreSQL for a whole test run, with a fresh database for each application context, which gets the two roles
 * that people run with: a right that is missing shows. Registered in
 * {@code META-INF/spring.factories} of the tests, so it holds for every context that a test starts.
 */
public class TestPostgres implements EnvironmentPostProcessor, Ordered {

    /** Two JVMs run tests at a time. */
    public static final Path FOLDER =
            Path.of("target", "test-postgres-" + System.getProperty("schakel.test.fork", "eigen"));

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres server;

    /** @return the server of this run, started at first use */
    public static synchronized EmbeddedPostgres server() {
        if (server == null) {
            EmbeddedPostgres postgres = EmbeddedPostgres.in(
                    FOLDER,
                    Map.of(
                            "fsync",
                            "off",
                            "synchronous_commit",
                            "off",
                            "full_page_writes",
                            "off",
                            "max_connections",
                            "400"));
            dropOldData();
            // after the contexts have closed: one without its database waits for it until the JVM is killed
            SpringApplication.getShutdownHandlers().add(postgres::close);
            server = postgres.start();
        }
        return server;
    }

    /**
     * Gives a server that is still to be started in this folder the programs of this one: to unpack them takes longer than
     * all else that its first start does.
     */
    public static void lendPrograms(Path home) throws IOException {
        server();
        try (Stream<Path> found = Files.list(FOLDER)) {
            for (Path programs : found.filter(
                            each -> each.getFileName().toString().startsWith("programma-"))
                    .toList()) {
                Files.createDirectories(home);
                Files.createSymbolicLink(home.resolve(programs.getFileName()), programs.toRealPath());
            }
        }
    }

    /** @return the name of a new, empty database */
    public static String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        server().createDatabase(name);
        return name;
    }

    /** @return the name of a new database with all that this one holds */
    static String copyOf(String template) {
        String name = "test_" + DATABASES.incrementAndGet();
        try {
            copy(template, name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // rights on a database are not copied with it
        server().createDatabase(name);
        return name;
    }

    /** @throws SQLException also when somebody is in that database and has not gone after five seconds */
    static void copy(String database, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        server().url("postgres"), EmbeddedPostgres.USER, server().password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + name + "\" template \"" + database + "\" strategy file_copy");
        }
        // what is sealed in it opens with the keys that stand beside it
        if (Files.exists(keyFile(database))) {
            try (Connection keys = DriverManager.getConnection(keyStore(database));
                    Statement statement = keys.createStatement()) {
                statement.execute("vacuum into '" + keyFile(name) + "'");
            }
        }
    }

    /** The address of the key store that belongs to a database of this server. */
    public static String keyStore(String database) {
        try {
            Files.createDirectories(keyFile(database).getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "jdbc:sqlite:" + keyFile(database);
    }

    private static Path keyFile(String database) {
        return FOLDER.resolve("sleutels").resolve(database + ".db").toAbsolutePath();
    }

    /**
     * The same database for somebody with all rights in it: to prepare what the application itself may not do, or to see
     * what it makes of a change behind its back.
     */
    public static DataSource withAllRights(JdbcClient application) {
        String database =
                application.sql("select current_database()").query(String.class).single();
        return new DriverManagerDataSource(server().url(database), EmbeddedPostgres.USER, server().password());
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        String database = FirstData.newDatabase(environment);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("embeddedPostgres", server()));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-postgres",
                        Map.of(
                                // a trial of a draft is a process of the application, which has no tests
                                "schakel.proef.class-path",
                                Arrays.stream(System.getProperty("java.class.path")
                                                .split(File.pathSeparator))
                                        .filter(entry -> !entry.contains("test-classes"))
                                        .collect(Collectors.joining(File.pathSeparator)),
                                "spring.datasource.url",
                                server().url(database),
                                "spring.datasource.username",
                                EmbeddedPostgres.RUNTIME,
                                "spring.datasource.password",
                                server().runtimePassword(),
                                "spring.flyway.user",
                                EmbeddedPostgres.OWNER,
                                "spring.flyway.password",
                                server().ownerPassword(),
                                "schakel.key-store.url",
                                keyStore(database),
                                "schakel.data-key",
                                "c2NoYWtlbC10ZXN0LXNjaGFrZWwtdGVzdC1zY2hha2U=")));
    }

    /** Before the application's own server, which stays away when a database is named. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    private static void dropOldData() {
        try {
            // the data of an earlier run would make a test pass or fail for reasons of yesterday
            FileSystemUtils.deleteRecursively(FOLDER.resolve("data"));
            FileSystemUtils.deleteRecursively(FOLDER.resolve("sleutels"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
