package nl.schakel.process.move;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.process.engine.ModelNames;
import nl.schakel.process.tasks.MovedTasks;
import nl.schakel.signal.CaseLock;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Domain service that moves one case as a whole: every route of it that runs by the old version, what was called before what
 * called it, with its open tasks. All of it in the transaction of the caller, so that a case never stands half in one version.
 */
@Component
class CaseMigration {

    /** What the timeline of the case says afterwards. */
    private static final String MOVED = "route-verhuisd";

    private final RuntimeService runtime;
    private final ModelNames names;
    private final MovedTasks tasks;
    private final CaseLock lock;
    private final Timeline timeline;

    CaseMigration(RuntimeService runtime, ModelNames names, MovedTasks tasks, CaseLock lock, Timeline timeline) {
        this.runtime = runtime;
        this.names = names;
        this.tasks = tasks;
        this.lock = lock;
        this.timeline = timeline;
    }

    /**
     * Moves a case.
     *
     * @return false when nothing of it runs by the old version any more
     * @throws CannotMove when it cannot; the caller rolls back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean move(UUID dossier, MovePlan plan) {
        lock.take(dossier);
        List<ProcessInstance> running = deepestFirst(dossier, plan.from());
        if (running.isEmpty()) {
            return false;
        }
        if (running.stream().anyMatch(ProcessInstance::isSuspended)) {
            throw new CannotMove(WhyNot.STAAT_STIL, List.of());
        }
        List<MigrationPlan> plans =
                running.stream().map(route -> planOf(route, plan)).toList();
        check(running, plans);
        List<MovedTasks.Waiting> before = tasks.before(
                dossier, running.stream().map(ProcessInstance::getId).toList());
        for (int i = 0; i < running.size(); i++) {
            move(running.get(i), plans.get(i));
        }
        tasks.after(before, plan.renew());
        timeline.bySystem(dossier, MOVED);
        return true;
    }

    /** Whether a route of the case runs in this deployment. */
    boolean runsIn(UUID dossier, String deployment) {
        return !running(dossier, deployment).isEmpty();
    }

    private void move(ProcessInstance route, MigrationPlan plan) {
        try {
            runtime.newMigration(plan).processInstanceIds(route.getId()).execute();
        } catch (MigratingProcessInstanceValidationException refused) {
            List<String> elements = refused.getValidationReport().getActivityInstanceReports().stream()
                    .map(MigratingActivityInstanceValidationReport::getSourceScopeId)
                    .filter(element -> !element.equals(route.getProcessDefinitionId()))
                    .toList();
            throw new CannotMove(WhyNot.PAST_NIET, names.of(route.getProcessDefinitionId(), elements));
        }
    }

    private MigrationPlan planOf(ProcessInstance route, MovePlan plan) {
        String definition = route.getProcessDefinitionId();
        return plan.route(definition)
                .orElseThrow(() -> new CannotMove(WhyNot.ROUTE_WEG, List.of(names.ofModel(definition))));
    }

    /** Asked of all routes at once, so that a director reads every step that is in the way. */
    private void check(List<ProcessInstance> running, List<MigrationPlan> plans) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < running.size(); i++) {
            ProcessInstance route = running.get(i);
            List<String> gone = MovePlan.without(plans.get(i), waitsAt(route));
            steps.addAll(named(route.getProcessDefinitionId(), gone));
        }
        if (!steps.isEmpty()) {
            throw new CannotMove(WhyNot.STAP_WEG, steps.stream().distinct().toList());
        }
    }

    private List<String> named(String definition, List<String> elements) {
        return elements.stream()
                .map(element -> {
                    String name = names.of(definition, element);
                    return name == null || name.isBlank() ? element : name;
                })
                .toList();
    }

    /** Where a route stands, and in which parts of it. */
    private List<String> waitsAt(ProcessInstance route) {
        ActivityInstance whole = runtime.getActivityInstance(route.getId());
        return Stream.of(whole)
                .flatMap(CaseMigration::elements)
                .filter(element -> !element.endsWith("#multiInstanceBody"))
                .distinct()
                .toList();
    }

    private static Stream<String> elements(ActivityInstance part) {
        return Stream.concat(
                Arrays.stream(part.getChildTransitionInstances()).map(TransitionInstance::getActivityId),
                Arrays.stream(part.getChildActivityInstances())
                        .flatMap(child -> Stream.concat(Stream.of(child.getActivityId()), elements(child))));
    }

    private List<ProcessInstance> deepestFirst(UUID dossier, String deployment) {
        List<ProcessInstance> found = new ArrayList<>();
        running(dossier, deployment).forEach(route -> add(route, deployment, found));
        return found;
    }

    private void add(ProcessInstance route, String deployment, List<ProcessInstance> found) {
        if (found.stream().anyMatch(known -> known.getId().equals(route.getId()))) {
            return;
        }
        runtime.createProcessInstanceQuery()
                .superProcessInstanceId(route.getId())
                .deploymentId(deployment)
                .list()
                .forEach(called -> add(called, deployment, found));
        found.add(route);
    }

    private List<ProcessInstance> running(UUID dossier, String deployment) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString())
                .deploymentId(deployment)
                .list();
    }
}
