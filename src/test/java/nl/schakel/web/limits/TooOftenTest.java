package nl.schakel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sends too often without login hears so before anything is read; and nobody else does. */
@SchakelTest
class TooOftenTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    private int port;

    @Autowired
    private OpenPostLimit posts;

    @Test
    void reportsBeforeTheirBodyIsThere() {
        List<Integer> answers = IntStream.range(0, 11)
                .mapToObj(i -> posts("127.0.0.6", "/api/v1/meldingen", "application/json", "{}"))
                .toList();

        assertThat(answers.subList(0, 10)).containsOnly(400);
        assertThat(answers.get(10)).isEqualTo(429);
        try (Line line = Line.from("127.0.0.6", port)) {
            line.send(Line.post("/api/v1/meldingen", "application/json", 5_000));
            String answer = line.hear(SOON);
            assertThat(Line.status(answer)).as(answer).isEqualTo(429);
            assertThat(answer).contains("application/problem+json", "Retry-After: ");
        }
        assertThat(posts("127.0.0.7", "/api/v1/meldingen", "application/json", "{}"))
                .as("somebody else")
                .isEqualTo(400);
    }

    @Test
    void theSameReportByAnotherSpellingOfTheAddressCountsToo() {
        IntStream.range(0, 10).forEach(i -> posts("127.0.0.8", "/api/v1/meldingen", "application/json", "{}"));

        assertThat(posts("127.0.0.8", "/api/v1/%6deldingen", "application/json", "{}"))
                .isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({"/melden, 60", "/melden/volgen, 60", "/inloggen, 600", "/uitloggen, 600"})
    void formsBeforeTheirBodyIsThere(String address, int most) {
        String from = "127.0.2." + address.length();
        int taken = 0;
        while (posts.take(address, from).isEmpty()) {
            taken++;
        }
        assertThat(taken).as("who types never meets it").isGreaterThanOrEqualTo(most);

        String answer = await("what is free again meanwhile is taken too")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            while (posts.take(address, from).isEmpty()) {
                                // until the minute is full
                            }
                            try (Line line = Line.from(from, port)) {
                                line.send(Line.post(address, FORM, 5_000));
                                return line.hear(Duration.ofSeconds(3));
                            }
                        },
                        heard -> Line.status(heard) != 0);

        assertThat(Line.status(answer)).as(answer).isEqualTo(429);
        assertThat(answer).contains("text/html", "Even wachten", "112", "Retry-After: ");
    }

    private int posts(String from, String path, String type, String body) {
        try (Line line = Line.from(from, port)) {
            line.send(Line.post(path, type, body.length(), "Connection: close") + body);
            return Line.status(line.hear(SOON));
        }
    }
}
