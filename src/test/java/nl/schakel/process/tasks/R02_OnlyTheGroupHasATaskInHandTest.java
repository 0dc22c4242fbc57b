package nl.schakel.process.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R2, R7: a task is for the members of its group, whatever way it was handed to somebody else. */
@SchakelTest
class R02_OnlyTheGroupHasATaskInHandTest {

    private static final String STEP = "signaal-beoordelen";
    private static final GroupId TEAM = GroupId.parse("aandachtsfunctionaris@GM0289");

    @Autowired
    private Story story;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private TaskList list;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private JdbcClient jdbc;

    private UUID dossier;
    private TaskSummary task;

    @BeforeEach
    void aSignalInWageningen() {
        dossier = story.report(Story.in("GM0289")).dossier();
        task = story.task(dossier, STEP);
    }

    @Test
    void theEngineGivesATaskToNobodyOutsideItsGroup() {
        for (String outsider : List.of("af.ede", "keten.wvv", "bestaat-niet")) {
            assertThatThrownBy(() -> tasks.setAssignee(task.id(), outsider))
                    .as(outsider)
                    .isNotNull();
            assertThatThrownBy(() -> tasks.claim(task.id(), outsider))
                    .as(outsider)
                    .isNotNull();
        }
        assertThat(story.task(dossier, STEP).assignee()).isNull();
        assertThat(tasks.createTaskQuery().taskId(task.id()).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void aTaskThatStandsInTheNameOfAnOutsiderIsNotTheirs() {
        jdbc.sql("update schakel.route_task set assignee = 'af.ede' where task_id = ?")
                .param(task.id())
                .update();

        assertThat(AllTasks.of(list, story.viewer("af.ede"), TaskFilter.ALLE))
                .extracting(TaskSummary::id)
                .doesNotContain(task.id());
        assertThat(AllTasks.of(list, story.viewer("af.ede"), TaskFilter.MIJN))
                .extracting(TaskSummary::id)
                .doesNotContain(task.id());
        assertThatThrownBy(() -> desk.open(task.id(), story.viewer("af.ede"))).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> desk.complete(task.id(), Story.triage(), story.viewer("af.ede")))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void whoHadATaskBeforeKeepsNoRightToItInTheEngine() {
        Person first = colleague("eerste.test");
        Person second = colleague("tweede.test");
        desk.claim(task.id(), story.viewer(first.username()));
        assertThat(rights(first)).isEqualTo(1);

        desk.handOver(task.id(), second.username(), story.viewer(first.username()));
        assertThat(rights(first)).isZero();
        assertThat(rights(second)).isEqualTo(1);

        desk.release(task.id(), story.viewer(second.username()));
        assertThat(rights(second)).isZero();
    }

    @Test
    void whoLeavesTheGroupHasItsTasksNoLonger() {
        Person leaver = colleague("vertrekt.test");
        desk.claim(task.id(), story.viewer(leaver.username()));

        people.assign(leaver.id(), Set.of(GroupId.parse("gebiedsteam@GM0289")));

        assertThat(story.task(dossier, STEP).assignee()).isNull();
        assertThat(rights(leaver)).isZero();
        assertThat(AllTasks.of(list, story.viewer(leaver.username()), TaskFilter.ALLE))
                .extracting(TaskSummary::id)
                .doesNotContain(task.id());
    }

    @Test
    void theReportersOwnStepIsTheirsWhereverTheyWork() {
        UUID own = story.reportAs("balie.nijkerk", Story.in("GM0289")).dossier();
        story.does("af.wageningen", own, STEP, Story.triage("meldcode", "ja", "persoon", "ja"));
        TaskSummary step = story.open(own).stream()
                .filter(open -> open.step().startsWith("meldcode"))
                .findFirst()
                .orElseThrow();

        assertThat(story.viewer("balie.nijkerk").groups()).doesNotContain(step.group());
        assertThat(AllTasks.of(list, story.viewer("balie.nijkerk"), TaskFilter.MIJN))
                .extracting(TaskSummary::id)
                .contains(step.id());
        assertThat(desk.open(step.id(), story.viewer("balie.nijkerk")).task().id())
                .isEqualTo(step.id());
    }

    private Person colleague(String username) {
        people.register(List.of(new NewPerson(username, "Test Collega (fictief)", null, "x", Set.of(TEAM), true)));
        return directory.byUsername(username).orElseThrow();
    }

    private long rights(Person person) {
        return authorizations
                .createAuthorizationQuery()
                .userIdIn(person.username())
                .resourceType(Resources.TASK)
                .resourceId(task.id())
                .count();
    }
}
