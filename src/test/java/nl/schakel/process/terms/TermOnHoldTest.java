package nl.schakel.process.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case that the caretaker put on hold: nobody can work on it, so nobody is warned; its terms run on. */
class TermOnHoldTest extends WatchedTest {

    @Autowired
    private WatchesOnHold onHold;

    @Autowired
    private ManagementService management;

    private UUID dossier;
    private TaskSummary task;
    private String route;

    @BeforeEach
    void aTaskInHand() {
        dossier = story.report(Story.plain()).dossier();
        task = triage(dossier);
        desk.claim(task.id(), story.viewer("af.nijkerk"));
        route = tasks.createTaskQuery().taskId(task.id()).singleResult().getProcessInstanceId();
    }

    private void hold() {
        runtime.suspendProcessInstanceById(route);
        onHold.look();
    }

    private void goOn() {
        runtime.activateProcessInstanceById(route);
        onHold.look();
    }

    @Test
    void whatIsOnHoldWarnsNobodyUntilItGoesOn() {
        hold();
        assertThat(watched.watches(task.id())).singleElement().matches(watch -> watch.isSuspended());

        clock.to(at(task, 2));
        story.runDueJobs();
        assertThat(watched.told(task.id())).isEmpty();
        assertThat(watched.timeline(dossier)).isEmpty();

        goOn();
        story.runDueJobs();

        // the term was a promise to a person: it ran on, and whoever has to hear of it hears now
        assertThat(triage(dossier).due()).isEqualTo(task.due());
        assertThat(triage(dossier).late()).isTrue();
        assertThat(rungOf(task, "herinnering")).containsExactly("af.nijkerk");
        assertThat(rungOf(task, "termijn")).containsExactlyInAnyOrder("keten.wvv", "keten2.wvv");
        assertThat(rungOf(task, "escalatie")).containsExactlyInAnyOrder("keten.wvv", "keten2.wvv");
    }

    @Test
    void aShortHoldChangesNothing() {
        hold();
        goOn();

        watched.nextRung(task.id());
        assertThat(watched.nextRung(task.id())).isEqualTo(at(task, 0.75));
        assertThat(rungOf(task, "herinnering")).containsExactly("af.nijkerk");
    }

    @Test
    void aTaskThatIsDoneAtOnceTakesItsSilentWatchAlong() {
        hold();
        runtime.activateProcessInstanceById(route);

        story.does("af.nijkerk", dossier, TRIAGE, Story.triage());

        assertThat(watched.watches(task.id())).isEmpty();
        onHold.look();
        assertThat(story.open(dossier)).isNotEmpty();
    }

    @Test
    void theWatchesOfOtherCasesGoOn() {
        TaskSummary other = triage(story.report(Story.plain()).dossier());
        hold();

        assertThat(watched.watches(other.id())).singleElement().matches(watch -> !watch.isSuspended());
        assertThat(management
                        .createJobQuery()
                        .jobId(watched.job(other.id()).getId())
                        .active()
                        .count())
                .isEqualTo(1);
        goOn();
    }
}
