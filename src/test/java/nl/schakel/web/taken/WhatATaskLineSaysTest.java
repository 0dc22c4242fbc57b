package nl.schakel.web.taken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A line of "Mijn taken" says what somebody needs to choose what to do first, and a search finds a line. */
@SchakelTest
class WhatATaskLineSaysTest {

    private static final GroupId OFFICERS = GroupId.parse("aandachtsfunctionaris@GM0279");

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private Visit officer;

    @BeforeEach
    void anOfficerWithAnEmptyList() {
        if (directory.byUsername("regels.test").isEmpty()) {
            people.register(List.of(new NewPerson(
                    "regels.test", "Rosa Regel (fictief)", null, "schakel-demo", Set.of(OFFICERS), true)));
        }
        jdbc.sql("update schakel.route_task set ended_at = now(), ended_how = 'vervallen' where group_id = ?"
                        + " and ended_at is null")
                .param(OFFICERS.toString())
                .update();
        officer = new Visit(port).login("regels.test");
    }

    private UUID report(boolean acute, String form, String minor) {
        return story.report(new NewSignal(
                        "GM0279",
                        "Verzonnen signaal (fictief).",
                        acute ? true : null,
                        form == null ? null : List.of(form),
                        minor,
                        null,
                        null,
                        null,
                        null,
                        null))
                .dossier();
    }

    private String line(String list, UUID dossier) {
        String task = story.task(dossier, "signaal-beoordelen").id();
        int at = list.indexOf("/taken/" + task);
        assertThat(at).as("the task stands in the list").isPositive();
        return list.substring(list.lastIndexOf("<li", at), list.indexOf("</li>", at));
    }

    @Test
    void aLineSaysAcuteFormMinorChannelPickUpTermAndWhoHasIt() {
        story.officeHours();
        UUID acute = report(true, "arbeid", "ja");
        UUID plain = report(false, null, "nee");
        UUID doubt = report(false, "seksueel", "twijfel");
        UUID unknown = report(false, "crimineel", "onbekend");
        String list = officer.get("/taken").body();

        assertThat(line(list, acute))
                .contains("Acuut", "Arbeidsuitbuiting", ">Minderjarig<", "formulier voor inwoners", "Nog bij niemand")
                .containsPattern("oppakken binnen \\d+ min");
        assertThat(line(list, plain))
                .contains("vorm onbekend")
                .doesNotContain("Acuut", "inderjarig", "leeftijd onbekend")
                .containsPattern("oppakken (vandaag|morgen|binnen)");
        assertThat(line(list, doubt)).contains("Seksuele uitbuiting", "Misschien minderjarig");
        assertThat(line(list, unknown)).contains("leeftijd onbekend");
        assertThat(line(list, plain)).as("one's own role, seven times").doesNotContain("Aandachtsfunctionaris");
    }

    @Test
    void whoHasItIsNamedAndTheTermToPickItUpIsOver() {
        UUID dossier = report(false, "arbeid", "nee");
        desk.claim(story.task(dossier, "signaal-beoordelen").id(), story.viewer("regels.test"));

        assertThat(line(officer.get("/taken").body(), dossier))
                .contains("Bij u")
                .doesNotContain("oppakken");
        assertThat(line(new Visit(port).login("af.scherpenzeel").get("/taken").body(), dossier))
                .contains("Bij Rosa Regel (fictief)");
    }

    @Test
    void whatIsNotPickedUpInTimeSaysSo() {
        story.officeHours();
        UUID dossier = report(true, "arbeid", "nee");
        story.timePasses(Duration.ofMinutes(40));

        assertThat(line(officer.get("/taken").body(), dossier)).contains("oppakken: te laat sinds", "row--late");
    }

    @Test
    void theApiSaysTheSame() {
        UUID dossier = report(true, "arbeid", "twijfel");
        JsonNode task = Api.as(port, "regels.test").all("/api/v1/taken", "taken").stream()
                .filter(one -> one.path("zaak").asText().equals(dossier.toString()))
                .filter(one -> one.path("stap").asText().equals("signaal-beoordelen"))
                .findFirst()
                .orElseThrow();

        assertThat(task.path("acuut").asBoolean()).isTrue();
        assertThat(task.path("vormen").toString()).isEqualTo("[\"arbeid\"]");
        assertThat(task.path("minderjarig").asText()).isEqualTo("twijfel");
        assertThat(task.path("kanaal").asText()).isEqualTo("formulier-burger");
        assertThat(task.path("oppakkenVoor").asText()).isNotBlank();
    }

    @Test
    void theListCanBeReadInAnotherOrderAndPageByPage() {
        UUID first = report(false, null, "nee");
        UUID second = report(false, null, "nee");
        UUID third = report(true, null, "nee");
        String one = story.task(first, "signaal-beoordelen").id();
        String two = story.task(second, "signaal-beoordelen").id();
        String three = story.task(third, "signaal-beoordelen").id();
        only("signaal-beoordelen");

        assertThat(TaskPaging.tasks(officer.get("/taken?stap=signaal-beoordelen&sorteer=nieuwste")
                        .body()))
                .containsExactly(three, two, one);
        assertThat(TaskPaging.tasks(officer.get("/taken?stap=signaal-beoordelen&sorteer=oudste")
                        .body()))
                .containsExactly(one, two, three);
        assertThat(TaskPaging.tasks(officer.get("/taken?stap=signaal-beoordelen&sorteer=oppakken")
                        .body()))
                .startsWith(three);
        desk.claim(three, story.viewer("regels.test"));
        assertThat(TaskPaging.tasks(officer.get("/taken?stap=signaal-beoordelen&sorteer=oppakken")
                        .body()))
                .as("what somebody has in hand needs no picking up")
                .endsWith(three);
        for (String order : List.of("nieuwste", "oudste", "oppakken")) {
            everyPageShowsEachTaskOnce(order);
        }
    }

    /** Tells apart tasks that come at the same moment of a clock that stands still. */
    private void only(String step) {
        jdbc.sql("update schakel.route_task t set created_at = created_at + n.at * interval '1 second' from"
                        + " (select task_id, row_number() over (order by (select received_at from schakel.dossier d"
                        + " where d.id = o.dossier_id), o.ctid) as at from schakel.route_task o"
                        + " where o.step = ? and o.group_id = ? and o.ended_at is null) n where n.task_id = t.task_id")
                .params(step, OFFICERS.toString())
                .update();
    }

    private void everyPageShowsEachTaskOnce(String order) {
        UUID dossier = report(false, null, "nee");
        for (int i = 0; i < 60; i++) {
            jdbc.sql(
                            "insert into schakel.route_task (task_id, dossier_id, reference, municipality, step, name, group_id,"
                                    + " created_at, due_at, pickup_due_at) values (?, ?, 'M-VERZONNEN', 'GM0279', ?, 'Actie', ?,"
                                    + " now() + ? * interval '1 second', now(), case when ? > 30 then now() end)")
                    .params(UUID.randomUUID().toString(), dossier, "actie-" + order, OFFICERS.toString(), i / 3, i)
                    .update();
        }
        String first =
                officer.get("/taken?stap=actie-" + order + "&sorteer=" + order).body();
        String second = officer.get(TaskPaging.next(first)).body();
        assertThat(TaskPaging.tasks(first)).hasSize(50);
        assertThat(TaskPaging.tasks(second)).hasSize(10).doesNotContainAnyElementsOf(TaskPaging.tasks(first));
        assertThat(TaskPaging.tasks(officer.get(TaskPaging.previous(second)).body()))
                .isEqualTo(TaskPaging.tasks(first));
    }

    @Test
    void theListCanBeNarrowedToWhatIsAcute() {
        UUID acute = report(true, null, "nee");
        UUID plain = report(false, null, "nee");
        String list = officer.get("/taken?acuut=ja").body();

        assertThat(list)
                .contains(story.task(acute, "signaal-beoordelen").id())
                .doesNotContain(story.task(plain, "signaal-beoordelen").id());
    }

    @Test
    void partOfANumberFindsATask() {
        Receipt receipt = story.report(Story.in("GM0279"));
        UUID other = report(false, null, "nee");
        String part = receipt.reference().substring(7, 13).toLowerCase();

        assertThat(search(part).body())
                .contains(story.task(receipt.dossier(), "signaal-beoordelen").id())
                .doesNotContain(story.task(other, "signaal-beoordelen").id());
    }

    @Test
    void partOfANameFindsATaskOnlyForWhoMaySeeThatName() {
        String mark = UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");
        UUID dossier = story.report(named("Żofia Verzonnen" + mark)).dossier();
        String task = story.task(dossier, "signaal-beoordelen").id();

        assertThat(search("verzonnen" + mark.substring(0, 5)).body()).contains(task);
        assertThat(search("zofia verzonnen" + mark).body()).contains(task);
        assertThat(officer.get("/taken/zoeken?zoek=" + mark)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/taken");
        jdbc.sql("update schakel.route_task set opens = false where task_id = ?")
                .param(task)
                .update();
        assertThat(search("verzonnen" + mark).body()).doesNotContain(task);
    }

    @Test
    void theApiFindsTheSame() {
        String mark = UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");
        UUID dossier = story.report(named("Verzonnen Naam" + mark)).dossier();
        Api api = Api.as(port, "regels.test");

        assertThat(api.post("/api/v1/taken/zoekopdrachten", "{\"zoek\":\"naam" + mark + "\"}")
                        .json()
                        .path("taken")
                        .findValuesAsText("zaak"))
                .contains(dossier.toString());
        assertThat(api.post("/api/v1/taken/zoekopdrachten", "{}").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/taken?sorteer=onzin").status()).isEqualTo(400);
    }

    private static NewSignal named(String name) {
        return new NewSignal(
                "GM0279",
                "Verzonnen signaal (fictief).",
                null,
                null,
                null,
                null,
                List.of(new NewSignal.Involved(name, null, null, null, null)),
                null,
                null,
                null);
    }

    private HttpResponse<String> search(String typed) {
        return officer.submit("/taken/zoeken", officer.token(), "zoek", typed);
    }
}
