package nl.schakel.process.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.schakel.process.engine.Steps;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Refuses models of which a task, or a timer that is drawn, has no complete row in the table of terms that is published
 * with them (R6). To be asked in the transaction that deploys, so that a refusal leaves nothing behind.
 */
@Component
public class TermsOfDeployment {

    private static final List<String> URGENCIES = List.of("acuut", "normaal");

    /** No region: what has no row here depends on a region, and a new region would find nothing. */
    private static final String ANY_REGION = "";

    private static final Pattern DRAWN =
            Pattern.compile("\\$\\{(?:termijn\\.einde|waken\\.wekker)\\(execution,\\s*'([a-z0-9-]+)'\\)}");

    /** A model brings a step without a term; the message names each of them, in Dutch. */
    public static class StepWithoutTerm extends RuntimeException {
        StepWithoutTerm(List<String> steps) {
            super("Deze stappen hebben geen volledige regel in termijnen.dmn: " + String.join("; ", steps));
        }
    }

    private final RepositoryService repository;
    private final PublishedModels models;
    private final TermTable table;

    TermsOfDeployment(RepositoryService repository, PublishedModels models, TermTable table) {
        this.repository = repository;
        this.models = models;
        this.table = table;
    }

    /** @throws StepWithoutTerm when a step of a model in this deployment has none, in any urgency */
    public void check(DeploymentWithDefinitions deployment) {
        List<ProcessDefinition> processes = deployment.getDeployedProcessDefinitions();
        if (processes == null) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (ProcessDefinition process : processes) {
            PublishedModels.Bundle bundle = models.of(process.getId());
            BpmnModelInstance model = repository.getBpmnModelInstance(process.getId());
            Stream<String> tasks =
                    model.getModelElementsByType(UserTask.class).stream().map(task -> Steps.of(task.getId()));
            Stream<String> timers = model.getModelElementsByType(TimeDate.class).stream()
                    .map(date -> DRAWN.matcher(date.getTextContent().strip()))
                    .filter(Matcher::matches)
                    .map(drawn -> drawn.group(1));
            Stream.concat(tasks, timers)
                    .filter(step -> !hasTerm(bundle, step))
                    .map(step -> step + " (" + process.getResourceName() + ")")
                    .forEach(missing::add);
        }
        if (!missing.isEmpty()) {
            throw new StepWithoutTerm(missing);
        }
    }

    private boolean hasTerm(PublishedModels.Bundle bundle, String step) {
        return URGENCIES.stream()
                .allMatch(urgency -> table.has(bundle.termsId(), ANY_REGION, bundle.process(), step, urgency));
    }
}
