package nl.schakel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is too much is refused before it is read, in Dutch, by the limit of its address. */
@SchakelTest
class TooMuchTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final int KB = 1024;
    /** So that what is sent here does not count for the other tests. */
    private static final String OWN_NETWORK = "127.0.0.5";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "/melden, application/x-www-form-urlencoded, 262145",
        "/inloggen, application/x-www-form-urlencoded, 262145",
        "/api/v1/meldingen, application/x-www-form-urlencoded, 262145",
        "/taken/x/voltooiing, application/json, 262145",
        "/api/v1/meldingen, application/json, 1048577",
        "/api/v1/meldingen, application/json, 46137344",
        "/api/v1/piket/oproepen, application/json, 1048577",
        "/camunda/api/engine/engine/default/task/count, application/json, 1048577",
        "/nergens, text/plain, 262145"
    })
    void isRefusedByWhatItSaysItWillSendAndByWhatItSends(String path, String type, int bytes) {
        try (Line says = Line.from(OWN_NETWORK, port);
                Line sends = Line.from(OWN_NETWORK, port)) {
            // nothing of it is sent: whoever waited for it would not answer
            says.send(Line.post(path, type, bytes));
            sends.send(Line.chunked(path, type));
            String piece = Line.chunk("x".repeat(64 * KB));
            for (int sent = 0; sent < bytes && sends.send(piece); sent += 64 * KB) {
                // until all is sent or the other side has had enough
            }

            // each is closed only a while after its answer
            List<String> answers = Stream.of(says, sends)
                    .parallel()
                    .map(line -> line.hear(PATIENCE))
                    .toList();
            for (String answer : answers) {
                assertThat(Line.status(answer)).as(answer).isEqualTo(413);
                assertThat(answer).contains("Er is niets opgeslagen").doesNotContain("Set-Cookie");
            }
        }
    }

    @Test
    void aSystemIsToldSoInItsFormat() {
        Api.Answer answer = Api.anonymous(port).post("/api/v1/meldingen", "x".repeat(KB * KB + 1));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:schakel:te-groot");
        assertThat(answer.json().path("detail").asText()).contains("1 MB");
    }

    @Test
    void whoIsStillSendingHearsTheAnswer() {
        String piece = "x".repeat(16 * KB);

        try (Line line = Line.from(OWN_NETWORK, port)) {
            line.send(Line.post("/api/v1/meldingen", "application/json", 3 * KB * KB));

            // a line that is closed meanwhile takes the answer with it, for most who send
            await("the line stays open")
                    .during(Duration.ofMillis(1200))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> line.send(piece));
            assertThat(Line.status(line.hear(PATIENCE))).isEqualTo(413);
        }
    }

    @Test
    void aPersonIsToldWhatToDoAndNoSessionBegins() {
        int before = sessions();
        var answer = new Visit(port).submit("/melden", null, "toelichting", "x".repeat(300 * KB));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains("lang=\"nl\"", "terugknop", "korter", "112", "/assets/")
                .doesNotContain("??");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void whatJustFitsIsRead() {
        String form = "toelichting=" + "x".repeat(256 * KB - "toelichting=".length());
        String message = "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen (fictief).\"}";
        String padded = message + " ".repeat(KB * KB - message.length());

        try (Line line = Line.from(OWN_NETWORK, port)) {
            line.send(Line.post("/melden", FORM, form.length(), "Connection: close") + form);
            assertThat(line.hear(PATIENCE)).contains("20.000 tekens");
        }
        assertThat(Api.as(port, "balie.nijkerk")
                        .post("/api/v1/meldingen", padded)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aFormHasNoThousandFields() {
        String form = "a=1&".repeat(1000) + "b=2";

        try (Line line = Line.from(OWN_NETWORK, port)) {
            line.send(Line.post("/melden", FORM, form.length()) + form);
            assertThat(Line.status(line.hear(PATIENCE))).isEqualTo(413);
        }
        assertThat(new Visit(port).get("/melden?" + "a=1&".repeat(1001)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aFormIsReadInUtf8ThoughItWasReadBefore() {
        var page =
                new Visit(port).submit("/melden", null, "toelichting", "Café €5 😀 (fictief)", "gemeente", "Nergens");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Café €5 😀 (fictief)");
    }

    @Test
    void theNextRequestOnTheSameLineIsReadWhereItBegins() {
        String form = "x=1";
        try (Line line = Line.from(OWN_NETWORK, port)) {
            // both at once, as a proxy may
            line.send(Line.post("/melden/bedankt/wissen", FORM, form.length()) + form
                    + "GET /robots.txt?tweede HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(line.hear(PATIENCE).split("HTTP/1\\.1 ")).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"diep", "veel", "lang", "getal", "naam"})
    void aMessageIsNotLargerInsideThanItLooks(String kind) {
        String body = switch (kind) {
            case "diep" -> "{\"mijdgebied\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
            case "veel" -> "{\"indicatoren\":[" + "\"a\",".repeat(200_000) + "\"a\"]}";
            case "lang" -> "{\"toelichting\":\"" + "x".repeat(900 * KB) + "\"}";
            case "getal" -> "{\"betrokkenen\":[{\"geboortejaar\":" + "9".repeat(500_000) + "}]}";
            default -> "{\"" + "x".repeat(500_000) + "\":1}";
        };

        Api.Answer answer = kind.equals("diep")
                ? Api.as(port, "politie.nacht").post("/api/v1/piket/oproepen", body)
                : Api.as(port, "balie.nijkerk").post("/api/v1/meldingen", body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("title").asText()).contains("te groot");
    }

    @Test
    void aListIsRefusedByItsLengthBeforeItsEntriesAre() {
        String codes = "\"x\",".repeat(20_000) + "\"x\"";
        Api staff = Api.as(port, "balie.nijkerk");

        Api.Answer answer = staff.post(
                "/api/v1/meldingen",
                "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen.\",\"indicatoren\":[" + codes + "],\"vormen\":["
                        + codes + "]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(errors(answer)).containsExactlyInAnyOrder("indicatoren te-veel", "vormen te-veel");
    }

    @Test
    void soAreTheBrothersOfThatList() {
        String persons = "{},".repeat(5_000) + "{}";
        String codes = "\"GM0267\",".repeat(5_000) + "\"GM0267\"";
        String answers = String.join(
                ",",
                IntStream.range(0, 5_000).mapToObj(i -> "\"v" + i + "\":\"ja\"").toList());

        Api.Answer call = Api.as(port, "politie.nacht")
                .post("/api/v1/piket/oproepen", "{\"personen\":[" + persons + "],\"mijdgebied\":[" + codes + "]}");
        Api.Answer placement = Api.as(port, "zorg.wvv")
                .post("/api/v1/plaatsingen", "{\"personen\":[{\"antwoorden\":{" + answers + "}}]}");

        assertThat(call.status()).isEqualTo(400);
        assertThat(errors(call)).containsExactlyInAnyOrder("personen te-veel", "mijdgebied te-veel");
        assertThat(placement.status()).isEqualTo(400);
        assertThat(errors(placement)).containsExactly("personen[0].antwoorden te-veel");
    }

    @Test
    void anAnswerDoesNotNameThousandErrors() {
        String people = "{\"naam\":\"%1$s\",\"nationaliteit\":\"%1$s\",\"bekendBij\":\"%1$s\"},"
                        .formatted("x".repeat(2_000))
                        .repeat(49)
                + "{}";

        Api.Answer answer = Api.as(port, "balie.nijkerk")
                .post(
                        "/api/v1/meldingen",
                        "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen.\",\"betrokkenen\":[" + people + "]}");

        assertThat(errors(answer)).hasSize(100);
    }

    private static List<String> errors(Api.Answer answer) {
        return StreamSupport.stream(answer.json().path("invalidParams").spliterator(), false)
                .map(error ->
                        error.path("name").asText() + " " + error.path("code").asText())
                .toList();
    }

    private int sessions() {
        return jdbc.sql("select count(*) from schakel.SPRING_SESSION")
                .query(Integer.class)
                .single();
    }
}
