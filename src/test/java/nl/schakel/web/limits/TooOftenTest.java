package nl.schakel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sends too often without login hears so before anything is read; and nobody else does. */
@SchakelTest
class TooOftenTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    private int port;

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

    @Test
    void pagesOfReportersAndTheLoginBeforeTheirBodyIsThere() {
        for (String address : List.of("/melden", "/melden/volgen", "/inloggen")) {
            String from = "127.0.2." + (1 + address.length());
            int most = address.equals("/inloggen") ? 600 : 60;
            for (int i = 0; i < most; i++) {
                // refused for its size, after it was counted
                try (Line line = Line.from(from, port)) {
                    line.send(Line.post(address, FORM, 5, "Connection: close") + "a=b&c");
                    assertThat(Line.status(line.hear(SOON))).isNotEqualTo(429);
                }
            }
            try (Line line = Line.from(from, port)) {
                line.send(Line.post(address, FORM, 5_000));
                String answer = line.hear(SOON);
                assertThat(Line.status(answer)).as(answer).isEqualTo(429);
                assertThat(answer).contains("text/html", "Even wachten", "112");
            }
        }
    }

    private int posts(String from, String path, String type, String body) {
        try (Line line = Line.from(from, port)) {
            line.send(Line.post(path, type, body.length(), "Connection: close") + body);
            return Line.status(line.hear(SOON));
        }
    }
}
