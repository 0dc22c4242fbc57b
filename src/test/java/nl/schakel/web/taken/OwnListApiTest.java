package nl.schakel.web.taken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.process.tasks.SavedSelections;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the own lists can do is there for systems of organisations too: vacancies, choices that are kept, and handing over. */
@SchakelTest
class OwnListApiTest {

    private static final GroupId OFFICERS = GroupId.parse("aandachtsfunctionaris@GM0279");
    private static final GroupId NOBODY = GroupId.parse("aandachtsfunctionaris@GM0289");

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

    private Api officer;

    @BeforeEach
    void twoOfficers() {
        if (directory.byUsername("samen.test").isEmpty()) {
            people.register(List.of(new NewPerson(
                    "samen.test", "Samir Samen (fictief)", null, "schakel-demo", Set.of(OFFICERS), true)));
        }
        jdbc.sql("delete from schakel.saved_selection").update();
        officer = Api.as(port, "samen.test");
    }

    @Test
    void whoStandsInReadsTheVacancyAndWhatWaitsForIt() {
        List<UUID> left = directory.members(NOBODY).stream().map(Person::id).toList();
        left.forEach(person -> people.setActive(person, false));
        try {
            UUID dossier = story.report(Story.in("GM0289")).dossier();
            Api director = Api.as(port, "keten.wvv");

            // other tests leave vacancies of this municipality too
            List<JsonNode> vacancies = new ArrayList<>();
            director.get("/api/v1/vacatures").json().path("vacatures").forEach(vacancies::add);
            JsonNode vacancy = vacancies.stream()
                    .filter(one -> one.path("organisatie").asText().equals("GM0289"))
                    .filter(one -> one.path("rol").asText().equals("aandachtsfunctionaris"))
                    .findFirst()
                    .orElseThrow();
            assertThat(vacancy.path("taken").asInt()).isPositive();
            assertThat(director.all(
                                    "/api/v1/taken?vacature="
                                            + vacancy.path("id").asText(),
                                    "taken")
                            .toString())
                    .contains(dossier.toString());
            assertThat(officer.get("/api/v1/vacatures").json().path("vacatures"))
                    .isEmpty();
        } finally {
            left.forEach(person -> people.setActive(person, true));
        }
    }

    @Test
    void aChoiceOfEitherListIsKeptOnceReadAndForgotten() {
        String tasks = "{\"lijst\":\"taken\",\"welke\":\"te-laat\",\"gemeente\":\"GM0279\",\"acuut\":true}";
        Api.Answer kept = officer.post("/api/v1/keuzes", tasks);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.json().path("sorteer").asText()).isEqualTo("termijn");
        String id = kept.json().path("id").asText();
        assertThat(officer.post("/api/v1/keuzes", tasks).json().path("id").asText())
                .as("the same again")
                .isEqualTo(id);
        officer.post("/api/v1/keuzes", "{\"lijst\":\"zaken\",\"welke\":\"in-triage\",\"sorteer\":\"oudste\"}");
        assertThat(officer.get("/api/v1/keuzes").json().path("keuzes")).hasSize(2);

        Api colleague = Api.as(port, "af.scherpenzeel");
        assertThat(colleague.get("/api/v1/keuzes").json().path("keuzes")).isEmpty();
        assertThat(colleague.delete("/api/v1/keuzes/" + id).status()).isEqualTo(404);
        assertThat(officer.delete("/api/v1/keuzes/" + id).status()).isEqualTo(204);
        assertThat(officer.delete("/api/v1/keuzes/" + id).status()).isEqualTo(404);
        assertThat(officer.get("/api/v1/keuzes").json().path("keuzes")).hasSize(1);
    }

    @Test
    void aChoiceThatNoListKnowsAndOneTooManyAreRefused() {
        for (String wrong : List.of(
                "{}",
                "{\"lijst\":\"bedden\"}",
                "{\"lijst\":\"taken\",\"welke\":\"in-triage\"}",
                "{\"lijst\":\"zaken\",\"sorteer\":\"oppakken\"}",
                "{\"lijst\":\"zaken\",\"gemeente\":\"Nijkerk\"}")) {
            assertThat(officer.post("/api/v1/keuzes", wrong).status()).as(wrong).isEqualTo(400);
        }
        for (int i = 0; i < SavedSelections.MOST; i++) {
            assertThat(officer.post("/api/v1/keuzes", "{\"lijst\":\"taken\",\"stap\":\"stap-" + i + "\"}")
                            .status())
                    .isEqualTo(200);
        }
        Api.Answer full = officer.post("/api/v1/keuzes", "{\"lijst\":\"taken\",\"stap\":\"nog-een\"}");
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.json().path("type").asText()).isEqualTo("urn:schakel:keuzes-vol");
        assertThat(officer.post("/api/v1/keuzes", "{\"lijst\":\"zaken\",\"sorteer\":\"oudste\"}")
                        .status())
                .as("the other list has its own")
                .isEqualTo(200);
    }

    @Test
    void tasksAndWhatThereIsToDoInCasesGoToAColleague() {
        UUID one = story.report(Story.in("GM0279")).dossier();
        UUID two = story.report(Story.in("GM0279")).dossier();
        UUID elsewhere = story.report(Story.plain()).dossier();
        String task = story.task(one, "signaal-beoordelen").id();
        String other = story.task(elsewhere, "signaal-beoordelen").id();
        assertThat(officer.get("/api/v1/collegas").json().toString()).contains("af.scherpenzeel");

        JsonNode given = officer.post(
                        "/api/v1/taken/overdrachten",
                        "{\"taken\":[\"" + task + "\",\"" + other + "\"],\"aan\":\"af.scherpenzeel\"}")
                .json();
        assertThat(texts(given.path("taken"))).containsExactly(task);
        assertThat(texts(given.path("geweigerd"))).containsExactly(other);
        assertThat(assignee(one)).isEqualTo("af.scherpenzeel");
        assertThat(assignee(elsewhere)).isEmpty();

        JsonNode ofCases = officer.post(
                        "/api/v1/zaken/overdrachten",
                        "{\"zaken\":[\"" + one + "\",\"" + two + "\",\"" + elsewhere + "\"]}")
                .json();
        assertThat(texts(ofCases.path("taken")))
                .containsExactly(story.task(two, "signaal-beoordelen").id());
        assertThat(texts(ofCases.path("zonder"))).containsExactlyInAnyOrder(one.toString(), elsewhere.toString());
        assertThat(assignee(one)).as("a colleague has it already").isEqualTo("af.scherpenzeel");
        assertThat(assignee(two)).isEqualTo("samen.test");
        assertThat(officer.post("/api/v1/taken/overdrachten", "{\"taken\":[]}").status())
                .isEqualTo(400);
    }

    private String assignee(UUID dossier) {
        return jdbc.sql("select coalesce(assignee, '') from schakel.route_task where dossier_id = ?"
                        + " and step = 'signaal-beoordelen'")
                .param(dossier)
                .query(String.class)
                .single();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new java.util.ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
