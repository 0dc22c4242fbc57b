package nl.schakel.web.taken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tasks over the API: mine and my groups', done once, with every wrong answer told. */
@SchakelTest
class TaskApiTest {

    private static final String TRIAGE = """
            {"antwoorden":{"vormen":["arbeid"],"persoon":"ja","persoonBekend":"nee","locatie":"ja","dader":"nee",
             "minderjarig":"nee","acuut":"nee","meldcode":"nee"}}""";

    @LocalServerPort
    private int port;

    private Api af() {
        return Api.as(port, "af.nijkerk");
    }

    private String reported() {
        return Api.as(port, "balie.nijkerk")
                .post("/api/v1/meldingen", "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen (fictief).\"}")
                .json()
                .path("referentie")
                .asText();
    }

    private JsonNode task(Api person, String reference) {
        return person.all("/api/v1/taken", "taken").stream()
                .filter(task -> task.path("referentie").asText().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTaskStandsInTheListOfItsOwnerWithTermAndForm() {
        JsonNode task = task(af(), reported());

        assertThat(task.path("stap").asText()).isEqualTo("signaal-beoordelen");
        assertThat(task.path("rol").asText()).isEqualTo("aandachtsfunctionaris");
        assertThat(task.path("organisatie").asText()).isEqualTo("GM0267");
        assertThat(task.path("termijn").asText()).isNotBlank();
        assertThat(task.path("teLaat").asBoolean(true)).isFalse();
        JsonNode page = af().get("/api/v1/taken/" + task.path("id").asText()).json();
        assertThat(page.path("formulier").path("components")).isNotEmpty();
        assertThat(page.has("antwoorden")).isTrue();
    }

    @Test
    void outsidersCannotTellThatATaskExists() {
        String id = task(af(), reported()).path("id").asText();
        Api outsider = Api.as(port, "af.ede");

        Api.Answer existing = outsider.get("/api/v1/taken/" + id);
        Api.Answer unknown = outsider.get("/api/v1/taken/bestaat-niet");

        assertThat(existing.status()).isEqualTo(404);
        assertThat(existing.json().path("title")).isEqualTo(unknown.json().path("title"));
        assertThat(outsider.post("/api/v1/taken/" + id + "/voltooiing", TRIAGE).status())
                .isEqualTo(404);
    }

    @Test
    void everyWrongAnswerIsToldAndNothingIsLost() {
        String id = task(af(), reported()).path("id").asText();

        Api.Answer answer = af().post("/api/v1/taken/" + id + "/voltooiing", """
                {"antwoorden":{"vormen":["dwang"],"persoon":"misschien","bestaatNiet":"x"}}""");

        assertThat(answer.status()).isEqualTo(400);
        List<String> names = StreamSupport.stream(
                        answer.json().path("invalidParams").spliterator(), false)
                .map(param -> param.path("name").asText())
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "vormen", "persoon", "bestaatNiet", "minderjarig", "acuut", "locatie", "dader");
        assertThat(af().get("/api/v1/taken/" + id).status()).isEqualTo(200);
    }

    @Test
    void twoPeopleCompleteOneTaskAndTheSecondIsTold() throws Exception {
        String id = task(af(), reported()).path("id").asText();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> complete = () ->
                    af().post("/api/v1/taken/" + id + "/voltooiing", TRIAGE).status();
            List<Integer> answers = threads
                    .invokeAll(List.of(complete, complete, complete, complete, complete, complete, complete, complete))
                    .stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();

            assertThat(answers).containsOnlyOnce(204);
            assertThat(answers.stream().filter(status -> status != 204)).containsOnly(409);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void withoutLoginThereIsNoTask() {
        Api.Answer answer = Api.anonymous(port).get("/api/v1/taken");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
