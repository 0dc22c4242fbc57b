package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.schakel.notification.internal.TrialGateway;
import nl.schakel.web.security.Visit;

/**
 * A night on one real machine, with people who called before: an officer who calls again and again over a session of the
 * pages, a coordinator who looks, and somebody who watches its health. All three must get on, whatever strangers do.
 */
final class FloodedNight implements AutoCloseable {

    private static final Duration ALARM = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TrialGateway gateway = new TrialGateway();
    private final NodeWithDatabase machine;
    private final Visit officer;
    private final String token;
    private final Visit coordinator;
    private final List<Duration> alarms = new ArrayList<>();
    private final List<Duration> looks = new ArrayList<>();

    FloodedNight(Path folder) {
        machine = new NodeWithDatabase(folder, Map.of("schakel.sms.url", gateway.url()));
        NightCalls.nightFalls(machine.node());
        officer = machine.node().visit().login("politie.nacht");
        token = officer.token();
        coordinator = machine.node().visit().login("piket.een");
        // a machine that has just started is slow in everything
        for (int i = 0; i < 3; i++) {
            call();
            look();
        }
    }

    /** Lives through the flood for this long; every alarm in time, every look answered. */
    void lastsFor(Duration time, Consumer<Flood> strangers) {
        alarms.clear();
        looks.clear();
        try (Flood flood = new Flood(machine.node().port())) {
            strangers.accept(flood);
            Instant end = Instant.now().plus(time);
            do {
                call();
                look();
            } while (Instant.now().isBefore(end));
            System.out.printf(
                    "flood of %d s: %d alarms, slowest SMS after %d ms; %d looks at health and at the calls, slowest %d ms; %s%n",
                    time.toSeconds(), alarms.size(), slowest(alarms), looks.size(), slowest(looks), flood.heard());
        }
        assertThat(alarms).as("alarms").allSatisfy(took -> assertThat(took).isLessThan(ALARM));
        assertThat(looks).as("looks").allSatisfy(took -> assertThat(took).isLessThan(LOOK));
        assertThat(machine.node().output()).doesNotContain("OutOfMemory");
        await("everybody is served again").atMost(Duration.ofSeconds(30)).until(() -> {
            int status = machine.node().visit().get("/melden").statusCode();
            return status == 200;
        });
    }

    private void call() {
        Instant begun = Instant.now();
        HttpResponse<String> made = officer.json(
                "/api/v1/piket/oproepen",
                "{\"van\":\"politie\",\"gemeente\":\"GM0228\",\"situatie\":\"Verzonnen (fictief).\",\"sleutel\":\""
                        + UUID.randomUUID() + "\"}",
                "X-CSRF-TOKEN",
                token);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String link = made.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "/piket/");
        await("the alarm rings")
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() ->
                        gateway.received().stream().anyMatch(sms -> sms.text().endsWith(link)));
        alarms.add(Duration.between(begun, Instant.now()));
    }

    private void look() {
        Instant begun = Instant.now();
        assertThat(health()).isEqualTo(200);
        looks.add(Duration.between(begun, Instant.now()));
        begun = Instant.now();
        assertThat(coordinator.get("/piket").statusCode()).isEqualTo(200);
        looks.add(Duration.between(begun, Instant.now()));
    }

    private int health() {
        try {
            // on a new connection each time, as whoever watches has
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://localhost:" + machine.node().port() + "/actuator/health"))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError("health does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static long slowest(List<Duration> all) {
        return all.stream().mapToLong(Duration::toMillis).max().orElse(0);
    }

    @Override
    public void close() {
        machine.close();
        gateway.close();
    }
}
