package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;

/** The ladder of every task: a few rungs, then it stands as late; the task stays with its owner (R6). */
class TermijnbewakingPathTest extends PathTest {

    private static final String TRIAGE = "signaal-beoordelen";

    TermijnbewakingPathTest() {
        super("termijnbewaking");
    }

    private UUID reported() {
        return story.report(Story.plain()).dossier();
    }

    /** The watch over an open task is a process of its own, known by the task. */
    private UUID watch(UUID dossier, String step) {
        return UUID.fromString(story.task(dossier, step).id());
    }

    @Test
    void nobodyPicksItUpAndNobodyDoesIt() {
        UUID dossier = reported();
        TaskSummary task = story.task(dossier, TRIAGE);
        UUID watch = watch(dossier, TRIAGE);
        Instant start = story.now();
        assertAbout(rings(watch, "termijnbewaking", "Event_OppaktijdVoorbij"), workingDaysLater(start, 1));

        until(workingDaysLater(start, 1));
        path(watch).hasPassed("Task_GroepWaarschuwen");
        standsAt(watch, "Event_AnderhalfKeerOppaktijd");
        until(workingDaysLater(start, 2));
        path(watch).hasPassed("Task_OppakkenEscaleren");
        standsAt(watch, "Event_HerinneringBereikt");
        until(workingDaysLater(start, 3));
        path(watch).hasPassed("Task_EigenaarHerinneren", "Task_CollegasWaarschuwen");
        standsAt(watch, "Event_AnderhalfKeerTermijn");
        until(workingDaysLater(start, 5));

        path(watch)
                .hasPassedInOrder(
                        "Task_GroepWaarschuwen",
                        "Task_OppakkenEscaleren",
                        "Task_EigenaarHerinneren",
                        "Task_CollegasWaarschuwen",
                        "Task_KetenregisseurWaarschuwen",
                        "End_TeLaat")
                .isEnded();
        TaskSummary late = story.task(dossier, TRIAGE);
        assertThat(late.late()).isTrue();
        assertThat(late.group()).isEqualTo(task.group());
        assertThat(late.assignee()).isNull();
    }

    @Test
    void pickedUpInTime() {
        UUID dossier = reported();
        UUID watch = watch(dossier, TRIAGE);
        Instant start = story.now();
        desk.claim(watch.toString(), story.viewer("af.nijkerk"));

        until(workingDaysLater(start, 1));

        path(watch).hasPassed("Gateway_Opgepakt").hasNotPassed("Task_GroepWaarschuwen");
        standsAt(watch, "Event_HerinneringBereikt");
    }

    @Test
    void pickedUpAfterTheFirstWarning() {
        UUID dossier = reported();
        UUID watch = watch(dossier, TRIAGE);
        Instant start = story.now();
        until(workingDaysLater(start, 1));
        desk.claim(watch.toString(), story.viewer("af.nijkerk"));

        until(workingDaysLater(start, 2));

        path(watch).hasPassed("Gateway_AlsnogOpgepakt").hasNotPassed("Task_OppakkenEscaleren");
        standsAt(watch, "Event_HerinneringBereikt");
    }

    @Test
    void aTaskWithoutPickUpTermIsWatchedForItsTermOnly() {
        UUID dossier = reported();
        does("af.nijkerk", dossier, TRIAGE, "vervolg", "stoppen", "eindreden", "doorverwezen");
        UUID watch = watch(dossier, "voorstel-tegenlezen");

        path(watch).hasNotPassed("Event_OppaktijdVoorbij");
        standsAt(watch, "Event_HerinneringBereikt");
        assertAbout(
                rings(watch, "termijnbewaking", "Event_HerinneringBereikt"),
                workingDaysLater(story.now(), 1).plus(Duration.ofMinutes(255)));
    }

    @Test
    void dangerCountsByTheClock() {
        UUID dossier = story.report(Story.acute()).dossier();
        UUID watch = watch(dossier, "acuut-politie");
        assertAbout(
                rings(watch, "termijnbewaking", "Event_OppaktijdVoorbij"),
                story.now().plus(Duration.ofMinutes(15)));

        until(story.now().plus(Duration.ofMinutes(95)));

        path(watch).hasPassed("Task_KetenregisseurWaarschuwen", "End_TeLaat").isEnded();
    }

    @Test
    void theWatchEndsWithItsTask() {
        UUID dossier = reported();
        UUID watch = watch(dossier, TRIAGE);

        desk.complete(
                watch.toString(),
                Map.of(
                        "acuut",
                        "nee",
                        "locatie",
                        "ja",
                        "dader",
                        "nee",
                        "vormen",
                        List.of("onbekend"),
                        "persoon",
                        "nee",
                        "minderjarig",
                        "nee",
                        "vervolg",
                        "vraag",
                        "vraagAanMelder",
                        "Verzonnen vraag?"),
                story.viewer("af.nijkerk"));

        path(watch).isEnded();
        path(watch).hasNotPassed("Task_GroepWaarschuwen");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(watch.toString())
                        .count())
                .isZero();
    }
}
