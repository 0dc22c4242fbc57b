package nl.schakel.process.routes.night;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.schakel.piket.call.Call;
import nl.schakel.process.names.ElementNames;
import nl.schakel.process.names.RouteNames;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * Read model: when something happens in a night by itself: read from the timers of the engine, so that it is what will
 * happen.
 */
@Component
public class NightClock {

    /** @param code of what happens then */
    public record Ring(String code, Instant at) {}

    private static final String ROUTE = RouteNames.PIKET_BEDZOEKEN;

    private static final Set<String> NIGHT = Set.of(
            ROUTE, RouteNames.PIKET_ALARM, RouteNames.PIKET_ZOEKEN, RouteNames.PIKET_WAKEN, RouteNames.OPVANG_REIS);
    private static final String RUNG = "trede";

    /** A change of duty often comes with something that matters more: that is said then. */
    private static final String DUTY = "dienst";

    /** What follows when a timer at this element rings. */
    private static final Map<String, String> AFTER = Map.ofEntries(
            Map.entry(ElementNames.EVENT_DIENST_BEGINT, "eerste-lijn"),
            Map.entry(ElementNames.EVENT_HOUDER_ZWIJGT, "eerste-lijn"),
            Map.entry(ElementNames.EVENT_EERSTE_LIJN_ZWIJGT, "tweede-lijn"),
            Map.entry(ElementNames.EVENT_TWEEDE_LIJN_ZWIJGT, "ketenregisseur"),
            Map.entry(ElementNames.EVENT_KETENREGISSEUR_ZWIJGT, "allen"),
            Map.entry(ElementNames.EVENT_RONDE_VOORBIJ, "allen"),
            Map.entry(ElementNames.EVENT_STIL, "stil"),
            Map.entry(ElementNames.EVENT_DIENST_WISSELT, DUTY),
            Map.entry(ElementNames.EVENT_TREDE, RUNG),
            Map.entry(ElementNames.BOUNDARY_NIET_OP_TIJD, "niet-aangekomen"),
            Map.entry(ElementNames.BOUNDARY_GEEN_ANTWOORD, "geen-antwoord"),
            Map.entry(ElementNames.EVENT_OCHTEND, "overdracht"));

    /** Tasks with which a night waits for somebody, and at the end of whose term somebody else hears. */
    private static final Map<String, String> WAITING = Map.of(
            ElementNames.TASK_OPROEP_OPPAKKEN,
            "incident",
            ElementNames.TASK_OVERDRACHT_AANNEMEN,
            "overdracht-aannemen");

    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final Map<String, String> activities = new ConcurrentHashMap<>();
    private final Map<String, String> models = new ConcurrentHashMap<>();

    NightClock(RuntimeService runtime, ManagementService management, TaskService tasks, RepositoryService repository) {
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.repository = repository;
    }

    /** The first thing that happens in this call when nobody does anything. */
    public Optional<Ring> next(Call call) {
        if (!call.open()) {
            return Optional.empty();
        }
        String key = call.dossier().toString();
        return Stream.concat(rings(key), waits(key))
                .min(Comparator.comparing(Ring::at)
                        .thenComparing(ring -> ring.code().equals(DUTY)));
    }

    /** When the next rung of the ladder is due. */
    public Optional<Ring> nextRung(Call call) {
        return call.open()
                ? rings(call.dossier().toString())
                        .filter(ring -> ring.code().equals(RUNG))
                        .min(Comparator.comparing(Ring::at))
                : Optional.empty();
    }

    /** Whether a night goes on: its route runs and is not held up, and a timer or a person is next. */
    public boolean goesOn(Call call) {
        String key = call.dossier().toString();
        List<ProcessInstance> running = instances(key);
        boolean route = running.stream().anyMatch(instance -> ROUTE.equals(model(instance)));
        if (!route || running.stream().anyMatch(ProcessInstance::isSuspended)) {
            return false;
        }
        List<Job> jobs =
                running.stream().flatMap(instance -> jobs(instance).stream()).toList();
        return jobs.stream().noneMatch(job -> job.getRetries() == 0)
                && (!jobs.isEmpty() || tasks(key).count() > 0);
    }

    private Stream<Ring> rings(String key) {
        return instances(key).stream()
                .flatMap(instance -> jobs(instance).stream())
                .filter(job -> job.getDuedate() != null && AFTER.containsKey(activity(job)))
                .map(job -> new Ring(AFTER.get(activity(job)), job.getDuedate().toInstant()));
    }

    private Stream<Ring> waits(String key) {
        return tasks(key).taskDefinitionKeyIn(WAITING.keySet().toArray(String[]::new)).list().stream()
                .filter(task -> task.getDueDate() != null)
                .map(task -> new Ring(
                        WAITING.get(task.getTaskDefinitionKey()),
                        task.getDueDate().toInstant()));
    }

    private TaskQuery tasks(String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKeyIn(NIGHT.toArray(String[]::new));
    }

    private List<ProcessInstance> instances(String key) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .filter(instance -> NIGHT.contains(model(instance)))
                .toList();
    }

    private List<Job> jobs(ProcessInstance instance) {
        return management.createJobQuery().processInstanceId(instance.getId()).list();
    }

    /** What a definition is about never changes, so each is asked for once on each node. */
    private String activity(Job job) {
        return activities.computeIfAbsent(
                job.getJobDefinitionId(),
                id -> management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(id)
                        .singleResult()
                        .getActivityId());
    }

    private String model(ProcessInstance instance) {
        return models.computeIfAbsent(
                instance.getProcessDefinitionId(),
                id -> repository.getProcessDefinition(id).getKey());
    }
}
