package nl.schakel.process.internal.piket;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.schakel.piket.Call;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** When something happens in a night by itself: read from the timers of the engine, so that it is what will happen. */
@Component
public class NightClock {

    /** @param code of what happens then */
    public record Ring(String code, Instant at) {}

    private static final String ROUTE = "piket-bedzoeken";
    private static final String NOT_MORE = "incident";
    private static final String RUNG = "trede";

    /** What follows when a timer at this element rings. */
    private static final Map<String, String> AFTER = Map.ofEntries(
            Map.entry("Event_DienstBegint", "eerste-lijn"),
            Map.entry("Event_HouderZwijgt", "eerste-lijn"),
            Map.entry("Event_EersteLijnZwijgt", "tweede-lijn"),
            Map.entry("Event_TweedeLijnZwijgt", "ketenregisseur"),
            Map.entry("Event_KetenregisseurZwijgt", "allen"),
            Map.entry("Event_RondeVoorbij", "allen"),
            Map.entry("Event_Stil", "stil"),
            Map.entry("Event_DienstWisselt", "dienst"),
            Map.entry("Event_Trede", RUNG),
            Map.entry("Boundary_NietOpTijd", "niet-aangekomen"),
            Map.entry("Boundary_GeenAntwoord", "geen-antwoord"),
            Map.entry("Event_Ochtend", "overdracht"));

    /** Tasks with which a night waits for somebody, and at the end of whose term somebody else hears. */
    private static final Map<String, String> WAITING =
            Map.of("Task_OproepOppakken", NOT_MORE, "Task_OverdrachtAannemen", "overdracht-aannemen");

    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;

    NightClock(RuntimeService runtime, ManagementService management, TaskService tasks) {
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
    }

    /** The first thing that happens in this call when nobody does anything. */
    public Optional<Ring> next(Call call) {
        if (!call.open()) {
            return Optional.empty();
        }
        String key = call.dossier().toString();
        return Stream.concat(timers(key), waiting(key)).min(Comparator.comparing(Ring::at));
    }

    /** When the next rung of the ladder is due. */
    public Optional<Ring> nextRung(Call call) {
        return call.open()
                ? timers(call.dossier().toString())
                        .filter(ring -> ring.code().equals(RUNG))
                        .min(Comparator.comparing(Ring::at))
                : Optional.empty();
    }

    private Stream<Ring> timers(String key) {
        return instances(key).stream()
                .flatMap(instance -> jobs(instance).stream())
                .filter(job -> job.getDuedate() != null && AFTER.containsKey(activity(job)))
                .map(job -> new Ring(AFTER.get(activity(job)), job.getDuedate().toInstant()));
    }

    private Stream<Ring> waiting(String key) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKeyIn(WAITING.keySet().toArray(String[]::new))
                .list()
                .stream()
                .filter(task -> task.getDueDate() != null)
                .map(NightClock::ring);
    }

    private static Ring ring(Task task) {
        return new Ring(
                WAITING.get(task.getTaskDefinitionKey()), task.getDueDate().toInstant());
    }

    /**
     * Whether a night goes on by itself or waits for somebody: its route runs, is not held up, and there is a timer or a
     * task in it.
     */
    public boolean goesOn(Call call) {
        String key = call.dossier().toString();
        List<ProcessInstance> running = instances(key);
        boolean route = running.stream()
                .anyMatch(instance ->
                        !instance.isSuspended() && definition(instance).equals(ROUTE));
        if (!route) {
            return false;
        }
        boolean failed =
                running.stream().flatMap(instance -> jobs(instance).stream()).anyMatch(job -> job.getRetries() == 0);
        return !failed && next(call).isPresent();
    }

    private List<ProcessInstance> instances(String key) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .list();
    }

    private List<Job> jobs(ProcessInstance instance) {
        return management.createJobQuery().processInstanceId(instance.getId()).list();
    }

    private String activity(Job job) {
        return management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private static String definition(ProcessInstance instance) {
        String id = instance.getProcessDefinitionId();
        return id.contains(":") ? id.substring(0, id.indexOf(':')) : id;
    }
}
