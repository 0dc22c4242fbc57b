package nl.schakel.story;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Remembers which arrows of which model were followed; the engine's history only knows the boxes. */
@Component
public class TakenFlows {

    private final Map<String, Set<String>> taken = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final RepositoryService repository;

    TakenFlows(RepositoryService repository) {
        this.repository = repository;
    }

    @EventListener(condition = "#execution.eventName == 'take'")
    public void take(DelegateExecution execution) {
        String model = keys.computeIfAbsent(
                execution.getProcessDefinitionId(),
                id -> repository.getProcessDefinition(id).getKey());
        taken.computeIfAbsent(model, key -> ConcurrentHashMap.newKeySet()).add(execution.getCurrentTransitionId());
    }

    /** Ids of the arrows of this model that were followed so far. */
    public Set<String> of(String model) {
        return taken.getOrDefault(model, Set.of());
    }
}
