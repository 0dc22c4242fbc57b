package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.schakel.notification.internal.TrialGateway;
import nl.schakel.support.postgres.EmbeddedPostgres;
import nl.schakel.support.postgres.ServerOnDisk;
import nl.schakel.web.api.Api;
import nl.schakel.web.piket.Listening;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * The database is away for three real minutes, in the middle of a night, for two machines that nobody restarts. An alarm
 * runs, and its next rung is due meanwhile; officers call and coordinators tap all the time. Takes some five minutes: not
 * part of a build, see the README.
 */
@Tag("processes")
@Tag("long")
class ThreeMinutesWithoutDatabaseTest {

    private static final Path FOLDER = Path.of("target", "faults", "three-minutes");
    private static final Duration AWAY = Duration.ofMinutes(3);
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private final TrialGateway gateway = new TrialGateway();
    private final NightTraffic calling = new NightTraffic();
    private final NightTraffic tapping = new NightTraffic();
    private final List<Listening> pages = new ArrayList<>();
    private EmbeddedPostgres server;
    private ServerOnDisk database;
    private TwoNodes nodes;
    private JdbcClient jdbc;
    private NightCalls calls;
    private OutageAccounts accounts;

    @BeforeEach
    void twoNodesAtNight() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        // durable, as in production, with room for the pools of two machines
        server = EmbeddedPostgres.in(FOLDER.resolve("postgres"), Map.of("max_connections", "200"))
                .start();
        server.createDatabase("schakel");
        database = ServerOnDisk.of(FOLDER);
        nodes = new TwoNodes(FOLDER, server, "schakel", Map.of("schakel.sms.url", gateway.url()));
        jdbc = nodes.jdbc();
        calls = new NightCalls(jdbc);
        accounts = new OutageAccounts(jdbc, gateway, calling, tapping);
        NightCalls.nightFalls(nodes.een());
    }

    @AfterEach
    void leaveNothingRunning() {
        calling.close();
        tapping.close();
        pages.forEach(Listening::close);
        if (nodes != null) {
            nodes.close();
        }
        server.close();
        gateway.close();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nobodyIsForgottenAndNothingIsDoneTwice() throws Exception {
        String rings = calls.begun(nodes.een());
        String searched = searchedBy("piket.een");
        Visit coordinator = nodes.een().visit().login("piket.twee");
        for (Node node : nodes.left()) {
            pages.add(Listening.to(node.port(), node.visit().login("piket.twee"), "/piket/stroom"));
        }
        await("what the night began with has gone out").atMost(IN_TIME).until(() -> accounts.toSend() == 0);
        accounts.remember();
        theRungFallsDueWhileTheDatabaseIsAway(rings);
        String bed = jdbc.sql("select id::text from schakel.bed order by id limit 1")
                .query(String.class)
                .single();
        for (Node node : nodes.left()) {
            calling.begin(node, NightCalls::call);
            tapping.begin(node, (one, key) -> noAnswer(one, searched, bed, key));
        }
        await("people are busy")
                .atMost(IN_TIME)
                .until(() -> calling.acknowledged().size() >= 2);

        database.stop();
        Instant stopped = Instant.now();
        for (Node node : nodes.left()) {
            await("health says so").atMost(IN_TIME).until(() -> health(node) == 503);
        }
        Duration unwell = Duration.between(stopped, Instant.now());
        await("three minutes pass")
                .pollInterval(Duration.ofSeconds(5))
                .atMost(AWAY.plus(OutageAccounts.PATIENCE))
                .until(() -> {
                    peopleAreTold(coordinator);
                    for (Node node : nodes.left()) {
                        assertThat(health(node)).isEqualTo(503);
                        assertThat(node.anonymous()
                                        .get("/actuator/health/liveness")
                                        .status())
                                .as("a restart of the application would not help")
                                .isEqualTo(200);
                    }
                    return !Instant.now().isBefore(stopped.plus(AWAY));
                });
        database.start();
        Instant back = Instant.now();

        for (Node node : nodes.left()) {
            await("health is up again by itself").atMost(IN_TIME).until(() -> health(node) == 200);
        }
        Duration well = Duration.between(back, Instant.now());
        await("the alarm goes on")
                .atMost(IN_TIME.minus(Duration.between(back, Instant.now())))
                .until(() -> !calls.told(rings, "tweede").isEmpty() && accounts.sentAbout(rings, "tweede"));
        Duration rung = Duration.between(back, Instant.now());
        String after = NightCalls.call(nodes.een(), UUID.randomUUID())
                .json()
                .path("id")
                .asText();
        for (Listening page : pages) {
            await("an open page hears of new calls, or its line has ended and it opens another")
                    .atMost(IN_TIME)
                    .until(() -> page.ended() || page.heard(after));
        }
        assertThat(coordinator.get("/piket").statusCode())
                .as("nobody has to log in again")
                .isEqualTo(200);
        calling.end();
        tapping.end();

        accounts.everyRefusalWasClear(stopped, back);
        accounts.everythingIsThereOnce(searched);
        await("all has gone out").atMost(Duration.ofMinutes(4)).until(() -> accounts.toSend() == 0);
        accounts.nothingWasSentTwice(rings, stopped, back);
        accounts.whoHasDutyHeardThatThereIsNoDatabase(stopped, back);
        accounts.theEngineIsWell();
        assertThat(nodes.twee()
                        .as("piket.twee")
                        .post("/api/v1/piket/oproepen/" + rings + "/aanname", "{}")
                        .status())
                .isEqualTo(200);
        for (Node node : nodes.left()) {
            assertThat(node.output()).as("the log").doesNotContain("fictief");
        }
        System.out.printf(
                "database away for %d s: health down after %d ms, up %d ms after its return, next rung sent after %d ms;"
                        + " %d calls and %d taps, %d answers of which %d refused, slowest %d ms; %d SMS, open lines left %d%n",
                Duration.between(stopped, back).toSeconds(),
                unwell.toMillis(),
                well.toMillis(),
                rung.toMillis(),
                calling.acknowledged().size(),
                tapping.acknowledged().size(),
                accounts.answers().size(),
                accounts.answers().stream().filter(told -> !told.acknowledged()).count(),
                accounts.answers().stream()
                        .mapToLong(told -> told.took().toMillis())
                        .max()
                        .orElse(0),
                gateway.received().size(),
                pages.stream().filter(page -> !page.ended()).count());
    }

    /** A call that somebody has taken, and searches for. */
    private String searchedBy(String username) {
        String call = calls.begun(nodes.twee());
        assertThat(nodes.twee()
                        .as(username)
                        .post("/api/v1/piket/oproepen/" + call + "/aanname", "{}")
                        .status())
                .isEqualTo(200);
        return call;
    }

    private void theRungFallsDueWhileTheDatabaseIsAway(String call) {
        Instant due = Instant.parse(nodes.een()
                .as("piket.een")
                .get("/api/v1/piket/oproepen/" + call)
                .json()
                .path("volgendeStapOm")
                .asText());
        Instant now = Instant.parse(nodes.een()
                .anonymous()
                .get("/api/v1/demo/klok")
                .json()
                .path("moment")
                .asText());
        Duration ahead = Duration.between(now, due).minus(AWAY.dividedBy(2));
        assertThat(ahead).as("the rung is later than the middle of the outage").isPositive();
        Api.Answer moved =
                nodes.een().anonymous().post("/api/v1/demo/klok", "{\"vooruit\":\"PT" + ahead.toSeconds() + "S\"}");
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }

    private static Api.Answer noAnswer(Node node, String call, String bed, UUID key) {
        return node.as("piket.een")
                .post(
                        "/api/v1/piket/oproepen/" + call + "/belpogingen",
                        "{\"bed\":\"" + bed + "\",\"uitkomst\":\"geen-gehoor\",\"sleutel\":\"" + key + "\"}");
    }

    private static int health(Node node) {
        return node.anonymous().get("/actuator/health").status();
    }

    private static void peopleAreTold(Visit coordinator) {
        HttpResponse<String> answer = coordinator.get("/piket");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("lang=\"nl\"", "Schakel is even niet bereikbaar", "112");
    }
}
