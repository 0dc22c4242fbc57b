package nl.schakel.process.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.names.UsedNames;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Check: refuses a bundle of models in which something is missing that the code names: a route that it starts, a
 * message that it tells, a step that it knows. To be asked in the transaction that deploys, so that a refusal leaves
 * nothing behind.
 */
@Component
public class NamesOfDeployment {

    /** A name is missing; the message says which, in Dutch. */
    public static class NameMissing extends RuntimeException {
        NameMissing(Collection<String> names) {
            super("Schakel kan niet zonder deze namen, en geen model heeft ze: " + String.join("; ", names));
        }
    }

    private final RepositoryService repository;

    NamesOfDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    /** @throws NameMissing when the models of this bundle together lack a name; a bundle in which nothing changed is good */
    public void check(DeploymentWithDefinitions deployment) {
        List<ProcessDefinition> routes = deployment.getDeployedProcessDefinitions();
        if (routes == null) {
            return;
        }
        List<BpmnModelInstance> models = routes.stream()
                .map(route -> repository.getBpmnModelInstance(route.getId()))
                .toList();
        List<String> missing = new ArrayList<>();
        missing("route", UsedNames.ROUTES, names(routes, ProcessDefinition::getKey), missing);
        missing("bericht", UsedNames.MESSAGES, found(models, Message.class, Message::getName), missing);
        missing("stap", UsedNames.STEPS, found(models, UserTask.class, task -> Steps.of(task.getId())), missing);
        missing("onderdeel", UsedNames.ELEMENTS, found(models, FlowElement.class, FlowElement::getId), missing);
        if (!missing.isEmpty()) {
            throw new NameMissing(missing);
        }
    }

    private static void missing(String kind, Set<String> used, Set<String> known, List<String> missing) {
        new TreeSet<>(used)
                .stream().filter(name -> !known.contains(name)).forEach(name -> missing.add(kind + " " + name));
    }

    private static <T> Set<String> names(
            Collection<? extends T> things, java.util.function.Function<? super T, String> name) {
        return things.stream().map(name).collect(Collectors.toSet());
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Set<String> found(
            List<BpmnModelInstance> models, Class<T> type, java.util.function.Function<? super T, String> name) {
        return models.stream()
                .flatMap(model -> model.getModelElementsByType(type).stream())
                .map(name)
                .collect(Collectors.toSet());
    }
}
