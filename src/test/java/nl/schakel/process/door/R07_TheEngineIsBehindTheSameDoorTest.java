package nl.schakel.process.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.tasks.AllTasks;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R2, R7, R8: what an attacker with an account did through the engine's own REST, each of which went through once. */
@SchakelTest
class R07_TheEngineIsBehindTheSameDoorTest {

    private static final String STEP = "signaal-beoordelen";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private TaskList list;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private FilterService filters;

    @Autowired
    private JdbcClient jdbc;

    private UUID dossier;
    private TaskSummary task;

    @BeforeEach
    void aSignalInNijkerk() {
        dossier = story.report(Story.plain()).dossier();
        task = story.task(dossier, STEP);
    }

    @Test
    void nobodyHandsATaskToAnother() {
        EngineVisit officer = new EngineVisit(port, "af.nijkerk");
        for (String other : List.of("af.ede", "keten2.wvv", "balie.nijkerk", "bestaat-niet")) {
            HttpResponse<String> answer = officer.engine("POST", claim(), "{\"userId\":\"" + other + "\"}");
            assertThat(answer.statusCode()).as(other).isEqualTo(403);
        }
        assertThat(story.task(dossier, STEP).assignee()).isNull();
    }

    @Test
    void anOutsiderTakesNoTaskAndHearsNothingOfIt() {
        for (String outsider : List.of("af.ede", "balie.nijkerk", "keten.wvv", "opvang.haven", "beheer")) {
            EngineVisit visit = new EngineVisit(port, outsider);
            String self = "{\"userId\":\"" + outsider + "\"}";
            HttpResponse<String> theirs = visit.engine("POST", claim(), self);
            HttpResponse<String> unknown = visit.engine("POST", "task/" + UUID.randomUUID() + "/claim", self);

            assertThat(theirs.statusCode()).as(outsider).isEqualTo(404);
            assertThat(theirs.body()).isEqualTo(unknown.body());
            assertThat(unknown.statusCode()).isEqualTo(404);
        }
        assertThat(story.task(dossier, STEP).assignee()).isNull();
        assertThat(story.state(dossier).status()).isNotEqualTo(Status.AFGESLOTEN);
    }

    @Test
    void aMemberTakesATaskInHandAndGivesItBack() {
        EngineVisit officer = new EngineVisit(port, "af.nijkerk");

        assertThat(officer.engine("POST", claim(), "{\"userId\":\"af.nijkerk\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(story.task(dossier, STEP).assignee()).isEqualTo("af.nijkerk");

        assertThat(officer.engine("POST", "task/" + task.id() + "/unclaim", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(story.task(dossier, STEP).assignee()).isNull();
    }

    @Test
    void aTaskOfAnotherLooksLikeOneThatDoesNotExist() {
        EngineVisit outsider = new EngineVisit(port, "af.ede");
        for (String what : List.of("", "/form")) {
            HttpResponse<String> theirs = outsider.engine("GET", "task/" + task.id() + what, null);
            HttpResponse<String> unknown = outsider.engine("GET", "task/" + UUID.randomUUID() + what, null);
            assertThat(theirs.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
            assertThat(theirs.body()).isEqualTo(unknown.body());
        }
        assertThat(new EngineVisit(port, "af.nijkerk")
                        .engine("GET", "task/" + task.id(), null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aMessageTellsNothingWhetherItMatchesOrNot() {
        EngineVisit shelter = new EngineVisit(port, "opvang.haven");
        HttpResponse<String> match = shelter.engine("POST", "message", message("zaak", dossier.toString()));
        HttpResponse<String> none = shelter.engine(
                "POST", "message", message("zaak", UUID.randomUUID().toString()));

        assertThat(match.statusCode()).isEqualTo(403).isEqualTo(none.statusCode());
        assertThat(match.body()).isEqualTo(none.body()).doesNotContain(dossier.toString());
        assertThat(refusals("opvang.haven", "engine:POST:message")).isGreaterThanOrEqualTo(2);
    }

    private static String message(String variable, String value) {
        return "{\"messageName\":\"OproepVervallen\",\"correlationKeys\":{\"" + variable + "\":{\"value\":\"" + value
                + "\",\"type\":\"String\"}}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | task/count | {\"processVariables\":[{\"name\":\"minderjarig\",\"operator\":\"eq\",\"value\":\"ja\"}]}",
                "POST | task | {\"processVariables\":[{\"name\":\"acuut\",\"operator\":\"eq\",\"value\":\"ja\"}]}",
                "GET | task/count?processVariables=minderjarig_eq_ja | ",
                "GET | process-definition/statistics | ",
                "GET | process-definition/statistics?incidents=true | ",
                "GET | metrics | ",
                "GET | metrics/activity-instance-start/sum | ",
                "GET | history/process-instance | ",
                "GET | history/variable-instance | ",
                "GET | variable-instance | ",
                "GET | execution | ",
                "GET | process-instance | ",
                "GET | job | ",
                "GET | incident | ",
                "GET | user | ",
                "GET | group | ",
                "GET | authorization | ",
                "GET | deployment | ",
            })
    void aPartnerLearnsNothingOfOtherCasesAndCounts(String method, String path, String body) {
        for (String partner : List.of("tmm.oost", "balie.nijkerk", "af.ede")) {
            assertThat(new EngineVisit(port, partner).engine(method, path, body).statusCode())
                    .as(partner)
                    .isEqualTo(403);
        }
    }

    @Test
    void aFilterAsksForNothingButWhatTasklistAsks() {
        EngineVisit officer = new EngineVisit(port, "af.nijkerk");
        String filter = "filter/" + readyMade() + "/list";

        assertThat(officer.engine("POST", filter, "{\"processVariables\":[],\"active\":true}")
                        .statusCode())
                .isEqualTo(200);
        for (String body : List.of(
                "{\"processVariables\":[{\"name\":\"minderjarig\",\"operator\":\"eq\",\"value\":\"ja\"}]}",
                "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":"
                        + "{\"variable\":\"minderjarig\",\"type\":\"String\"}}]}",
                "{\"assigneeExpression\":\"${currentUser()}\"}",
                "{\"nameLike\":\"${currentUser()}\"}",
                "{\"processVariables\":[],\"processVariables\":[{\"name\":\"acuut\",\"operator\":\"eq\",\"value\":\"ja\"}]}",
                "{\"orQueries\":[{\"processVariables\":[]}]}",
                "{\"maxResults\":100000}",
                "{\"active\":\"misschien\"}",
                "[]",
                "{",
                "{}{}")) {
            assertThat(officer.engine("POST", filter, body).statusCode())
                    .as(body)
                    .isEqualTo(403);
        }
    }

    @Test
    void aFilterThatSomebodyStoredIsNotRun() {
        Filter own = filters.newTaskFilter("Verzonnen filter");
        own.setOwner("af.nijkerk");
        own.setQuery(tasks.createTaskQuery().processVariableValueEquals("minderjarig", "ja"));
        filters.saveFilter(own);
        EngineVisit officer = new EngineVisit(port, "af.nijkerk");

        assertThat(officer.engine("POST", "filter/" + own.getId() + "/list", "{}")
                        .statusCode())
                .isEqualTo(403)
                .isEqualTo(officer.engine("POST", "filter/" + UUID.randomUUID() + "/list", "{}")
                        .statusCode());
        assertThat(officer.engine("GET", "filter/" + own.getId(), null).statusCode())
                .isEqualTo(403);
        filters.deleteFilter(own.getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"af.nijkerk", "opvang.haven", "beheer"})
    void nobodyTouchesTheJobsOfTheEngine(String username) {
        management.executeJob(management.createJobQuery().messages().listPage(0, 1).stream()
                .map(org.camunda.bpm.engine.runtime.Job::getId)
                .findFirst()
                .orElse(anyJob()));
        String job = anyJob();
        EngineVisit visit = new EngineVisit(port, username);

        assertThat(visit.engine("DELETE", "job/" + job, null).statusCode()).isEqualTo(403);
        assertThat(visit.engine("PUT", "job/" + job + "/suspended", "{\"suspended\":true}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visit.engine("PUT", "job/" + job + "/duedate", "{\"duedate\":\"2030-01-01T00:00:00.000+0000\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visit.engine("POST", "history/cleanup", null).statusCode()).isEqualTo(403);
        assertThat(management.createJobQuery().jobId(job).active().count()).isEqualTo(1);
    }

    /** A timer of the watch over a term: there is one beside every open task. */
    private String anyJob() {
        return management.createJobQuery().timers().listPage(0, 1).get(0).getId();
    }

    @Test
    void whoRunsSchakelDeploysNothingByCockpitAndMayNotInTheEngineEither() {
        EngineVisit administrator = new EngineVisit(port, "beheer");
        long before = repository.createDeploymentQuery().count();
        HttpResponse<String> answer = administrator
                .visit()
                .call(
                        "POST",
                        "/camunda/api/" + EngineVisit.ENGINE + "deployment/create",
                        "{}",
                        "X-XSRF-TOKEN",
                        administrator.token());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void whatWhoRunsSchakelSeesInCockpitIsALook() {
        EngineVisit administrator = new EngineVisit(port, "beheer");
        String instance =
                tasks.createTaskQuery().taskId(task.id()).singleResult().getProcessInstanceId();

        HttpResponse<String> answer =
                administrator.engine("POST", "variable-instance", "{\"processInstanceIdIn\":[\"" + instance + "\"]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("gemeente");
        assertThat(jdbc.sql("select count(*) from schakel.access_log where username = 'beheer'"
                                + " and why = 'cockpit:variabelen'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void whatTasklistShowsIsALook() {
        EngineVisit officer = new EngineVisit(port, "af.nijkerk");
        HttpResponse<String> answer = officer.engine("POST", "filter/" + readyMade() + "/list?maxResults=200", "{}");

        assertThat(answer.body()).contains(task.id());
        assertThat(jdbc.sql("select count(*) from schakel.access_log where username = 'af.nijkerk'"
                                + " and why = 'tasklist:taken'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/api/engine/engine/default/t%61sk/{id}/complete",
        "/camunda/api/engine/engine/default/task;a=b/{id}/complete",
        "/camunda/api/engine/engine/default//task/{id}//complete",
        "/camunda//api/engine/engine/default/task/{id}/complete",
        "/camunda/api/engine/engine/default/task/{id}/complete/",
        "/camunda/./api/engine/engine/default/task/{id}/complete",
        "/camunda/app/../api/engine/engine/default/task/{id}/complete",
        "/camunda/%61pi/engine/engine/default/task/{id}/complete",
        "/%63amunda/api/engine/engine/default/task/{id}/complete"
    })
    void anotherSpellingOfAnAddressDoesNotHelp(String path) {
        EngineVisit officer = new EngineVisit(port, "af.nijkerk");
        HttpResponse<String> answer =
                officer.visit().call("POST", path.replace("{id}", task.id()), "{}", "X-XSRF-TOKEN", officer.token());

        assertThat(answer.statusCode()).isIn(400, 403, 404);
        assertThat(story.steps(dossier)).containsExactly(STEP);
    }

    @Test
    void aStaleTokenIsRefusedAndEndsNoSession() {
        EngineVisit officer = new EngineVisit(port, "af.nijkerk");
        String path = "/camunda/api/" + EngineVisit.ENGINE + claim();
        String body = "{\"userId\":\"af.nijkerk\"}";

        HttpResponse<String> stale = officer.visit().call("POST", path, body, "X-XSRF-TOKEN", "van-gisteren");
        HttpResponse<String> none = officer.visit().call("POST", path, body);

        assertThat(stale.statusCode()).isEqualTo(403).isEqualTo(none.statusCode());
        assertThat(stale.body()).contains("verouderd");
        assertThat(officer.visit().get("/taken").statusCode())
                .as("still signed in")
                .isEqualTo(200);
        assertThat(officer.engine("POST", claim(), body).statusCode()).isEqualTo(204);
    }

    @Test
    void everyRefusalLeavesOneRow() {
        EngineVisit officer = new EngineVisit(port, "af.barneveld");
        int before = rows("af.barneveld");

        officer.engine("GET", "history/task", null);
        officer.engine("POST", "message", "{}");
        officer.engine("GET", "task/" + task.id(), null);
        officer.engine("POST", claim(), "{\"userId\":\"af.barneveld\"}");
        officer.api("GET", "cockpit/plugin/base/default/process-definition/statistics", null);
        officer.api("POST", "admin/setup/default/user/create", "{}");

        assertThat(rows("af.barneveld") - before).isEqualTo(6);
    }

    @Test
    void anAccountThatSeesATaskInTheListSeesItInTasklistAndTheOtherWayAround() {
        EngineVisit officer = new EngineVisit(port, "af.nijkerk");
        String body = officer.engine("POST", "filter/" + readyMade() + "/list?maxResults=200", "{}")
                .body();
        List<String> ours = AllTasks.of(list, story.viewer("af.nijkerk"), TaskFilter.ALLE).stream()
                .filter(open -> open.assignee() == null)
                .map(TaskSummary::id)
                .toList();

        assertThat(ours).contains(task.id()).allSatisfy(id -> assertThat(body).contains(id));
    }

    private String claim() {
        return "task/" + task.id() + "/claim";
    }

    private String readyMade() {
        return filters.createTaskFilterQuery()
                .filterName("Van mijn team")
                .singleResult()
                .getId();
    }

    private int refusals(String username, String why) {
        return jdbc.sql("select count(*) from schakel.access_log where username = :who and why = :why"
                        + " and kind = 'geweigerd'")
                .params(Map.of("who", username, "why", why))
                .query(Integer.class)
                .single();
    }

    private int rows(String username) {
        return jdbc.sql("select count(*) from schakel.access_log where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }
}
