package nl.schakel.web.taken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Triage says before it is finished who will get a task, and afterwards who got one. */
@SchakelTest
class WhoGetsATaskTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    private UUID dossier;
    private TaskSummary task;
    private Visit officer;

    @BeforeEach
    void aSignal() {
        dossier = story.report(Story.plain()).dossier();
        task = story.task(dossier, "signaal-beoordelen");
        officer = new Visit(port).login("af.nijkerk");
    }

    private HttpResponse<String> ask(String what, Map<String, Object> answers) {
        try {
            return officer.json(
                    "/taken/" + task.id() + "/" + what,
                    json.writeValueAsString(Map.of("antwoorden", answers)),
                    "X-CSRF-TOKEN",
                    officer.token());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from schakel." + table)
                .query(Integer.class)
                .single();
    }

    @Test
    void beforeItIsFinishedTriageSaysWhoWillGetATaskAndDoesNothing() {
        int messages = rows("outbox");
        int lines = rows("timeline_entry");
        int tasks = rows("route_task");

        HttpResponse<String> answer = ask("vooruitblik", Story.triage("locatie", "ja"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Coördinator ondermijning, gemeente Nijkerk", "Ketenregisseur")
                .contains("(politie)");
        assertThat(story.steps(dossier)).containsExactly("signaal-beoordelen");
        assertThat(story.task(dossier, "signaal-beoordelen").assignee()).isNull();
        assertThat(rows("outbox")).isEqualTo(messages);
        assertThat(rows("timeline_entry")).isEqualTo(lines);
        assertThat(rows("route_task")).isEqualTo(tasks);
    }

    @Test
    void otherAnswersGiveOthersATask() {
        assertThat(ask("vooruitblik", Story.triage()).body())
                .doesNotContain("Coördinator ondermijning")
                .contains("Ketenregisseur");
    }

    @Test
    void anUnfinishedFormHasNoAnswerYet() {
        HttpResponse<String> answer = ask("vooruitblik", Map.of("locatie", "ja"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"compleet\":false,\"krijgen\":[]}");
        assertThat(officer.get("/taken/" + task.id()).body())
                .contains("Wie krijgt hierna een taak?", "Vul eerst alle vragen in.", "data-preview=");
    }

    @Test
    void afterwardsTheListSaysWhoGotATask() {
        String before = ask("vooruitblik", Story.triage("locatie", "ja")).body();
        assertThat(ask("voltooiing", Story.triage("locatie", "ja")).statusCode())
                .isEqualTo(204);
        String list = officer.get("/taken?afgerond=ja&taak=" + task.id()).body();

        assertThat(list)
                .contains("De taak is afgerond.", "Een taak kregen:")
                .contains("Coördinator ondermijning, gemeente Nijkerk");
        story.open(dossier).stream()
                .map(TaskSummary::name)
                .forEach(step -> assertThat(before).as("said before").contains(step));
    }

    @Test
    void onceItIsFinishedThereIsNothingToSayAhead() {
        ask("voltooiing", Story.triage());
        assertThat(ask("vooruitblik", Story.triage()).statusCode()).isEqualTo(204);
        officer = new Visit(port).login("af.ede");
        assertThat(ask("vooruitblik", Story.triage()).statusCode()).isEqualTo(404);
    }

    @Test
    void whoDidNotFinishItLearnsNothing() {
        ask("voltooiing", Story.triage("locatie", "ja"));

        assertThat(new Visit(port)
                        .login("af.ede")
                        .get("/taken?afgerond=ja&taak=" + task.id())
                        .body())
                .doesNotContain("Een taak kregen:");
        assertThat(new Visit(port)
                        .login("riec.on")
                        .get("/taken?afgerond=ja&taak=" + task.id())
                        .body())
                .doesNotContain("Een taak kregen:");
    }

    @Test
    void theApiSaysTheSameAndOutsidersHearNothing() {
        String answers = "{\"antwoorden\":{\"vormen\":[\"onbekend\"],\"persoon\":\"nee\",\"locatie\":\"ja\","
                + "\"dader\":\"nee\",\"minderjarig\":\"nee\",\"acuut\":\"nee\"}}";
        String path = "/api/v1/taken/" + task.id() + "/vooruitblik";

        assertThat(Api.as(port, "af.nijkerk")
                        .post(path, answers)
                        .json()
                        .path("krijgen")
                        .findValuesAsText("rol"))
                .contains("ondermijning", "ketenregisseur", "tmm");
        assertThat(Api.as(port, "af.ede").post(path, answers).status()).isEqualTo(404);
        assertThat(Api.as(port, "af.nijkerk").post(path, "{\"antwoorden\":{}}").status())
                .isEqualTo(400);
        assertThat(story.steps(dossier)).containsExactly("signaal-beoordelen");
    }
}
