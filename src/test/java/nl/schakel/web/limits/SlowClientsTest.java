package nl.schakel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.schakel.SchakelTest;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sends a byte now and then keeps nobody else waiting, and not for long. */
@SchakelTest
class SlowClientsTest {

    /** For a busy machine; how long an answer takes is for the benchmarks. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MORE_THAN_ALL_LANES = 300;

    @LocalServerPort
    private int port;

    @Autowired
    private RequestLanes lanes;

    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
    private final List<Line> slow = new ArrayList<>();

    @AfterEach
    void hangUp() {
        drip.shutdownNow();
        slow.forEach(Line::close);
        await("all threads are free again").atMost(Duration.ofSeconds(30)).until(() -> held() == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/meldingen",
                "/melden",
                "/inloggen",
                "/api/v1/piket/oproepen",
                "/piket/oproep",
                "/actuator/health"
            })
    void healthAndTheNightAnswerMeanwhile(String address) {
        Visit coordinator = new Visit(port).login("piket.een");
        String token = coordinator.token();
        begin(address, MORE_THAN_ALL_LANES, "X-Verzonnen: 1");
        await().atMost(PATIENCE).until(() -> lanes.open.held() > 0);

        int meanwhile = 0;
        for (int i = 0; i < 10; i++) {
            assertThat(Api.anonymous(port).get("/actuator/health").status()).isEqualTo(200);
            assertThat(coordinator.get("/piket").statusCode()).isEqualTo(200);
            meanwhile += held() > 0 ? 1 : 0;
        }
        // nobody waits until the slow ones are gone
        assertThat(meanwhile).isPositive();
        HttpResponse<String> call = coordinator.json(
                "/api/v1/piket/oproepen",
                "{\"van\":\"politie\",\"gemeente\":\"GM0228\",\"situatie\":\"Verzonnen (fictief).\",\"sleutel\":\""
                        + UUID.randomUUID() + "\"}",
                "X-CSRF-TOKEN",
                token);
        assertThat(call.statusCode()).as(call.body()).isEqualTo(201);
    }

    @Test
    void whoIsSignedInTakesNotAllThreadsEither() {
        Visit insider = new Visit(port).login("balie.nijkerk");
        Visit coordinator = new Visit(port).login("piket.een");
        assertThat(coordinator.get("/piket").statusCode()).isEqualTo(200);
        begin("/melden", MORE_THAN_ALL_LANES, "Cookie: SCHAKEL=" + insider.cookie("SCHAKEL"));
        begin("/api/v1/piket/oproepen", MORE_THAN_ALL_LANES, "Cookie: SCHAKEL=" + insider.cookie("SCHAKEL"));
        await().atMost(PATIENCE).until(() -> lanes.staff.held() > 0 && lanes.night.held() > 0);

        assertThat(Api.anonymous(port).get("/actuator/health").status()).isEqualTo(200);
        assertThat(held()).isPositive();
        assertThat(coordinator.get("/piket").statusCode()).isEqualTo(200);
        assertThat(coordinator.get("/taken").statusCode()).isEqualTo(200);
        assertThat(new Visit(port).get("/melden").statusCode()).isEqualTo(200);
    }

    @Test
    void oneNetworkDoesNotKeepAnotherFromReporting() {
        for (int i = 0; i < 50; i++) {
            slow.add(opened("127.0.0.2", "/melden"));
        }
        await().atMost(PATIENCE).until(() -> lanes.open.held() > 10);

        assertThat(new Visit(port).get("/melden").statusCode()).isEqualTo(200);
        assertThat(lanes.open.held()).isPositive();
    }

    @Test
    void aByteNowAndThenIsNotEnough() {
        Line line = opened("127.0.0.3", "/api/v1/meldingen");
        slow.add(line);
        drip.scheduleWithFixedDelay(() -> line.send(" "), 1, 1, TimeUnit.SECONDS);

        String answer = line.hear(Duration.ofSeconds(20));

        assertThat(Line.status(answer)).as(answer).isEqualTo(408);
        assertThat(answer).contains("application/problem+json", "te-traag");
    }

    @Test
    void noRoomIsSaidAtOnceAndWithATimeToComeBack() {
        for (int i = 0; i < 60; i++) {
            slow.add(opened("127.0.0.4", "/melden"));
        }
        await().atMost(PATIENCE)
                .until(() -> lanes.open.held() == lanes.open.width().threadsOfOne());

        try (Line page = Line.from("127.0.0.4", port);
                Line system = Line.from("127.0.0.4", port)) {
            page.send("GET /melden HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n");
            system.send("GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
            for (Line line : List.of(page, system)) {
                String answer = line.hear(PATIENCE);
                assertThat(Line.status(answer)).as(answer).isEqualTo(503);
                assertThat(answer).contains("Retry-After: ", "te druk", "112");
            }
        }
    }

    @Test
    void whatWasTypedComesBackWhenThereIsNoTurn() {
        List<RequestLane.LanePlace> busy = new ArrayList<>();
        try {
            for (int i = 0; i < lanes.open.width().atWork(); i++) {
                RequestLane.LanePlace place = lanes.open.enter("somebody " + i);
                busy.add(place);
                assertThat(place.work()).isTrue();
            }

            // each waits for its turn as long as anybody does
            CompletableFuture<HttpResponse<String>> login = CompletableFuture.supplyAsync(() -> new Visit(port)
                    .submit("/inloggen", null, "gebruikersnaam", "x", "wachtwoord", "geheim woord hier"));
            HttpResponse<String> page = new Visit(port)
                    .submit("/melden", null, "toelichting", "Een lang verhaal (fictief) met €.", "gemeente", "Nijkerk");

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(page.body())
                    .contains("te druk", "Een lang verhaal (fictief) met €.", "name=\"gemeente\" value=\"Nijkerk\"")
                    .contains("Verstuur opnieuw")
                    .doesNotContain("??");
            assertThat(login.join().body()).contains("te druk").doesNotContain("geheim");
        } finally {
            busy.forEach(RequestLane.LanePlace::close);
        }
    }

    private void begin(String address, int lines, String header) {
        for (int i = 0; i < lines; i++) {
            // some of each of eight networks
            Line line = Line.from("127.0.1." + (1 + i % 8), port);
            line.send(Line.post(address, "application/x-www-form-urlencoded", 20_000, header) + "a=");
            slow.add(line);
        }
        drip.scheduleWithFixedDelay(() -> slow.forEach(line -> line.send("x")), 2, 2, TimeUnit.SECONDS);
    }

    private Line opened(String from, String address) {
        Line line = Line.from(from, port);
        line.send(Line.post(address, "application/json", 5_000) + "{");
        return line;
    }

    /** How many requests have a place in a lane. */
    private int held() {
        return lanes.all().mapToInt(RequestLane::held).sum();
    }
}
