package nl.schakel.process.terms;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.process.bundle.LiveBundles;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Read model: which table of terms and which ladder belong to a running process: those of its own deployment, so that
 * a case keeps the agreements under which it started. A model that was put there alone uses
 * those of the national base.
 */
@Component
class PublishedModels {

    private static final String TERMS = "termijnen";
    private static final String WATCH = "termijnbewaking";

    /** What was published together with a process. */
    record Bundle(String process, String termsId, String watchId) {}

    private final RepositoryService repository;
    private final LiveBundles bundles;
    // what a deployment holds never changes, so every node may remember it
    private final Map<String, Bundle> complete = new ConcurrentHashMap<>();

    PublishedModels(RepositoryService repository, LiveBundles bundles) {
        this.repository = repository;
        this.bundles = bundles;
    }

    Bundle of(String processDefinitionId) {
        Bundle known = complete.get(processDefinitionId);
        return known != null ? known : look(processDefinitionId);
    }

    private Bundle look(String processDefinitionId) {
        ProcessDefinition process = repository.getProcessDefinition(processDefinitionId);
        String deployment = process.getDeploymentId();
        Optional<DecisionDefinition> terms = Optional.ofNullable(repository
                .createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .decisionDefinitionKey(TERMS)
                .singleResult());
        Optional<ProcessDefinition> watch = Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .processDefinitionKey(WATCH)
                .singleResult());
        Bundle bundle = new Bundle(
                process.getKey(),
                terms.map(DecisionDefinition::getId).orElseGet(() -> bundles.decision(TERMS, null)),
                watch.map(ProcessDefinition::getId).orElseGet(() -> bundles.model(WATCH, null)));
        if (terms.isPresent() && watch.isPresent()) {
            complete.put(processDefinitionId, bundle);
        }
        return bundle;
    }
}
