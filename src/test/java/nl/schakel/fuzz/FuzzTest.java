package nl.schakel.fuzz;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import nl.schakel.SchakelTest;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever comes in, the application answers in Dutch and in time, fails nowhere, writes no stack trace and leaks nothing.
 * The engine's own addresses have tests of their own.
 */
@Tag("own-application")
@SchakelTest
// an application of its own: what it is sent leaves traces everywhere
@TestPropertySource(properties = "schakel.reports-per-minute=1000000")
class FuzzTest {

    private static final long SEED = Long.getLong("schakel.fuzz.seed", 20261128L);

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private MeterRegistry figures;

    @BeforeEach
    void peopleAreAtWork() throws Exception {
        Receipt triaged = story.report(Story.plain());
        story.does("af.nijkerk", triaged.dossier(), "signaal-beoordelen", Story.triage());
        story.report(Story.acute());
        Api officer = Api.as(port, "politie.nacht");
        Api coordinator = Api.as(port, "piket.een");
        for (String situation : List.of("eerste (fictief)", "tweede (fictief)")) {
            String call = officer.post(
                            "/api/v1/piket/oproepen", "{\"gemeente\":\"GM0267\",\"situatie\":\"" + situation + "\"}")
                    .json()
                    .path("id")
                    .asText();
            coordinator.post("/api/v1/piket/oproepen/" + call + "/aanname", "");
        }
        Api.as(port, "zorg.wvv")
                .post("/api/v1/plaatsingen", "{\"personen\":[{\"antwoorden\":{}}],\"gemeente\":\"GM0267\"}");
        story.runDueJobs();
    }

    @Test
    void someHundredsOfRequestsThatNobodyShouldSend() throws Exception {
        run(SEED, 500, 15);
    }

    @Test
    @Tag("long")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void twentyThousandRequestsThatNobodyShouldSend() throws Exception {
        run(SEED + 1, Integer.getInteger("schakel.fuzz.requests", 20_000), 60);
    }

    private void run(long seed, int requests, int pagesEach) throws Exception {
        new FuzzRun(port, seed, jdbc, database.unwrap(HikariDataSource.class), figures)
                .run(requests, pagesEach, Duration.ofSeconds(8));
    }
}
