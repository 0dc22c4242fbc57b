package nl.schakel.process.tasks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Read model of the steps in published models: what each opens and whose it is, by the version that its case runs on. What
 * is published never changes, so each step is read once on each node.
 */
@Component
public class ModelSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ModelSteps.class);

    private final RepositoryService repository;
    private final Map<String, StepProperties> steps = new ConcurrentHashMap<>();

    ModelSteps(RepositoryService repository) {
        this.repository = repository;
    }

    /** What the model says of the step of this task. */
    public StepProperties of(Task task) {
        return of(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
    }

    StepProperties of(DelegateTask task) {
        return of(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
    }

    private StepProperties of(String definition, String activity) {
        return steps.computeIfAbsent(definition + "/" + activity, key -> read(definition, activity));
    }

    private StepProperties read(String definition, String activity) {
        UserTask task = repository.getBpmnModelInstance(definition).getModelElementById(activity);
        StepProperties step = StepProperties.of(task);
        if (step.opens().isEmpty()) {
            // such a model is refused when it is published; should it run all the same, the step goes on and shows
            // nothing
            LOG.error("step {} of {} does not say what it opens: nothing opens", activity, definition);
        }
        return step;
    }
}
