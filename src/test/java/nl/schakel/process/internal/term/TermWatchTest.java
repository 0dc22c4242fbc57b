package nl.schakel.process.internal.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.AccessDoor;
import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Region;
import nl.schakel.process.TaskDesk;
import nl.schakel.process.TaskSummary;
import nl.schakel.signal.NewSignal;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** R6 while it runs: every task is watched, each rung tells the right people once, and a watch ends with its task. */
@SchakelTest
@Import(Watched.class)
class TermWatchTest {

    private static final String TRIAGE = "signaal-beoordelen";

    @Autowired
    private Story story;

    @Autowired
    private Watched watched;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService identity;

    @Autowired
    private AccessDoor door;

    @Autowired
    private TermCalculator calculator;

    @Autowired
    private Ladder ladder;

    @Autowired
    private WatchedTasks watchedTasks;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private TransactionTemplate transaction;

    private Instant monday;
    private Region region;

    @BeforeEach
    void mondayMorning() {
        monday = watched.quietMondayMorning();
        region = watched.region();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        identity.clearAuthentication();
        assertThat(watched.leftOverWatches()).as("watches without a task").isZero();
        assertThat(watched.badlyWatchedTasks())
                .as("tasks without exactly one watch")
                .isZero();
    }

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
    void aTaskThatIsPickedUpClimbsFromOwnerToChainDirector() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = triage(dossier);
        desk.claim(task.id(), story.viewer("af.nijkerk"));

        // the pick-up term passes in silence: somebody has the task
        watched.nextRung(task.id());
        assertThat(watched.told(task.id())).isEmpty();

        assertThat(watched.nextRung(task.id())).isEqualTo(at(task, 0.75));
        assertThat(watched.told(task.id()))
                .containsExactly(new Watched.Told("af.nijkerk", "HERINNERING", "herinnering", "/taken/" + task.id()));
        assertThat(watched.rung(task.id())).isEqualTo("herinnering");

        // the focus officer has no colleagues in the same role, so the chain director hears
        assertThat(watched.nextRung(task.id())).isEqualTo(task.due());
        assertThat(rungOf(task, "termijn")).containsExactlyInAnyOrder("keten.wvv", "keten2.wvv");

        assertThat(watched.nextRung(task.id())).isEqualTo(at(task, 1.5));
        assertThat(rungOf(task, "escalatie")).containsExactlyInAnyOrder("keten.wvv", "keten2.wvv");

        assertThat(watched.watches(task.id()))
                .as("after the last rung nothing repeats")
                .isEmpty();
        assertThat(watched.rung(task.id())).isEqualTo("escalatie");
        assertThat(watched.timeline(dossier))
                .containsExactly(TRIAGE + ",herinnering", TRIAGE + ",termijn", TRIAGE + ",escalatie");
        assertThat(triage(dossier).assignee())
                .as("an escalation takes nothing away")
                .isEqualTo("af.nijkerk");
        assertThat(triage(dossier).late()).isTrue();
    }

    @Test
    void whoIsWarnedCanSeeTheCase() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = triage(dossier);
        assertThat(door.permits(story.viewer("keten.wvv"), dossier)).isFalse();

        desk.claim(task.id(), story.viewer("af.nijkerk"));
        for (int rung = 0; rung < 3; rung++) {
            watched.nextRung(task.id());
        }

        assertThat(watched.told(task.id()))
                .contains(new Watched.Told("keten.wvv", "TERMIJN_VERSTREKEN", "termijn", "/zaken/" + dossier));
        assertThat(door.permits(story.viewer("keten.wvv"), dossier)).isTrue();
        assertThat(door.permits(story.viewer("nla.oost"), dossier)).isFalse();
    }

    @Test
    void aTaskThatNobodyPicksUpIsHeardOfBeforeItsTerm() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = triage(dossier);

        assertThat(watched.nextRung(task.id())).isEqualTo(calculator.end(task.created(), term("P1D"), region));
        // a group of one: that person, and the chain director
        assertThat(rungOf(task, "oppakken")).containsExactlyInAnyOrder("af.nijkerk", "keten.wvv", "keten2.wvv");
        assertThat(watched.nextRung(task.id())).isBefore(task.due());
        assertThat(rungOf(task, "oppakken-escalatie")).containsExactlyInAnyOrder("keten.wvv", "keten2.wvv");
        assertThat(watched.nextTimer(task.id())).isEqualTo(at(task, 0.75));
    }

    @Test
    void whoPicksUpLateStopsThePickUpLadder() {
        TaskSummary task = triage(story.report(Story.plain()).dossier());
        watched.nextRung(task.id());
        desk.claim(task.id(), story.viewer("af.nijkerk"));
        watched.nextRung(task.id());

        assertThat(rungOf(task, "oppakken-escalatie")).isEmpty();
        assertThat(watched.nextTimer(task.id())).isEqualTo(at(task, 0.75));
    }

    @Test
    void anAcuteSignalCountsByTheClockAlsoAtNight() {
        Instant night = watched.at(clock.instant()
                .atZone(Zones.AMSTERDAM)
                .toLocalDate()
                .plusDays(1)
                .atTime(3, 10)
                .atZone(Zones.AMSTERDAM));
        UUID dossier = story.report(acute()).dossier();
        TaskSummary task = triage(dossier);

        assertThat(task.due())
                .isBetween(night.plus(Duration.ofHours(4)), clock.instant().plus(Duration.ofHours(4)));
        assertThat(watched.nextTimer(task.id())).isEqualTo(task.created().plus(Duration.ofMinutes(15)));
        assertThat(watched.nextRung(task.id())).isEqualTo(task.created().plus(Duration.ofMinutes(15)));
        assertThat(rungOf(task, "oppakken")).contains("af.nijkerk");
    }

    @Test
    void theSameMessageNeverGoesTwice() {
        TaskSummary task = triage(story.report(Story.plain()).dossier());
        desk.claim(task.id(), story.viewer("af.nijkerk"));
        watched.nextRung(task.id());
        watched.nextRung(task.id());
        List<Watched.Told> before = watched.told(task.id());

        // as if the same rung were reached once more, by whatever fault
        WatchedTask open = watchedTasks.open(task.id()).orElseThrow();
        TermRow row = new TermRow(term("P3D"), null, 0.75, Hears.COLLEGAS, Hears.KETENREGISSEUR);
        transaction.executeWithoutResult(status -> ladder.climb(open, Rung.HERINNERING, row));

        assertThat(before).hasSize(1);
        assertThat(watched.told(task.id())).isEqualTo(before);
    }

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
                Story.triage("vormen", List.of("arbeid"), "persoon", "ja", "partners", List.of("tmm", "nla")));
        List<TaskSummary> before = story.open(dossier);
        assertThat(before).isNotEmpty();
        story.timePasses(Duration.ofDays(20));

        assertThat(story.open(dossier))
                .extracting(TaskSummary::id)
                .doesNotContain(before.get(0).id());
        assertThat(watched.watches(before.get(0).id())).isEmpty();
    }

    @Test
    void passingOnToTheRegionCountsFromTheReceipt() {
        UUID dossier = story.report(Story.plain()).dossier();
        Instant received = story.state(dossier).received();
        watched.at(monday.plus(Duration.ofDays(2)).atZone(Zones.AMSTERDAM));
        story.does(
                "af.nijkerk",
                dossier,
                TRIAGE,
                Story.triage("vormen", List.of("arbeid"), "persoon", "ja", "partners", List.of("nla")));

        assertThat(management
                        .createJobQuery()
                        .activityId("Boundary_TijdOmDoorTeZetten")
                        .processInstanceId(runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(dossier.toString(), "meldroute")
                                .singleResult()
                                .getId())
                        .singleResult()
                        .getDuedate()
                        .toInstant())
                .isEqualTo(calculator.end(received, term("P5D"), region));
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

    @Test
    void withoutARegionTheNationalTeamHears() {
        UUID dossier = story.report(Story.in("GM0363")).dossier();
        TaskSummary task = triage(dossier);
        assertThat(task.group()).hasToString("landelijk@landelijk");
        watched.nextRung(task.id());

        assertThat(watched.told(task.id()))
                .contains(new Watched.Told("landelijk", "HERINNERING", "oppakken", "/taken/" + task.id()));
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

    private void deploy(String name, BpmnModelInstance model) {
        repository
                .createDeployment()
                .name("proef")
                .addModelInstance(name, model)
                .deploy();
    }

    private static NewSignal acute() {
        return new NewSignal("GM0267", "Verzonnen signaal (fictief).", true, null, null, null, null, null, null, null);
    }

    private TaskSummary triage(UUID dossier) {
        return story.task(dossier, TRIAGE);
    }

    private void move(TaskSummary task, Instant to) {
        Task running = tasks.createTaskQuery().taskId(task.id()).singleResult();
        running.setDueDate(Date.from(to));
        tasks.saveTask(running);
    }

    private Instant at(TaskSummary task, double share) {
        return calculator.at(task.created(), term("P3D"), share, region);
    }

    private List<String> rungOf(TaskSummary task, String rung) {
        return watched.told(task.id()).stream()
                .filter(told -> told.rung().equals(rung))
                .map(Watched.Told::username)
                .toList();
    }

    private static Term term(String duration) {
        return new Term(duration, Counting.WERKTIJD);
    }

    private static org.camunda.bpm.engine.variable.VariableMap variables(UUID dossier) {
        return Variables.createVariables()
                .putValue("zaak", dossier.toString())
                .putValue("gemeente", "GM0267")
                .putValue("regio", "wvv")
                .putValue("urgentie", "normaal");
    }
}
