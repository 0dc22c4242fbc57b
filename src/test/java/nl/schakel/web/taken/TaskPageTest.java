package nl.schakel.web.taken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.web.security.Visit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A task from the list to its end, as the browser sends it. */
@SchakelTest
class TaskPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private ReportCommands reports;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    private Receipt receipt;
    private TaskSummary task;
    private Visit officer;

    @BeforeEach
    void report() {
        receipt = story.report(Story.plain());
        task = story.task(receipt.dossier(), "signaal-beoordelen");
        officer = new Visit(port).login("af.nijkerk");
    }

    @Test
    void theListLeadsToThePageAndSaysWhenItIsDue() {
        String list = everyPage("/taken");

        assertThat(list).contains("/taken/" + task.id()).contains(task.reference());
        assertThat(list).containsPattern("nog \\d+ werkdag|vandaag voor|morgen voor|te laat sinds");
        assertThat(everyPage("/taken?welke=mijn")).doesNotContain(task.id());
        assertThat(everyPage("/taken?welke=team")).contains(task.id());
        assertThat(officer.get("/taken?welke=onzin").statusCode()).isEqualTo(200);
    }

    @Test
    void thePageShowsTheDossierAndTheForm() {
        HttpResponse<String> page = officer.get("/taken/" + task.id());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Verzonnen signaal (fictief).").contains("data-schema=\"{");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    /** Who reads a withdrawal a second time decides about somebody who may be under pressure, so reads who asks and why. */
    @Test
    void theSecondReaderHearsThatTheReporterAsksAndWhy() {
        UUID withdrawn = story.report(Story.plain()).dossier();
        reports.withdraw(withdrawn, "Ik word bang (fictief).");
        UUID without = story.report(Story.plain()).dossier();
        reports.withdraw(without, null);
        UUID proposed = story.report(Story.plain()).dossier();
        story.does(
                "af.nijkerk",
                proposed,
                "signaal-beoordelen",
                Story.triage(
                        "vervolg",
                        "stoppen",
                        "eindreden",
                        "geen-aanwijzingen",
                        "eindToelichting",
                        "Niets gevonden (fictief)."));
        Visit director = new Visit(port).login("keten.wvv");

        assertThat(secondReading(director, withdrawn))
                .contains(
                        "De melder vraagt om te stoppen",
                        "Misschien is de melder onder druk gezet",
                        "Ik word bang (fictief).");
        assertThat(secondReading(director, without))
                .contains("De melder vraagt om te stoppen", "De melder gaf geen reden");
        assertThat(secondReading(director, proposed))
                .contains("Niets gevonden (fictief).")
                .doesNotContain("De melder vraagt om te stoppen");
    }

    private String secondReading(Visit reader, UUID dossier) {
        return reader.get("/taken/" + story.task(dossier, "voorstel-tegenlezen").id())
                .body();
    }

    @Test
    void aCaseThatWasPutOnHoldSaysSoAndKeepsTheTask() throws JsonProcessingException {
        String route = tasks.createTaskQuery().taskId(task.id()).singleResult().getProcessInstanceId();
        runtime.suspendProcessInstanceById(route);
        try {
            HttpResponse<String> refused = complete(Story.triage());
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("even stilgezet");
        } finally {
            runtime.activateProcessInstanceById(route);
        }
        assertThat(story.steps(receipt.dossier())).containsExactly("signaal-beoordelen");
    }

    @Test
    void insideTasklistItComesBare() {
        HttpResponse<String> page = officer.get("/taken/" + task.id() + "?kader=1");

        assertThat(page.body())
                .contains("class=\"bare\"")
                .doesNotContain("site-header")
                .doesNotContain("id=\"voltooien\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'self'");
    }

    @Test
    void takenInHandAndGivenBack() {
        submit("/oppakken");
        assertThat(officer.get("/taken/" + task.id()).body()).contains("Teruggeven aan het team");
        assertThat(everyPage("/taken?welke=mijn")).contains(task.id());

        submit("/loslaten", "kader", "1");
        assertThat(officer.get("/taken/" + task.id()).body()).contains("Ik pak dit op");
    }

    @Test
    void onlyAColleagueCanGetIt() {
        submit("/overdragen", "collega", "af.ede");

        assertThat(officer.get("/taken/" + task.id()).body()).contains("Kies een collega uit hetzelfde team");
    }

    @Test
    void everyWrongAnswerComesBackAtOnce() throws JsonProcessingException {
        HttpResponse<String> refused = complete(Map.of("acuut", "misschien", "onzin", "x"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"acuut\"").contains("\"field\":\"onzin\"");
        assertThat(story.steps(receipt.dossier())).contains("signaal-beoordelen");
    }

    @Test
    void doneOnceAndTheSecondIsTold() throws JsonProcessingException {
        assertThat(complete(Story.triage()).statusCode()).isEqualTo(204);

        HttpResponse<String> second = complete(Story.triage());
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("gemeente Nijkerk");
        HttpResponse<String> page = officer.get("/taken/" + task.id());
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("Deze taak is al klaar");
    }

    @Test
    void withoutTheTokenOfThePageNothingIsDone() throws JsonProcessingException {
        HttpResponse<String> refused =
                officer.json("/taken/" + task.id() + "/voltooiing", body(Story.triage()), "Sec-Fetch-Mode", "cors");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(story.steps(receipt.dossier())).contains("signaal-beoordelen");
    }

    @Test
    void aLostSessionIsToldToTheScript() throws JsonProcessingException {
        HttpResponse<String> refused = new Visit(port)
                .json("/taken/" + task.id() + "/voltooiing", body(Story.triage()), "Sec-Fetch-Mode", "cors");

        assertThat(refused.statusCode()).isEqualTo(401);
    }

    @Test
    void somebodyElsesTaskLooksLikeNoTask() {
        Visit stranger = new Visit(port).login("af.ede");
        HttpResponse<String> theirs = stranger.get("/taken/" + task.id(), "Accept", "text/html");
        HttpResponse<String> nobodys =
                stranger.get("/taken/00000000-0000-0000-0000-000000000000", "Accept", "text/html");

        assertThat(theirs.statusCode()).isEqualTo(404).isEqualTo(nobodys.statusCode());
        assertThat(Visit.withoutTokenAndClock(theirs.body()))
                .contains("Deze pagina is er niet")
                .isEqualTo(Visit.withoutTokenAndClock(nobodys.body()));
        assertThat(stranger.get("/taken").body()).doesNotContain(task.id());
    }

    private void submit(String action, String... fields) {
        HttpResponse<String> answer = officer.submit("/taken/" + task.id() + action, officer.token(), fields);
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> complete(Map<String, Object> answers) throws JsonProcessingException {
        return officer.json("/taken/" + task.id() + "/voltooiing", body(answers), "X-CSRF-TOKEN", officer.token());
    }

    private String body(Map<String, Object> answers) throws JsonProcessingException {
        return json.writeValueAsString(Map.of("antwoorden", answers));
    }

    /** The list from its first page to its last, as somebody leafs through it. */
    private String everyPage(String first) {
        StringBuilder all = new StringBuilder();
        for (String path = first; path != null; path = TaskPaging.next(all)) {
            all.append(officer.get(path).body());
        }
        return all.toString();
    }
}
