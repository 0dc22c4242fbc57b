package nl.schakel.process.bundle;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.springframework.stereotype.Service;

/**
 * Read model: by which bundle the cases of a region begin now: the region's own, else the national base. The one place
 * that chooses a version of a model or table; nobody asks the engine for the newest of a key, since that is the newest of
 * any region (ADR 131).
 */
@Service
public class LiveBundles {

    /** Something in a deployment, which never changes. */
    private record DeployedName(String deployment, String kind, String name) {}

    private final BundleTable table;
    private final RepositoryService repository;
    private final Clock clock;
    private final Map<DeployedName, String> known = new ConcurrentHashMap<>();

    LiveBundles(BundleTable table, RepositoryService repository, Clock clock) {
        this.table = table;
        this.repository = repository;
        this.clock = clock;
    }

    /** The version of a model with which a region's cases begin now. @param region null for the national base */
    public String model(String key, String region) {
        return live(region, "model", key, this::modelIn);
    }

    /** The version of the model that begins with this message. */
    public String modelBegunBy(String message, String region) {
        return live(region, "message", message, this::begunIn);
    }

    /** The version of a decision table that counts for a region now. */
    public String decision(String key, String region) {
        return live(region, "decision", key, this::decisionIn);
    }

    /** The version of a decision table that belongs to a version of a model: what was published together stays together. */
    public String decisionWith(String key, String modelId) {
        String deployment = repository.getProcessDefinition(modelId).getDeploymentId();
        return in(deployment, "decision", key, this::decisionIn)
                .orElseThrow(() -> new IllegalStateException("no table " + key + " beside " + modelId));
    }

    /** The pointer of exactly this region; empty when it follows the national base and always did. */
    public Optional<LiveChange> pointer(String region) {
        return table.live(region, clock.instant());
    }

    /** The bundle by which the cases of a region begin now. */
    public Optional<BundleVersion> bundle(String region) {
        Optional<UUID> own = pointer(region).map(LiveChange::bundle);
        return own.or(() -> pointer(null).map(LiveChange::bundle)).flatMap(table::find);
    }

    private String live(String region, String kind, String name, BiFunction<String, String, String> find) {
        String deployment = table.liveDeployment(region, clock.instant())
                .orElseThrow(() -> new IllegalStateException("no bundle is live"));
        return in(deployment, kind, name, find)
                // a bundle from before this version of the application does not have all of its routes
                .or(() -> table.newestShipped().flatMap(shipped -> in(shipped.deployment(), kind, name, find)))
                .orElseThrow(() -> new IllegalStateException("no " + kind + " " + name + " in any bundle"));
    }

    private Optional<String> in(String deployment, String kind, String name, BiFunction<String, String, String> find) {
        return Optional.ofNullable(
                known.computeIfAbsent(new DeployedName(deployment, kind, name), place -> find.apply(deployment, name)));
    }

    private String modelIn(String deployment, String key) {
        ProcessDefinition found = repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .processDefinitionKey(key)
                .singleResult();
        return found == null ? null : found.getId();
    }

    private String decisionIn(String deployment, String key) {
        var found = repository
                .createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .decisionDefinitionKey(key)
                .singleResult();
        return found == null ? null : found.getId();
    }

    /** Of the engine's own lists only the newest version of a key begins by a message; the models say it of each. */
    private String begunIn(String deployment, String message) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .map(ProcessDefinition::getId)
                .filter(id -> begins(id, message))
                .findFirst()
                .orElse(null);
    }

    private boolean begins(String modelId, String message) {
        return repository.getBpmnModelInstance(modelId).getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getParentElement() instanceof Process)
                .flatMap(start -> start.getEventDefinitions().stream())
                .anyMatch(event -> isBy(event, message));
    }

    private static boolean isBy(EventDefinition event, String message) {
        return event instanceof MessageEventDefinition by
                && by.getMessage() != null
                && message.equals(by.getMessage().getName());
    }
}
