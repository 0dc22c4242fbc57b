package nl.schakel.process.deploy;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.process.tasks.StepsOfDeployment;
import nl.schakel.process.terms.TermsOfDeployment;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

/**
 * Gate that refuses models which lack an agreement: a term for each step (R6) and what each step opens (R7). It names every
 * problem of every model at once. To be asked in the transaction that deploys, so that a refusal leaves nothing behind.
 */
@Component
public class DeploymentGate {

    /** Models that may not be published; the message names each problem with its file and element, in Dutch. */
    public static class ModelsRefused extends RuntimeException {

        private final transient List<String> problems;

        ModelsRefused(List<String> problems) {
            super("Deze modellen kunnen niet worden gepubliceerd. " + String.join(". ", problems) + ".");
            this.problems = List.copyOf(problems);
        }

        /** Each problem, as a sentence without its full stop. */
        public List<String> problems() {
            return problems;
        }
    }

    private final RepositoryService repository;
    private final TermsOfDeployment terms;
    private final StepsOfDeployment steps;

    DeploymentGate(RepositoryService repository, TermsOfDeployment terms, StepsOfDeployment steps) {
        this.repository = repository;
        this.terms = terms;
        this.steps = steps;
    }

    /** @throws ModelsRefused when anything is missing in any model of this deployment */
    public void check(DeploymentWithDefinitions deployment) {
        List<ProcessDefinition> processes = deployment.getDeployedProcessDefinitions();
        if (processes == null) {
            return;
        }
        List<String> problems = new ArrayList<>();
        for (ProcessDefinition process : processes) {
            BpmnModelInstance model = repository.getBpmnModelInstance(process.getId());
            String file = process.getResourceName();
            steps.problems(model).forEach(problem -> problems.add(file + ", " + problem));
            terms.problems(process, model).forEach(problem -> problems.add(file + ", " + problem));
        }
        if (!problems.isEmpty()) {
            throw new ModelsRefused(problems);
        }
    }
}
