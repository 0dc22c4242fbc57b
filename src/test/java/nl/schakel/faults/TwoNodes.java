package nl.schakel.faults;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.TestPostgres;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two machines, "een" and "twee", on one database. Each of them says its name to the database. */
final class TwoNodes implements AutoCloseable {

    private static final List<String> NAMES = List.of("een", "twee");

    private final Map<String, Node> running = new LinkedHashMap<>();
    private final Map<String, String> settings;
    private final Path folder;
    private final String url;
    private final DriverManagerDataSource database;
    private final JdbcClient jdbc;

    /**
     * Starts both at once and waits until they take requests.
     *
     * @param settings beside those that people run
     */
    TwoNodes(Path folder, EmbeddedPostgres server, String name, Map<String, String> settings) {
        database = new DriverManagerDataSource(server.url(name), EmbeddedPostgres.USER, server.password());
        jdbc = JdbcClient.create(database);
        Map<String, String> all = new HashMap<>(Map.of(
                "spring.datasource.username",
                EmbeddedPostgres.RUNTIME,
                "spring.datasource.password",
                server.runtimePassword(),
                "spring.flyway.user",
                EmbeddedPostgres.OWNER,
                "spring.flyway.password",
                server.ownerPassword(),
                "schakel.key-store.url",
                TestPostgres.keyStore(name),
                "schakel.data-key",
                "c2NoYWtlbC10ZXN0LXNjaGFrZWwtdGVzdC1zY2hha2U="));
        all.putAll(settings);
        this.settings = Map.copyOf(all);
        this.folder = folder;
        this.url = server.url(name);
        NAMES.forEach(this::start);
        try {
            running.values().forEach(Node::ready);
        } catch (AssertionError notBoth) {
            close();
            throw notBoth;
        }
    }

    private void start(String name) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("spring.datasource.url", url + "?ApplicationName=" + name);
        running.put(name, Node.start(folder.resolve(name), all));
    }

    /** One that fell away comes back; waits until it takes requests. */
    void restart(String name) {
        start(name);
        running.get(name).ready();
    }

    Node een() {
        return running.get("een");
    }

    Node twee() {
        return running.get("twee");
    }

    /** Those that have not fallen away. */
    Collection<Node> left() {
        return running.values();
    }

    /** One of those that have not fallen away. */
    Node any() {
        return running.values().iterator().next();
    }

    /** The names of those that have not fallen away. */
    Collection<String> names() {
        return running.keySet();
    }

    /** The power of this one goes. */
    void kill(String name) {
        running.remove(name).kill();
    }

    /** The tables, with a connection of its own for each statement. */
    JdbcClient jdbc() {
        return jdbc;
    }

    /** A new connection each time. */
    DriverManagerDataSource database() {
        return database;
    }

    /** The node whose job stands still at a row that somebody holds; empty when none does. */
    String whoWaits() {
        return jdbc.sql("select application_name from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database() and application_name in (:names) limit 1")
                .param("names", NAMES)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Whom the database still has a connection with. */
    List<String> connected() {
        return jdbc.sql("select distinct application_name from pg_stat_activity where application_name in (:names)")
                .param("names", NAMES)
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        running.values().forEach(Node::close);
    }
}
