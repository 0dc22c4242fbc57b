package nl.schakel.process.routes.meldroute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.process.tasks.form.TaskOptions;
import nl.schakel.signal.Findings;
import nl.schakel.support.text.Sentences;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Read model of what an end of a case in the region passes over (R2): the steps of partners that are still open, and every
 * victim or investigation that a partner recorded. Help for somebody in danger, shelter, and what began for a minor at
 * receipt are not among them: those never end with the case, the case waits for them.
 */
@Component
class OpenSteps implements TaskOptions {

    static final String LIST = "openStappen";

    /** Help for somebody in danger and shelter do not end with the case. */
    private static final List<String> NEVER_END = List.of(RouteNames.OPVANGPLAATSING, RouteNames.ACUTE_HULP);

    private static final Sentences WORDS = Sentences.of("signal-messages");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final TaskList list;
    private final Findings findings;
    private final Directory directory;
    private final Outbox outbox;

    OpenSteps(
            RuntimeService runtime,
            TaskService tasks,
            TaskList list,
            Findings findings,
            Directory directory,
            Outbox outbox) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.list = list;
        this.findings = findings;
        this.directory = directory;
        this.outbox = outbox;
    }

    @Override
    public boolean offers(String name) {
        return name.equals(LIST);
    }

    /** What needs a reason before the case may end, by id, as who proposes it reads it. */
    @Override
    public Map<String, String> of(String name, TaskSummary task) {
        Map<String, String> open = new LinkedHashMap<>();
        Task running = tasks.createTaskQuery().taskId(task.id()).singleResult();
        if (running == null) {
            return open;
        }
        for (TaskSummary step : within(chainOf(running.getProcessInstanceId()), task.dossier())) {
            if (!step.id().equals(task.id())) {
                open.put(step.id(), WORDS.say("openstaand.stap", step.name(), directory.label(step.group())));
            }
        }
        for (Findings.Finding finding : findings.of(task.dossier())) {
            open.put(finding.id().toString(), found(finding.kind(), directory.label(GroupId.parse(finding.group()))));
        }
        return open;
    }

    private static String found(Findings.Kind kind, String by) {
        return switch (kind) {
            case SLACHTOFFER -> WORDS.say("openstaand.slachtoffer", by);
            case ONDERZOEK -> WORDS.say("openstaand.onderzoek", by);
        };
    }

    /** Tells whoever has a step that ends with the case that it is not needed any more. */
    void tellOwners(String regionInstance, UUID dossier) {
        for (TaskSummary step : within(chainOf(regionInstance), dossier)) {
            outbox.toGroup(step.group(), Template.STAP_VERVALLEN, "stap-vervallen-" + step.id(), "/taken");
        }
    }

    private List<TaskSummary> within(Set<String> instances, UUID dossier) {
        Set<String> ids = new HashSet<>();
        for (Task each : tasks.createTaskQuery()
                .processInstanceIdIn(instances.toArray(String[]::new))
                .list()) {
            ids.add(each.getId());
        }
        return list.openOf(dossier).stream()
                .filter(step -> ids.contains(step.id()))
                .toList();
    }

    /** The route of which the region is a part, with everything that it called and nothing of a shelter or of acute help. */
    private Set<String> chainOf(String regionInstance) {
        ProcessInstance chain = runtime.createProcessInstanceQuery()
                .subProcessInstanceId(regionInstance)
                .singleResult();
        Set<String> all = new HashSet<>();
        List<String> next = new ArrayList<>(List.of(chain == null ? regionInstance : chain.getId()));
        while (!next.isEmpty()) {
            String instance = next.remove(next.size() - 1);
            all.add(instance);
            runtime.createProcessInstanceQuery().superProcessInstanceId(instance).list().stream()
                    .filter(called -> NEVER_END.stream()
                            .noneMatch(route -> called.getProcessDefinitionId().startsWith(route + ":")))
                    .map(ProcessInstance::getId)
                    .forEach(next::add);
        }
        return all;
    }
}
