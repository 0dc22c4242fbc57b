package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.process.routes.meldroute.FactCommands;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.FactChanges;
import nl.schakel.story.Story;
import nl.schakel.story.TakenFlows;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import nl.schakel.trial.FormAnswers;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * The paths of one model: tasks are done by the people who own them, time is moved by the clock, and after the last
 * test every arrow of the model must have been followed. Each test starts on a Monday at nine in a stretch of weeks
 * without holidays, so that working days can be counted on one hand.
 */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=paths")
@TestInstance(Lifecycle.PER_CLASS)
abstract class PathTest {

    private static final Set<String> JOINS = Set.of("parallelGateway", "inclusiveGateway");

    static final LocalTime NINE = LocalTime.of(9, 0);

    @Autowired
    Story story;

    @Autowired
    TaskCommands desk;

    @Autowired
    ReportCommands reporter;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    RepositoryService repository;

    @Autowired
    SchakelClock clock;

    @Autowired
    private AccessService door;

    @Autowired
    private DossierReading reading;

    @Autowired
    private FactCommands facts;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TakenFlows taken;

    private final String model;

    PathTest(String model) {
        this.model = model;
    }

    @BeforeEach
    void mondayAtNine() {
        AbstractAssertions.init(engine);
        LocalDate monday = today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        while (!quietWeeks(monday)) {
            monday = monday.plusWeeks(1);
        }
        clock.to(at(monday, NINE));
    }

    /** No public holiday falls in these weeks or the three after them, in any year. */
    private static boolean quietWeeks(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> day.getDayOfMonth() > 3;
            case FEBRUARY, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER -> true;
            default -> false;
        };
    }

    @AfterAll
    void everyArrowWasFollowed() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .latestVersion()
                .singleResult()
                .getId();
        Set<String> drawn =
                repository.getBpmnModelInstance(definition).getModelElementsByType(SequenceFlow.class).stream()
                        // the engine jumps over these; the arrows after the events tell which one came
                        .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                        .map(SequenceFlow::getId)
                        .collect(Collectors.toSet());
        assertThat(taken.of(model)).as("arrows of %s", model).containsAll(drawn);
    }

    LocalDate today() {
        return LocalDate.ofInstant(story.now(), Zones.AMSTERDAM);
    }

    static Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, Zones.AMSTERDAM).toInstant();
    }

    /** The same time so many working days later, counted from a Monday and across weekends, never across holidays. */
    Instant workingDaysLater(Instant from, int days) {
        ZonedDateTime moment = from.atZone(Zones.AMSTERDAM);
        for (int left = days; left > 0; ) {
            moment = moment.plusDays(1);
            if (moment.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
                left--;
            }
        }
        return moment.toInstant();
    }

    /** The newest running or ended instance of a model in this case, as the assertions take it. */
    ProcessInstance instance(UUID dossier, String key) {
        List<HistoricProcessInstance> found = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString())
                .processDefinitionKey(key)
                .orderByProcessInstanceStartTime()
                .desc()
                .list();
        assertThat(found).as("instances of %s", key).isNotEmpty();
        ProcessInstance instance = mock(ProcessInstance.class, key);
        when(instance.getId()).thenReturn(found.get(0).getId());
        when(instance.getProcessInstanceId()).thenReturn(found.get(0).getId());
        when(instance.getProcessDefinitionId()).thenReturn(found.get(0).getProcessDefinitionId());
        return instance;
    }

    /** Says something about the newest instance of this test's model in a case. */
    ProcessInstanceAssert path(UUID dossier) {
        return path(dossier, model);
    }

    ProcessInstanceAssert path(UUID dossier, String key) {
        return BpmnAwareTests.assertThat(instance(dossier, key));
    }

    /** Where this case stands in this test's model: all places, and no others. A frame is no place, nor is a join. */
    void standsAt(UUID dossier, String... places) {
        path(dossier).isWaitingAt(places);
        assertThat(leaves(runtime.getActivityInstance(instance(dossier, model).getId())))
                .as("places in %s", model)
                .containsExactlyInAnyOrder(places);
    }

    private static List<String> leaves(ActivityInstance place) {
        ActivityInstance[] inside = place.getChildActivityInstances();
        if (JOINS.contains(place.getActivityType())) {
            return List.of();
        }
        return inside.length == 0
                ? List.of(place.getActivityId())
                : Arrays.stream(inside).flatMap(each -> leaves(each).stream()).toList();
    }

    /** Somebody does a step with these answers; other required questions get their first answer. */
    void does(String username, UUID dossier, String step, Object... given) {
        TaskSummary task = story.task(dossier, step);
        String schema = desk.open(task.id(), story.viewer(username)).schema();
        Map<String, Object> answers = answers(given);
        if (step.equals("signaal-beoordelen")) {
            // danger is a path of its own
            answers.putIfAbsent("acuut", "nee");
        }
        story.does(username, dossier, step, new FormAnswers(today()).minimal(schema, answers));
    }

    /** The focus officer finds that something is otherwise than was reported. */
    FactCommands.Consequence corrects(UUID dossier, String fact, String value) {
        Viewer officer = story.viewer("af.nijkerk");
        Grant seen = door.open(officer, dossier, "zaak:feiten", Set.of(Part.MELDING, Part.BETROKKENEN));
        return facts.change(reading.read(seen, officer.groups()), new FactChanges.NewFact(fact, null, value), officer);
    }

    /** The triage passes the signal on; see {@link #triage}. */
    void passesOn(UUID dossier, Object... given) {
        does("af.nijkerk", dossier, "signaal-beoordelen", triage(given));
    }

    /** The region ends the case: one proposes, with a reason for whatever is still open, and another agrees (R2). */
    void regionEnds(UUID dossier, String outcome) {
        does("keten.wvv", dossier, "uitkomsten-bespreken", "klaar", "ja", "uitkomst", outcome);
        does("keten2.wvv", dossier, "einde-tegenlezen", "besluit", "bevestigen");
    }

    /** A triage that gives the coördinator ondermijning a task and asks the police only, unless these say otherwise. */
    static Object[] triage(Object... given) {
        Object[] plain = {
            "acuut",
            "nee",
            "vervolg",
            "keten",
            "vormen",
            List.of("seksueel"),
            "persoon",
            "nee",
            "minderjarig",
            "nee",
            "locatie",
            "ja",
            "dader",
            "nee",
            "meldcode",
            "nee"
        };
        return Stream.of(plain, given).flatMap(Arrays::stream).toArray();
    }

    static Map<String, Object> answers(Object... given) {
        Map<String, Object> answers = new HashMap<>();
        for (int i = 0; i < given.length; i += 2) {
            answers.put((String) given[i], given[i + 1]);
        }
        return answers;
    }

    /** Time passes until this moment and everything due meanwhile happens, in order. */
    void until(Instant moment) {
        story.timePasses(Duration.between(story.now(), moment));
    }

    /** The clock of a test ticks on while people work; a minute is far less than any term. */
    static void assertAbout(Instant moment, Instant expected) {
        assertThat(moment).isCloseTo(expected, within(1, ChronoUnit.MINUTES));
    }

    /** When the timer at this element rings. */
    Instant rings(UUID dossier, String key, String element) {
        List<Job> jobs = management
                .createJobQuery()
                .processInstanceId(instance(dossier, key).getId())
                .activityId(element)
                .list();
        assertThat(jobs).as("timer %s", element).hasSize(1);
        return jobs.get(0).getDuedate().toInstant();
    }

    Instant due(UUID dossier, String step) {
        return story.open(dossier).stream()
                .filter(task -> task.step().equals(step))
                .min(Comparator.comparing(TaskSummary::due))
                .orElseThrow()
                .due();
    }
}
