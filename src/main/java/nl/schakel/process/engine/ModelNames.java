package nl.schakel.process.engine;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

/** Read model: the Dutch names that a model gives to its elements. */
@Component
public class ModelNames {

    private final RepositoryService repository;

    ModelNames(RepositoryService repository) {
        this.repository = repository;
    }

    /** Whether there is such a model. */
    public boolean exists(String definitionId) {
        return repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(definitionId)
                        .count()
                > 0;
    }

    /** The name of a model. */
    public String ofModel(String definitionId) {
        return repository
                .getBpmnModelInstance(definitionId)
                .getModelElementsByType(Process.class)
                .iterator()
                .next()
                .getName();
    }

    /** The name of one element; null when it has none, as most joins. */
    public String of(String definitionId, String element) {
        return name(repository.getBpmnModelInstance(definitionId), element);
    }

    /** The names of these tasks and events, each once, in the order given; the questions at gateways are left out. */
    public List<String> of(String definitionId, Collection<String> elements) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definitionId);
        return elements.stream()
                .filter(element -> !(model.getModelElementById(element) instanceof Gateway))
                .map(element -> name(model, element))
                .filter(name -> name != null && !name.isBlank())
                .distinct()
                .toList();
    }

    private static String name(BpmnModelInstance model, String element) {
        return model.getModelElementById(element) instanceof FlowElement flowElement ? flowElement.getName() : null;
    }
}
