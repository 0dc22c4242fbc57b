package nl.schakel.process.move;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.schakel.process.engine.ModelNames;
import nl.schakel.support.input.InvalidInput;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Planner of moves: which step of one version is which of another. Equal ids are one step; for a step that is gone a director chooses, among
 * the steps of the same kind at the same place in the route.
 */
@Component
class MovePlans {

    /** A route in two versions. */
    private record TwoVersions(String key, String old, String now) {}

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ModelNames names;

    MovePlans(RepositoryService repository, RuntimeService runtime, ModelNames names) {
        this.repository = repository;
        this.runtime = runtime;
        this.names = names;
    }

    /** Every step at which cases can wait in one deployment and that is not in another, by route and name. */
    List<GoneStep> gone(String from, String to) {
        List<GoneStep> gone = new ArrayList<>();
        for (TwoVersions route : routes(from, to)) {
            MigrationPlan equal = equal(route);
            BpmnModelInstance model = repository.getBpmnModelInstance(route.old());
            model.getModelElementsByType(FlowNode.class).stream()
                    .filter(MovePlans::waits)
                    .filter(node ->
                            !MovePlan.without(equal, List.of(node.getId())).isEmpty())
                    .map(node -> new GoneStep(
                            route.key(),
                            names.ofModel(route.old()),
                            node.getId(),
                            Objects.requireNonNullElse(node.getName(), node.getId()),
                            onto(route, equal, node)))
                    .sorted(Comparator.comparing(GoneStep::name))
                    .forEach(gone::add);
        }
        return gone;
    }

    /**
     * The plan with these choices, each of which is one that {@link #gone} offers.
     *
     * @param renew whether drawn timers begin anew by the table of the new version
     * @throws InvalidInput when the engine cannot follow a choice
     */
    MovePlan plan(String from, String to, Collection<StepChoice> choices, boolean renew) {
        Map<String, MigrationPlan> routes = new HashMap<>();
        for (TwoVersions route : routes(from, to)) {
            Map<String, String> chosen = choices.stream()
                    .filter(choice -> choice.model().equals(route.key()))
                    .collect(Collectors.toMap(StepChoice::gone, StepChoice::onto, (one, other) -> one));
            routes.put(route.old(), plan(route, chosen, renew));
        }
        return new MovePlan(from, to, routes, renew);
    }

    private MigrationPlan plan(TwoVersions route, Map<String, String> chosen, boolean renew) {
        BpmnModelInstance model = repository.getBpmnModelInstance(route.old());
        MigrationPlanBuilder plan = runtime.createMigrationPlan(route.old(), route.now());
        for (MigrationInstruction same : equal(route).getInstructions()) {
            MigrationInstructionBuilder step =
                    plan.mapActivities(same.getSourceActivityId(), same.getTargetActivityId());
            plan = follows(model.getModelElementById(same.getSourceActivityId()), renew)
                    ? step.updateEventTrigger()
                    : step;
        }
        for (Map.Entry<String, String> choice : chosen.entrySet()) {
            plan = plan.mapActivities(choice.getKey(), choice.getValue());
        }
        try {
            return plan.build();
        } catch (MigrationPlanValidationException refused) {
            throw InvalidInput.of("keuzes", "past-niet", "fout.verhuizen.past-niet");
        }
    }

    /** Whether an event is set anew: a message by the name that it has now, a timer only when terms are. */
    private static boolean follows(ModelElementInstance element, boolean renew) {
        if (!(element instanceof CatchEvent event)
                || event.getEventDefinitions().isEmpty()) {
            return false;
        }
        boolean timer = event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
        return !timer || renew;
    }

    private MigrationPlan equal(TwoVersions route) {
        return runtime.createMigrationPlan(route.old(), route.now())
                .mapEqualActivities()
                .build();
    }

    private List<TwoVersions> routes(String from, String to) {
        Map<String, String> now = definitions(to);
        return definitions(from).entrySet().stream()
                .filter(route -> now.containsKey(route.getKey()))
                .map(route -> new TwoVersions(route.getKey(), route.getValue(), now.get(route.getKey())))
                .toList();
    }

    private Map<String, String> definitions(String deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .collect(Collectors.toMap(
                        ProcessDefinition::getKey, ProcessDefinition::getId, (one, other) -> one, TreeMap::new));
    }

    private static boolean waits(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof CallActivity
                || node instanceof SubProcess
                || node instanceof EventBasedGateway
                || node instanceof IntermediateCatchEvent;
    }

    private List<GoneStep.NewStep> onto(TwoVersions route, MigrationPlan equal, FlowNode gone) {
        if (repeats(gone)) {
            return List.of();
        }
        BpmnModelInstance now = repository.getBpmnModelInstance(route.now());
        String place = place(gone, equal);
        Set<String> seen = new HashSet<>();
        return now.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> isOneKind(gone, node) && !repeats(node))
                .filter(node -> Objects.equals(place, place(node)))
                .filter(node -> seen.add(node.getId()))
                .map(node ->
                        new GoneStep.NewStep(node.getId(), Objects.requireNonNullElse(node.getName(), node.getId())))
                .sorted(Comparator.comparing(GoneStep.NewStep::name))
                .toList();
    }

    /** People go on with people's work; what a route called goes on under a call of the same route. */
    private static boolean isOneKind(FlowNode gone, FlowNode node) {
        return gone instanceof UserTask && node instanceof UserTask
                || gone instanceof CallActivity was
                        && node instanceof CallActivity is
                        && Objects.equals(was.getCalledElement(), is.getCalledElement());
    }

    private static boolean repeats(FlowNode node) {
        return node instanceof Activity activity && activity.getLoopCharacteristics() != null;
    }

    /** In which part of the route it lies; null for the route itself. */
    private static String place(FlowNode node) {
        return node.getParentElement() instanceof SubProcess part ? part.getId() : null;
    }

    /** The same in the new version: the engine keeps what lies in a part within that part. */
    private static String place(FlowNode gone, MigrationPlan equal) {
        String part = place(gone);
        return equal.getInstructions().stream()
                .filter(same -> same.getSourceActivityId().equals(part))
                .map(MigrationInstruction::getTargetActivityId)
                .findFirst()
                .orElse(part == null ? null : "");
    }
}
