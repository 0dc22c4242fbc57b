package nl.schakel.web.taken;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

/** A long list of tasks is read in pages, forwards and backwards, with nothing twice and nothing missed. */
@SchakelTest
class TaskListPagesTest {

    private static final GroupId TEAM = GroupId.parse("gebiedsteam@GM0279");
    private static final Instant FIRST = Instant.now().truncatedTo(ChronoUnit.SECONDS);

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

    private Visit visit;
    private UUID dossier;
    private List<String> tasks;

    @BeforeEach
    void aTeamWithALotToDo() {
        if (directory.byUsername("bladeraar.test").isEmpty()) {
            people.register(List.of(
                    new NewPerson("bladeraar.test", "Bladeraar (fictief)", null, "schakel-demo", Set.of(TEAM), true)));
        }
        visit = new Visit(port).login("bladeraar.test");
        dossier = story.report(Story.in("GM0279")).dossier();
        jdbc.sql("update schakel.route_task set ended_at = now(), ended_how = 'vervallen' where group_id = ?"
                        + " and ended_at is null")
                .param(TEAM.toString())
                .update();
        tasks = add(120);
    }

    /** Tasks in the order of the list; seven are due at one moment each, the last few never. */
    private List<String> add(int number) {
        List<String> added = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String id = UUID.randomUUID().toString();
            added.add(id);
            Instant due = i >= number - 4 ? null : FIRST.plus(Duration.ofHours(i / 7));
            jdbc.sql(
                            "insert into schakel.route_task (task_id, dossier_id, reference, municipality, step, name, group_id,"
                                    + " created_at, due_at) values (?, ?, 'M-VERZONNEN', 'GM0279', 'actie-uitvoeren', 'Actie', ?, ?, ?)")
                    .params(
                            id,
                            dossier,
                            TEAM.toString(),
                            Timestamp.from(FIRST.plusMillis(i)),
                            due == null ? null : Timestamp.from(due))
                    .update();
        }
        return added;
    }

    @Test
    void aPageThatAsksByItselfIsGivenTheListAndNotTheChoicesAroundIt() {
        String whole = visit.get("/taken").body();
        String byItself =
                visit.get("/taken", "HX-Request", "true", "HX-Target", "lijst").body();

        assertThat(whole).contains("<option value=\"oppakken\"");
        assertThat(byItself).doesNotContain("<option value=\"oppakken\"").contains("id=\"lijst\"", "tabs__count");
        assertThat(TaskPaging.tasks(byItself)).isEqualTo(TaskPaging.tasks(whole));
    }

    @Test
    void threePagesShowEveryTaskOnce() {
        List<String> seen = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        for (String path = "/taken"; path != null; ) {
            String page = visit.get(path).body();
            seen.addAll(TaskPaging.tasks(page));
            lengths.add(TaskPaging.tasks(page).size());
            assertThat(page).contains("class=\"tabs__count\">120<");
            path = TaskPaging.next(page);
        }

        assertThat(lengths).containsExactly(50, 50, 20);
        assertThat(seen).containsExactlyElementsOf(tasks);
    }

    @Test
    void theWayBackShowsTheSamePages() {
        String first = visit.get("/taken").body();
        String second = visit.get(TaskPaging.next(first)).body();
        String third = visit.get(TaskPaging.next(second)).body();
        assertThat(TaskPaging.previous(first)).isNull();
        assertThat(TaskPaging.next(third)).isNull();

        String back = visit.get(TaskPaging.previous(third)).body();
        String atTheTop = visit.get(TaskPaging.previous(back)).body();

        assertThat(TaskPaging.tasks(back)).isEqualTo(TaskPaging.tasks(second));
        assertThat(TaskPaging.tasks(atTheTop)).isEqualTo(TaskPaging.tasks(first));
        assertThat(TaskPaging.previous(atTheTop)).isNull();
        assertThat(TaskPaging.tasks(visit.get(TaskPaging.next(atTheTop)).body()))
                .isEqualTo(TaskPaging.tasks(second));
    }

    @Test
    void whatIsDoneMeanwhileMovesNoOtherTaskOutOfSight() {
        String first = visit.get("/taken").body();
        for (String done : TaskPaging.tasks(first).subList(0, 30)) {
            jdbc.sql("update schakel.route_task set ended_at = now(), ended_how = 'afgerond' where task_id = ?")
                    .param(done)
                    .update();
        }

        assertThat(TaskPaging.tasks(visit.get(TaskPaging.next(first)).body())).isEqualTo(tasks.subList(50, 100));
    }

    @Test
    void theApiHasTheSamePages() {
        Api person = Api.as(port, "bladeraar.test");

        assertThat(person.get("/api/v1/taken").json().path("taken")).hasSize(50);
        assertThat(person.all("/api/v1/taken", "taken"))
                .extracting(task -> task.path("id").asText())
                .containsExactlyElementsOf(tasks);
        assertThat(person.get("/api/v1/taken?volgende=onzin").status()).isEqualTo(400);
    }

    @Test
    void aFilterIsKeptFromPageToPage() {
        for (String mine : tasks.subList(40, 110)) {
            jdbc.sql("update schakel.route_task set assignee = 'bladeraar.test' where task_id = ?")
                    .param(mine)
                    .update();
        }
        List<String> seen = new ArrayList<>();
        for (String path = "/taken?welke=mijn"; path != null; ) {
            String page = visit.get(path).body();
            assertThat(page).contains("class=\"tabs__count\">70<", "class=\"tabs__count\">50<");
            seen.addAll(TaskPaging.tasks(page));
            path = TaskPaging.next(page);
        }

        assertThat(seen).containsExactlyElementsOf(tasks.subList(40, 110));
    }

    @Test
    void anAddressThatCannotBeReadBeginsAtTheTop() {
        for (String wrong : List.of("onzin", "-_-", "2026-01-01T00:00:00Z_2026-01-01T00:00:00Z_%22%3E")) {
            HttpResponse<String> page = visit.get("/taken?volgende=" + wrong);
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("Deze bladzijde is er niet. Begin vooraan in de lijst.");
            assertThat(TaskPaging.tasks(page.body())).isEqualTo(tasks.subList(0, 50));
        }
    }

    @Test
    void nobodyCountsFurtherThanAnybodyReads() {
        add(400);

        assertThat(visit.get("/taken").body()).contains("class=\"tabs__count\">500+<");
    }
}
