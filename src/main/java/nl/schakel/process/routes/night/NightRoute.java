package nl.schakel.process.routes.night;

import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallEvents;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.Calls;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Placements;
import nl.schakel.process.routes.placement.OwnDeeds;
import nl.schakel.process.tasks.CurrentCompletion;
import nl.schakel.signal.DossierEvents;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Steers the route of a night when something happens outside of its steps, in the same transaction: somebody takes the
 * call, shelters are asked, the call turns out to be another one, the handover is accepted.
 */
@Component
class NightRoute {

    private static final String NO_LONGER_NEEDED = "niet-meer-nodig";
    private static final String ACCEPTING = "Task_OverdrachtAannemen";
    private static final String TAKEN = "OproepAangenomen";
    private static final String OVER = "OproepVervallen";

    private static final Map<Class<? extends CallEvents>, String> MESSAGES = Map.of(
            // a case in which a place was looked for by day, or somebody has one: tonight the on-call team looks
            CallEvents.CallMade.class,
            "PiketGevraagd",
            CallEvents.CallActive.class,
            TAKEN,
            CallEvents.CallAsked.class,
            "OpvangGevraagd",
            CallEvents.CallJoined.class,
            OVER,
            CallEvents.CallWithdrawn.class,
            OVER,
            CallEvents.HandoverAsked.class,
            "OverdrachtGevraagd");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Calls calls;
    private final Placements placements;
    private final Directory directory;
    private final OwnDeeds own;
    private final CurrentCompletion current;
    private final JdbcClient jdbc;

    NightRoute(
            RuntimeService runtime,
            TaskService tasks,
            Calls calls,
            Placements placements,
            Directory directory,
            OwnDeeds own,
            CurrentCompletion current,
            JdbcClient jdbc) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.calls = calls;
        this.placements = placements;
        this.directory = directory;
        this.own = own;
        this.current = current;
        this.jdbc = jdbc;
    }

    /** What happened is all that the route has to hear. */
    @EventListener
    void on(CallEvents event) {
        String message = MESSAGES.get(event.getClass());
        if (message != null) {
            tell(message, event.call());
        }
    }

    @EventListener
    void on(CallEvents.CallTaken event) {
        calls.incident(event.call(), false);
        tell(TAKEN, event.call());
    }

    @EventListener
    void on(CallEvents.CallTakenOver event) {
        calls.incident(event.call(), false);
        handOver(event);
        tell(TAKEN, event.call());
    }

    /** What the one had in hand, the other has now. */
    private void handOver(CallEvents.CallTakenOver event) {
        String from = username(event.from());
        String to = username(event.to());
        if (from == null || to == null) {
            return;
        }
        tasks
                .createTaskQuery()
                .processInstanceBusinessKey(dossier(event.call()).toString())
                .taskAssignee(from)
                .list()
                .stream()
                .filter(NightRoute::ofTheNight)
                .forEach(task -> handOver(task.getId(), from, to));
    }

    /** The model gives these steps to whoever has the night, so they are now the other's own. */
    private void handOver(String task, String from, String to) {
        jdbc.sql("update schakel.route_task set own_of = ? where task_id = ? and own_of = ?")
                .params(to, task, from)
                .update();
        tasks.setAssignee(task, to);
    }

    private static boolean ofTheNight(Task task) {
        return NightTasks.ACTIVITIES.contains(task.getTaskDefinitionKey());
    }

    private String username(UUID person) {
        return directory.person(person).map(Person::username).orElse(null);
    }

    /** Accepted on the page of the handover: that is what its task asks for. */
    @EventListener
    void on(CallEvents.HandoverAccepted event) {
        if (own.busy()) {
            return;
        }
        Call call = calls.get(event.call());
        Viewer nobody = Viewer.SYSTEM;
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(call.dossier().toString())
                .taskDefinitionKey(ACCEPTING)
                .singleResult();
        if (task != null) {
            var actor = new CurrentCompletion.Actor(task.getId(), nobody.personId(), nobody.username());
            current.as(actor, () -> tasks.complete(task.getId(), Map.of("besluit", "aannemen")));
        }
    }

    /** A case that ended takes its night along; before its routes are stopped, so that nothing is asked any more. */
    @EventListener
    @Order(-10)
    void on(DossierEvents.Closed event) {
        calls.openOf(event.dossier()).ifPresent(call -> own.deed(() -> end(call)));
    }

    private void end(Call call) {
        boolean placed = placements
                .promise(call.placement())
                .filter(promise -> promise.state() == AllocationState.OCCUPIED)
                .isPresent();
        if (placed) {
            // somebody who has a bed keeps it; there is only no night any more to hand over
            calls.status(call.id(), CallStatus.INGETROKKEN);
        } else {
            calls.withdraw(call.id(), NO_LONGER_NEEDED, Viewer.SYSTEM);
        }
    }

    private void tell(String message, UUID call) {
        if (!own.busy()) {
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(dossier(call).toString())
                    .correlateAll();
        }
    }

    private UUID dossier(UUID call) {
        return calls.get(call).dossier();
    }
}
