package nl.schakel.web.taken;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.process.tasks.SavedSelections;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody keeps choices of the own list, and gives several tasks at once to a colleague. */
@SchakelTest
class OwnListTest {

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
    void twoOfficers() {
        if (directory.byUsername("samen.test").isEmpty()) {
            people.register(List.of(new NewPerson(
                    "samen.test", "Samir Samen (fictief)", null, "schakel-demo", Set.of(OFFICERS), true)));
        }
        jdbc.sql("delete from schakel.saved_selection").update();
        officer = new Visit(port).login("samen.test");
    }

    private String task() {
        Receipt receipt = story.report(Story.in("GM0279"));
        return story.task(receipt.dossier(), "signaal-beoordelen").id();
    }

    private String assignee(String task) {
        return jdbc.sql("select coalesce(assignee, '') from schakel.route_task where task_id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private String together(String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        return after(officer.submit("/taken/samen", officer.token(), all.toArray(String[]::new)));
    }

    /** The page that the browser goes to. */
    private String after(HttpResponse<String> sent) {
        return officer.get(URI.create(sent.headers().firstValue("Location").orElseThrow())
                        .toString()
                        .replaceFirst("^https?://[^/]+", ""))
                .body();
    }

    @Test
    void severalTasksGoToAColleagueAtOnce() {
        String one = task();
        String two = task();
        String left = task();

        String after = together("taak", one, "taak", two, "doe", "overdragen", "collega", "af.scherpenzeel");

        assertThat(assignee(one)).isEqualTo("af.scherpenzeel");
        assertThat(assignee(two)).isEqualTo("af.scherpenzeel");
        assertThat(assignee(left)).isEmpty();
        assertThat(after).contains("2 taken liggen nu bij uw collega.");
    }

    @Test
    void oneThatIsDoneOrNotTheirsHoldsUpNoOther() {
        String mine = task();
        UUID elsewhere = story.report(Story.plain()).dossier();
        String other = story.task(elsewhere, "signaal-beoordelen").id();
        UUID finished = story.report(Story.in("GM0279")).dossier();
        String done = story.task(finished, "signaal-beoordelen").id();
        story.does("af.scherpenzeel", finished, "signaal-beoordelen", Story.triage());

        String after =
                together("taak", other, "taak", done, "taak", mine, "doe", "overdragen", "collega", "af.scherpenzeel");

        assertThat(assignee(mine)).isEqualTo("af.scherpenzeel");
        assertThat(assignee(other)).as("of another municipality").isEmpty();
        assertThat(after).contains("1 taak ligt nu bij uw collega.", "2 taken konden niet mee");
    }

    @Test
    void whoIsInAnotherTeamGetsNothing() {
        String task = task();

        assertThat(together("taak", task, "doe", "overdragen", "collega", "af.nijkerk"))
                .contains("1 taak kon niet mee");
        assertThat(assignee(task)).isEmpty();
    }

    @Test
    void severalTasksAreTakenInHandAtOnce() {
        String one = task();
        String two = task();

        assertThat(together("taak", one, "taak", two, "doe", "oppakken")).contains("U hebt 2 taken opgepakt.");
        assertThat(assignee(one)).isEqualTo("samen.test");
        assertThat(assignee(two)).isEqualTo("samen.test");
    }

    @Test
    void whoChoosesNothingIsToldAndChoosesWithoutScript() {
        task();

        assertThat(together("doe", "overdragen", "collega", "af.scherpenzeel"))
                .contains("Kies eerst een of meer taken.")
                .contains("form=\"samen\"", "type=\"checkbox\"", "Draag de gekozen taken over", "Dirk Oosterom");
    }

    @Test
    void aChoiceIsKeptFoundAndForgotten() {
        task();
        officer.submit(
                "/taken/keuzes",
                officer.token(),
                "welke",
                "te-laat",
                "sorteer",
                "nieuwste",
                "gemeente",
                "GM0279",
                "stap",
                "signaal-beoordelen",
                "acuut",
                "ja");
        String list = officer.get("/taken").body();

        assertThat(list)
                .contains("Te laat, Alleen acuut, Signaal beoordelen, Scherpenzeel, Nieuwste eerst")
                .contains(
                        "/taken?welke=te-laat&amp;sorteer=nieuwste&amp;gemeente=GM0279&amp;stap=signaal-beoordelen&amp;acuut=ja");
        assertThat(new Visit(port).login("af.scherpenzeel").get("/taken").body())
                .as("nobody else's")
                .doesNotContain("Te laat, Alleen acuut");
        String id = jdbc.sql("select id from schakel.saved_selection")
                .query(String.class)
                .single();
        new Visit(port).login("af.nijkerk");
        Visit other = new Visit(port).login("af.nijkerk");
        other.submit("/taken/keuzes/" + id + "/weg", other.token());
        assertThat(officer.get("/taken").body()).contains("Te laat, Alleen acuut");
        officer.submit("/taken/keuzes/" + id + "/weg", officer.token());
        assertThat(officer.get("/taken").body()).doesNotContain("Te laat, Alleen acuut");
    }

    @Test
    void theSameTwiceIsOneAndThereIsAnEnd() {
        for (int i = 0; i < 2; i++) {
            officer.submit("/taken/keuzes", officer.token(), "welke", "te-laat");
        }
        assertThat(kept()).isEqualTo(1);
        String last = "";
        for (int i = 0; i < SavedSelections.MOST + 3; i++) {
            last = after(officer.submit("/taken/keuzes", officer.token(), "welke", "alle", "stap", "stap-" + i));
        }
        assertThat(kept()).isEqualTo(SavedSelections.MOST);
        assertThat(last).contains("U hebt al 12 keuzes bewaard.");
    }

    private int kept() {
        return jdbc.sql("select count(*) from schakel.saved_selection")
                .query(Integer.class)
                .single();
    }
}
