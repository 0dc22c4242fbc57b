package nl.schakel.web.taken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.story.Story;
import nl.schakel.support.time.Zones;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tasks over the API: mine and my groups', done once, with every wrong answer told. */
@SchakelTest
class TaskApiTest {

    private static final String TRIAGE = """
            {"antwoorden":{"vormen":["arbeid"],"persoon":"ja","persoonBekend":"nee","locatie":"ja","dader":"nee",
             "minderjarig":"nee","acuut":"nee","meldcode":"nee"}}""";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"DAGT10:00:00Z\"",
                "\"DAGT10:00\"",
                "\"DAG\"",
                "20270131",
                "\"31-12-2026\"",
                "\"DAGT\"",
                "[\"DAG\"]",
                "{\"dag\":1}",
                "true",
                "null",
                "\"\"",
                "1e400",
                "\"9999-12-31T00:00:00Z\"",
                "\"+999999999-12-31\""
            })
    void aDayInAnyFormIsReadOrRefusedButNeverAFailure(String day) {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage());
        story.runDueJobs();
        String task = story.task(dossier, "zaak-verdelen").id();
        String nextMonth =
                LocalDate.ofInstant(story.now(), Zones.AMSTERDAM).plusDays(30).toString();

        Api.Answer answer = Api.as(port, "keten.wvv")
                .post("/api/v1/taken/" + task + "/voltooiing", """
                {"antwoorden":{"acties":[{"partij":"tmm","wat":"Verzonnen (fictief)","termijn":%s}],
                 "comensha":"nee","comenshaNiet":"geen-slachtoffer","opvang":"nee"}}""".formatted(day.replace("DAG", nextMonth)));

        boolean readable = day.startsWith("\"DAG") && !day.endsWith("T\"");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(readable ? 204 : 400);
    }

    @Test
    void theSameChoiceTwiceIsRefused() {
        String id = task(af(), reported()).path("id").asText();

        Api.Answer answer = af().post(
                        "/api/v1/taken/" + id + "/voltooiing",
                        TRIAGE.replace("[\"arbeid\"]", "[\"arbeid\",\"arbeid\"]"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("invalidParams").path(0).path("name").asText())
                .isEqualTo("vormen");
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
