package nl.schakel.process.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Region;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Tasks under watch on a quiet Monday; afterwards no watch is left without a task, and no task without its watch. */
@SchakelTest
@Import(Watched.class)
abstract class WatchedTest {

    static final String TRIAGE = "signaal-beoordelen";

    @Autowired
    Story story;

    @Autowired
    Watched watched;

    @Autowired
    TaskCommands desk;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identity;

    @Autowired
    TermCalculator calculator;

    @Autowired
    SchakelClock clock;

    @Autowired
    TransactionTemplate transaction;

    Instant monday;
    Region region;

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

    void deploy(String name, BpmnModelInstance model) {
        repository
                .createDeployment()
                .name("proef")
                .addModelInstance(name, model)
                .deploy();
    }

    TaskSummary triage(UUID dossier) {
        return story.task(dossier, TRIAGE);
    }

    void move(TaskSummary task, Instant to) {
        Task running = tasks.createTaskQuery().taskId(task.id()).singleResult();
        running.setDueDate(Date.from(to));
        tasks.saveTask(running);
    }

    Instant at(TaskSummary task, double share) {
        return calculator.at(task.created(), term("P3D"), share, region);
    }

    List<String> rungOf(TaskSummary task, String rung) {
        return watched.told(task.id()).stream()
                .filter(told -> told.rung().equals(rung))
                .map(Watched.Told::username)
                .toList();
    }

    static Term term(String duration) {
        return new Term(duration, Counting.WERKTIJD);
    }

    static org.camunda.bpm.engine.variable.VariableMap variables(UUID dossier) {
        return Variables.createVariables()
                .putValue("zaak", dossier.toString())
                .putValue("gemeente", "GM0267")
                .putValue("regio", "wvv")
                .putValue("urgentie", "normaal");
    }
}
