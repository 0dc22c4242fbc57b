package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.schakel.TestPostgres;
import nl.schakel.support.postgres.EmbeddedPostgres;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The host of the database vanishes without closing a connection: nobody waits for ever, and it comes back by itself. */
@Tag("processes")
class SilentDatabaseTest {

    private static final Path FOLDER = Path.of("target", "faults", "silent");
    private static final int REPORTS = 40;

    private final Map<String, String> settings = new HashMap<>();
    private SilentProxy proxy;
    private DriverManagerDataSource database;
    private Node node;

    @BeforeEach
    void aDatabaseBehindAProxy() {
        EmbeddedPostgres server = TestPostgres.server();
        String name = TestPostgres.newDatabase();
        String url = server.url(name);
        proxy = new SilentProxy(URI.create(url.substring("jdbc:".length())).getPort());
        database = new DriverManagerDataSource(url, EmbeddedPostgres.USER, server.password());
        settings.put("spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + name);
        settings.put("spring.datasource.username", EmbeddedPostgres.RUNTIME);
        settings.put("spring.datasource.password", server.runtimePassword());
        settings.put("spring.flyway.user", EmbeddedPostgres.OWNER);
        settings.put("spring.flyway.password", server.ownerPassword());
        settings.put("schakel.data-key", "c2NoYWtlbC10ZXN0LXNjaGFrZWwtdGVzdC1zY2hha2U=");
        settings.put("schakel.key-store.url", TestPostgres.keyStore(name));
    }

    @AfterEach
    void leaveNothingRunning() {
        if (node != null) {
            node.close();
        }
        proxy.close();
    }

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void everybodyGetsAClearAnswerAndItRecovers() throws Exception {
        node = Node.start(FOLDER, settings).ready();
        Visit clerk = node.visit().login("balie.nijkerk");
        Api system = node.as("balie.nijkerk");
        Reports reports = new Reports(REPORTS);

        // some are in the middle of it
        reports.send(system, REPORTS / 2, proxy::silence);

        assertThat(reports.acknowledged()).hasSizeBetween(REPORTS / 2, REPORTS - 1);
        assertThat(reports.refusals()).isNotEmpty().containsOnly(503);
        Api.Answer told = system.get("/api/v1/taken");
        assertThat(told.status()).isEqualTo(503);
        assertThat(told.json().path("title").asText()).isEqualTo("Schakel is even niet bereikbaar");
        HttpResponse<String> page = clerk.get("/taken");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("lang=\"nl\"", "Schakel is even niet bereikbaar", "112");
        assertThat(node.anonymous().get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(node.anonymous().get("/actuator/health/liveness").status())
                .as("a restart of the application would not help")
                .isEqualTo(200);

        proxy.speak();

        await().atMost(Duration.ofMinutes(3))
                .until(() -> node.anonymous().get("/actuator/health/readiness").status() == 200);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> clerk.get("/api/v1/taken").statusCode() == 200);
        await("all of them").atMost(Duration.ofMinutes(3)).until(() -> {
            reports.send(system);
            return reports.acknowledged().size() == REPORTS;
        });
        JdbcClient jdbc = JdbcClient.create(database);
        new Books(jdbc).balance();
        assertThat(jdbc.sql("select count(*) from schakel.dossier")
                        .query(Integer.class)
                        .single())
                .as("no report twice")
                .isEqualTo(REPORTS);
    }

    /** The check of the whole log takes as long as it takes: here the server lets it wait for longer than an answer may. */
    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void whatMayTakeLongIsNotCutOff() throws Exception {
        node = Node.start(FOLDER, settings).ready();
        settings.put("spring.datasource.hikari.data-source-properties.socketTimeout", "2");
        JdbcClient jdbc = JdbcClient.create(database);

        CompletableFuture<Node.Ended> check;
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table schakel.access_seal in access exclusive mode");
            check = CompletableFuture.supplyAsync(() -> Node.run(FOLDER, settings, "--controle-logboek"));
            await("waits for four seconds, by the server's own clock")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                                    + " and query like '%full join schakel.access_seal%'"
                                                    + " and query not like '%pg_stat_activity%'"
                                                    + " and query_start < clock_timestamp() - interval '4 seconds'")
                                            .query(Integer.class)
                                            .single()
                                    > 0
                            || check.isDone());
            assertThat(check).as("was not cut off").isNotDone();
            holder.rollback();
        }
        Node.Ended ended = check.get();
        assertThat(ended.exit()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("Het toegangslog is heel");
    }
}
