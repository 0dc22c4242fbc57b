package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody keeps choices of the list of cases, and hands over what there is to do in several cases at once. */
@SchakelTest
class OwnCasesTest {

    private static final GroupId OFFICERS = GroupId.parse("aandachtsfunctionaris@GM0279");

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private Visit officer;

    @BeforeEach
    void threeOfficers() {
        register("samen.test", "Samir Samen (fictief)");
        register("derde.test", "Dina Derde (fictief)");
        jdbc.sql("delete from schakel.saved_selection").update();
        officer = new Visit(port).login("samen.test");
    }

    private void register(String username, String name) {
        if (directory.byUsername(username).isEmpty()) {
            people.register(List.of(new NewPerson(username, name, null, "schakel-demo", Set.of(OFFICERS), true)));
        }
    }

    @Test
    void whatThereIsToDoInSeveralCasesGoesToAColleague() {
        UUID one = reported();
        UUID two = reported();
        UUID left = reported();

        String after = together("zaak", one.toString(), "zaak", two.toString(), "collega", "af.scherpenzeel");

        assertThat(after).contains("2 taken liggen nu bij uw collega.");
        assertThat(assignee(one)).isEqualTo("af.scherpenzeel");
        assertThat(assignee(two)).isEqualTo("af.scherpenzeel");
        assertThat(assignee(left)).isEmpty();
    }

    @Test
    void whatAnotherColleagueHasInHandStaysThereAndIsTold() {
        UUID taken = reported();
        UUID free = reported();
        claim("derde.test", taken);

        String after = together("zaak", taken.toString(), "zaak", free.toString(), "collega", "af.scherpenzeel");

        assertThat(after).contains("1 taak ligt nu bij uw collega.", "In 1 zaak was er niets om over te dragen");
        assertThat(assignee(taken)).isEqualTo("derde.test");
        assertThat(assignee(free)).isEqualTo("af.scherpenzeel");
    }

    @Test
    void aCaseOfAnotherMunicipalityAndAColleagueOfAnotherTeamChangeNothing() {
        UUID elsewhere = story.report(Story.plain()).dossier();
        UUID own = reported();

        assertThat(together("zaak", elsewhere.toString(), "collega", "af.scherpenzeel"))
                .contains("In 1 zaak was er niets om over te dragen")
                .doesNotContain("bij uw collega.");
        assertThat(together("zaak", own.toString(), "collega", "af.nijkerk")).contains("1 taak kon niet mee");
        assertThat(assignee(elsewhere)).isEmpty();
        assertThat(assignee(own)).isEmpty();
    }

    @Test
    void whoTakesThemOnHasThemInHand() {
        UUID one = reported();

        assertThat(together("zaak", one.toString(), "doe", "oppakken")).contains("U hebt 1 taak opgepakt.");
        assertThat(assignee(one)).isEqualTo("samen.test");
    }

    @Test
    void whoChoosesNothingIsToldAndChoosesWithoutScript() {
        reported();
        reported();

        assertThat(officer.get("/zaken").body()).contains("/zaken?kies=ja");
        assertThat(together("collega", "af.scherpenzeel", "status", "ontvangen"))
                .contains("Kies eerst een of meer zaken.")
                .contains("form=\"samen\"", "type=\"checkbox\"", "Draag de taken over", "Dirk Oosterom");
    }

    @Test
    void aChoiceIsKeptFoundAndForgotten() {
        reported();
        officer.submit(
                "/zaken/keuzes", officer.token(), "status", "ontvangen", "gemeente", "GM0279", "sorteer", "oudste");
        String list = officer.get("/zaken").body();

        assertThat(list)
                .contains("Ontvangen, Scherpenzeel, Oudste eerst")
                .contains("/zaken?status=ontvangen&amp;gemeente=GM0279&amp;sorteer=oudste");
        assertThat(officer.get("/taken").body()).as("it is of the other list").doesNotContain("Oudste eerst</a>");
        assertThat(new Visit(port).login("derde.test").get("/zaken").body())
                .as("nobody else's")
                .doesNotContain("Ontvangen, Scherpenzeel");
        String id = jdbc.sql("select id from schakel.saved_selection")
                .query(String.class)
                .single();
        Visit other = new Visit(port).login("derde.test");
        other.submit("/zaken/keuzes/" + id + "/weg", other.token());
        assertThat(officer.get("/zaken").body()).contains("Ontvangen, Scherpenzeel");
        officer.submit("/zaken/keuzes/" + id + "/weg", officer.token());
        assertThat(officer.get("/zaken").body()).doesNotContain("Ontvangen, Scherpenzeel");
    }

    @Test
    void byTermOnlyCasesStandInWhichThereIsSomethingToDo() {
        UUID open = reported();
        UUID passedOn = reported();
        story.does("af.scherpenzeel", passedOn, "signaal-beoordelen", Story.triage());

        assertThat(officer.get("/zaken?sorteer=termijn").body())
                .contains("U ziet alleen zaken waarin u of uw team nu iets moet doen.");
        assertThat(byTerm()).contains(open.toString()).doesNotContain(passedOn.toString());
    }

    private List<String> byTerm() {
        return Api.as(port, "samen.test").all("/api/v1/zaken?sorteer=termijn", "zaken").stream()
                .map(row -> row.get("id").asText())
                .toList();
    }

    private UUID reported() {
        return story.report(Story.in("GM0279")).dossier();
    }

    private void claim(String username, UUID dossier) {
        Visit visit = new Visit(port).login(username);
        visit.submit("/taken/" + story.task(dossier, "signaal-beoordelen").id() + "/oppakken", visit.token());
        assertThat(assignee(dossier)).isEqualTo(username);
    }

    private String assignee(UUID dossier) {
        return jdbc.sql("select coalesce(assignee, '') from schakel.route_task where dossier_id = ?"
                        + " and step = 'signaal-beoordelen'")
                .param(dossier)
                .query(String.class)
                .single();
    }

    private String together(String... fields) {
        HttpResponse<String> sent = officer.submit("/zaken/samen", officer.token(), fields);
        return officer.get(URI.create(sent.headers().firstValue("Location").orElseThrow())
                        .toString()
                        .replaceFirst("^https?://[^/]+", ""))
                .body();
    }
}
