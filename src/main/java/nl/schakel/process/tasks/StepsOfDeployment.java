package nl.schakel.process.tasks;

import java.util.List;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Check at deployment that each user task says what it opens (R7), and that what it says can be read. */
@Component
public class StepsOfDeployment {

    /** What is wrong in this model, in Dutch, each with the element; empty when nothing. */
    public List<String> problems(BpmnModelInstance model) {
        return model.getModelElementsByType(UserTask.class).stream()
                .flatMap(task -> StepProperties.problems(task).stream().map(problem -> named(task) + ": " + problem))
                .toList();
    }

    private static String named(UserTask task) {
        return task.getName() == null ? task.getId() : task.getId() + " ('" + task.getName() + "')";
    }
}
