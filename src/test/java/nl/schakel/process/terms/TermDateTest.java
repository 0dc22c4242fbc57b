package nl.schakel.process.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import nl.schakel.deadline.Counting;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When a term ends: by the table, by agreement, or because somebody moved the date. */
class TermDateTest extends WatchedTest {

    @Autowired
    private ManagementService management;

    @Test
    void aMovedDateStartsTheLadderAgain() {
        TaskSummary task = triage(story.report(Story.plain()).dossier());
        desk.claim(task.id(), story.viewer("af.nijkerk"));
        watched.nextRung(task.id());
        watched.nextRung(task.id());
        assertThat(watched.rung(task.id())).isEqualTo("herinnering");

        Instant later = calculator.end(task.due(), term("P5D"), region);
        move(task, later);

        assertThat(watched.rung(task.id())).isEmpty();
        assertThat(watched.nextTimer(task.id()))
                .isEqualTo(calculator.at(task.created(), later, Counting.WERKTIJD, 0.75, region));
        watched.nextRung(task.id());
        assertThat(watched.told(task.id()))
                .as("one reminder per due date")
                .extracting(Watched.Told::rung)
                .containsExactly("herinnering", "herinnering");
    }

    @Test
    void aDateThatIsTakenAwayIsGivenBackByTheTable() {
        TaskSummary task = triage(story.report(Story.plain()).dossier());
        Task running = tasks.createTaskQuery().taskId(task.id()).singleResult();
        running.setDueDate(null);
        tasks.saveTask(running);

        assertThat(tasks.createTaskQuery().taskId(task.id()).singleResult().getDueDate())
                .isEqualTo(Date.from(task.due()));
    }

    @Test
    void anAgreedDateStaysAndIsWatchedInShares() {
        deploy(
                "proef-datum.bpmn",
                Bpmn.createExecutableProcess("proef-datum")
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .userTask("Task_ProefActie")
                        .camundaCandidateGroups("zorgcoordinator@zorg-wvv")
                        .camundaDueDate("${datum}")
                        .endEvent()
                        .done());
        UUID dossier = story.report(Story.plain()).dossier();
        Instant agreed = calculator.end(monday, term("P4D"), region);
        runtime.startProcessInstanceByKey("proef-datum", variables(dossier).putValue("datum", Date.from(agreed)));

        TaskSummary task = story.task(dossier, "proef-actie");
        assertThat(task.due()).isEqualTo(agreed);
        assertThat(watched.nextTimer(task.id()))
                .isEqualTo(calculator.at(task.created(), agreed, Counting.WERKTIJD, 0.75, region));
        watched.nextRung(task.id());
        assertThat(rungOf(task, "herinnering")).containsExactly("zorg.wvv");
        runtime.deleteProcessInstance(
                tasks.createTaskQuery().taskId(task.id()).singleResult().getProcessInstanceId(), "proef klaar");
    }
}
