package nl.schakel.process.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R6 while it runs: every task is watched, and a watch ends with its task, however that ends. */
class TermWatchTest extends WatchedTest {

    @Autowired
    private ManagementService management;

    @Test
    void aNewTaskHasATermAndOneTimer() {
        TaskSummary task = triage(story.report(Story.plain()).dossier());

        // three working days to weigh it, one to pick it up
        assertThat(task.due()).isEqualTo(calculator.end(task.created(), term("P3D"), region));
        assertThat(tasks.createTaskQuery().taskId(task.id()).singleResult().getDueDate())
                .isEqualTo(Date.from(task.due()));
        assertThat(watched.nextTimer(task.id())).isEqualTo(calculator.end(task.created(), term("P1D"), region));
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(watched.watches(task.id()).get(0).getId())
                        .count())
                .as("a watch holds no data")
                .isZero();
    }

    @Test
    void aTaskDoneInTimeTellsNobodyAndLeavesNoTimer() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = triage(dossier);
        story.does("af.nijkerk", dossier, TRIAGE, Story.triage());

        assertThat(watched.watches(task.id())).isEmpty();
        assertThat(watched.told(task.id())).isEmpty();
        assertThat(story.open(dossier)).isNotEmpty();
    }

    @Test
    void whatIsRolledBackKeepsItsWatch() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = triage(dossier);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    desk.complete(task.id(), Story.triage(), story.viewer("af.nijkerk"));
                    throw new IllegalStateException("after the completion");
                }))
                .hasMessage("after the completion");

        assertThat(watched.watches(task.id())).hasSize(1);
        assertThat(story.steps(dossier)).containsExactly(TRIAGE);
        long signals = runtime.createProcessInstanceQuery().count();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    story.report(Story.plain());
                    throw new IllegalStateException("after the report");
                }))
                .hasMessage("after the report");
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(signals);
    }

    @Test
    void aCancelledCaseEndsEveryWatch() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = triage(dossier);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString())
                .list()
                .forEach(i -> runtime.deleteProcessInstance(i.getId(), "proef", true, true));

        assertThat(watched.watches(task.id())).isEmpty();
    }

    @Test
    void partnerQuestionsThatTimeOutEndTheirWatches() {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does(
                "af.nijkerk",
                dossier,
                TRIAGE,
                Story.triage("vormen", List.of("arbeid"), "persoon", "ja", "partners", List.of("nla")));
        List<TaskSummary> before = story.open(dossier).stream()
                .filter(task -> task.step().equals("partnervraag-nla"))
                .toList();
        assertThat(before).hasSize(1);
        story.timePasses(Duration.ofDays(20));

        assertThat(story.open(dossier))
                .extracting(TaskSummary::id)
                .doesNotContain(before.get(0).id());
        assertThat(watched.watches(before.get(0).id())).isEmpty();
    }

    @Test
    void aTaskThatComesAndGoesInOneStepLeavesNoWatch() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("proef-kort")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .parallelGateway("fork")
                .userTask("Task_SignaalBeoordelen")
                .camundaCandidateGroups("aandachtsfunctionaris@GM0267")
                .endEvent()
                .moveToNode("fork")
                .endEvent("stop")
                .done();
        EndEvent stop = model.getModelElementById("stop");
        stop.getEventDefinitions().add(model.newInstance(TerminateEventDefinition.class));
        deploy("proef-kort.bpmn", model);
        UUID dossier = story.report(Story.plain()).dossier();
        runtime.startProcessInstanceByKey("proef-kort", variables(dossier));

        assertThat(story.steps(dossier)).containsExactly(TRIAGE);
    }

    @Test
    void whoeverIsSignedInToTheEngineMayBeWatchedOver() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = triage(dossier);
        // as Camunda's own web application does it: the engine then checks what this person may do
        identity.setAuthentication("af.nijkerk", List.of("aandachtsfunctionaris@GM0267"));
        tasks.claim(task.id(), "af.nijkerk");
        identity.clearAuthentication();
        move(task, calculator.end(task.due(), term("P1D"), region));
        identity.setAuthentication("af.nijkerk", List.of("aandachtsfunctionaris@GM0267"));
        desk.complete(task.id(), Story.triage(), story.viewer("af.nijkerk"));
        identity.clearAuthentication();

        assertThat(watched.watches(task.id())).isEmpty();
        assertThat(story.open(dossier)).isNotEmpty();
    }

    @Test
    void aTaskThatIsDoneWhileItsTermFiresIsDone() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int race = 0; race < 8; race++) {
                UUID dossier = story.report(Story.plain()).dossier();
                TaskSummary task = triage(dossier);
                String job = watched.job(task.id()).getId();
                clock.to(watched.nextTimer(task.id()));
                CyclicBarrier together = new CyclicBarrier(2);
                Future<?> fires = two.submit(() -> {
                    together.await();
                    try {
                        management.executeJob(job);
                    } catch (ProcessEngineException lost) {
                        // the executor would find the job gone, or take it again
                    }
                    return null;
                });
                Future<?> done = two.submit(() -> {
                    together.await();
                    desk.complete(task.id(), Story.triage(), story.viewer("af.nijkerk"));
                    return null;
                });
                done.get();
                fires.get();
                assertThat(watched.watches(task.id())).isEmpty();
                assertThat(story.steps(dossier)).doesNotContain(TRIAGE);
            }
        } finally {
            two.shutdownNow();
        }
    }
}
