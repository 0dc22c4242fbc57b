package nl.schakel.process.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.process.tasks.Vacancies.Vacancy;
import nl.schakel.signal.NewSignal;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A role that nobody holds is one thing to solve; its steps wait with who stands in, and keep their term. */
@SchakelTest
class VacanciesTest {

    private static final String DIRECTOR = "keten.wvv";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Vacancies vacancies;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private Municipality municipality;
    private GroupId officer;
    private UUID appointed;
    private List<UUID> left;

    @BeforeEach
    void aMunicipalityWithoutAnOfficer() {
        municipality = directory.municipality("GM0289").orElseThrow();
        officer = new GroupId(Role.AANDACHTSFUNCTIONARIS, municipality.cbsCode());
        left = directory.members(officer).stream().map(Person::id).toList();
        left.forEach(person -> people.setActive(person, false));
    }

    @AfterEach
    void theOfficersAreBack() {
        if (appointed != null) {
            people.setActive(appointed, false);
        }
        left.forEach(person -> people.setActive(person, true));
    }

    private UUID report(Boolean acute, String minor) {
        return story.report(new NewSignal(
                        municipality.cbsCode(),
                        "Verzonnen signaal (fictief).",
                        acute,
                        null,
                        minor,
                        null,
                        null,
                        null,
                        null,
                        null))
                .dossier();
    }

    private Vacancy vacancy() {
        return vacancies.of(story.viewer(DIRECTOR)).stream()
                .filter(one -> one.group().equals(officer))
                .findFirst()
                .orElseThrow();
    }

    private int messages(String key) {
        return jdbc.sql("select count(*) from schakel.outbox where key like ? and receiver = ?")
                .params(key, story.viewer(DIRECTOR).personId())
                .query(Integer.class)
                .single();
    }

    @Test
    void manySignalsOfOneMunicipalityAreOneVacancyAndOneMessage() {
        report(null, "nee");
        int before = vacancy().tasks();
        List<UUID> cases = List.of(report(null, "nee"), report(null, "onbekend"), report(null, "nee"));

        assertThat(vacancy().tasks()).isEqualTo(before + 3);
        assertThat(messages("vacature-" + vacancy().id())).isEqualTo(1);
        for (UUID dossier : cases) {
            TaskSummary task = story.task(dossier, "signaal-beoordelen");
            assertThat(task.group()).as("who stands in owns it").isEqualTo(GroupId.parse("ketenregisseur@wvv"));
            assertThat(task.due()).as("the term runs").isNotNull();
            assertThat(messages("taak-" + task.id() + "%"))
                    .as("no message of its own")
                    .isZero();
        }
    }

    @Test
    void whatIsAcuteOrAboutAMinorIsToldByItself() {
        for (UUID dossier : List.of(report(true, "nee"), report(null, "ja"), report(null, "twijfel"))) {
            TaskSummary task = story.task(dossier, "signaal-beoordelen");
            assertThat(messages("taak-" + task.id())).isEqualTo(1);
            assertThat(list("/taken?stap=signaal-beoordelen&sorteer=nieuwste")).contains(task.id());
        }
    }

    @Test
    void remindersOfADayAreOneMessageToo() {
        UUID first = report(null, "nee");
        UUID second = report(null, "nee");
        String id = vacancy().id().toString();
        story.timePasses(Duration.ofDays(10));

        for (UUID dossier : List.of(first, second)) {
            assertThat(messages("termijn-"
                            + story.task(dossier, "signaal-beoordelen").id() + "%"))
                    .isZero();
        }
        assertThat(messages("vacature-" + id + "-herinnering-%")).isPositive();
        int days = jdbc.sql("select count(distinct due_at::date) from schakel.route_task where vacancy = ?::uuid")
                .param(id)
                .query(Integer.class)
                .single();
        assertThat(messages("vacature-" + id + "-herinnering-%")).isLessThanOrEqualTo(days);
    }

    @Test
    void theListOfWhoStandsInShowsTheVacancyWithWhoCanSolveIt() {
        UUID plain = report(null, "nee");
        String task = story.task(plain, "signaal-beoordelen").id();
        String start = list("/taken");

        assertThat(start)
                .contains("Niemand heeft deze rol", directory.label(officer), "Wie kan dit oplossen?")
                .contains("Vraag gemeente " + municipality.name() + " om iemand aan te wijzen.", "Sander Kok (fictief)")
                .doesNotContain("/taken/" + task);
        assertThat(list("/taken?vacature=" + vacancy().id() + "&sorteer=nieuwste"))
                .contains("/taken/" + task);
        assertThat(new Visit(port)
                        .login(DIRECTOR)
                        .get("/taken/vacatures/" + vacancy().id())
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("/taken?vacature=" + vacancy().id());
        assertThat(Api.as(port, DIRECTOR).all("/api/v1/taken", "taken"))
                .as("nothing is left out of the API")
                .anyMatch(one -> one.path("id").asText().equals(task));
    }

    @Test
    void nobodyElseSeesTheVacancy() {
        report(null, "nee");
        String id = vacancy().id().toString();

        for (String other : List.of("af.nijkerk", "zorg.wvv", "riec.on")) {
            assertThat(new Visit(port).login(other).get("/taken").body()).doesNotContain("Niemand heeft deze rol");
            assertThat(new Visit(port).login(other).get("/taken?vacature=" + id).body())
                    .doesNotContain(directory.label(officer));
        }
    }

    @Test
    void onceSomebodyHasTheRoleItIsNoVacancyAndTheStepsStayWithWhoStoodIn() {
        UUID dossier = report(null, "nee");
        String username = "nieuw." + UUID.randomUUID().toString().substring(0, 8);
        people.register(
                List.of(new NewPerson(username, "Nieuwe Officier (fictief)", null, "x", Set.of(officer), true)));
        appointed = directory.byUsername(username).orElseThrow().id();

        assertThat(vacancies.of(story.viewer(DIRECTOR)))
                .noneMatch(one -> one.group().equals(officer));
        TaskSummary task = story.task(dossier, "signaal-beoordelen");
        assertThat(task.group()).isEqualTo(GroupId.parse("ketenregisseur@wvv"));
        assertThat(list("/taken?stap=signaal-beoordelen&sorteer=nieuwste")).contains(task.id());

        people.setActive(appointed, false);
        appointed = null;
        report(null, "nee");
        assertThat(messages("vacature-" + vacancy().id()))
                .as("a new vacancy is a new message")
                .isEqualTo(1);
    }

    private String list(String path) {
        return new Visit(port).login(DIRECTOR).get(path).body();
    }
}
