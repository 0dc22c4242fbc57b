package nl.schakel.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Service;

/** The pictures of the routes that a case runs on, each with the places where it stands now. */
@Service
public class ProcessPicture {

    /** The watch on a task's term is no part of the route that people look at. */
    private static final Set<String> HIDDEN = Set.of("termijnbewaking");

    /**
     * One picture.
     *
     * @param definitionId id by which {@link #xml} gives the drawing
     * @param active ids of the elements where the case stands now; empty when this part is over
     * @param done ids of the elements that were passed
     */
    public record Picture(String definitionId, String key, String name, Set<String> active, Set<String> done) {}

    private final RuntimeService runtime;
    private final HistoryService history;
    private final RepositoryService repository;

    ProcessPicture(RuntimeService runtime, HistoryService history, RepositoryService repository) {
        this.runtime = runtime;
        this.history = history;
        this.repository = repository;
    }

    /** All pictures of a case, the main route first. Only to be called for who may see the case. */
    public List<Picture> of(UUID dossier) {
        List<Picture> pictures = new ArrayList<>();
        for (HistoricProcessInstance instance : history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString())
                .orderByProcessInstanceStartTime()
                .asc()
                .list()) {
            if (!HIDDEN.contains(instance.getProcessDefinitionKey())) {
                pictures.add(new Picture(
                        instance.getProcessDefinitionId(),
                        instance.getProcessDefinitionKey(),
                        instance.getProcessDefinitionName(),
                        instance.getEndTime() == null ? active(instance.getId()) : Set.of(),
                        done(instance.getId())));
            }
        }
        return pictures;
    }

    /** The drawing of a model as BPMN XML. */
    public String xml(String definitionId) {
        try (InputStream model = repository.getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> active(String instance) {
        return Arrays.stream(runtime.getActivityInstance(instance).getChildActivityInstances())
                .map(child -> child.getActivityId().replace("#multiInstanceBody", ""))
                .collect(Collectors.toSet());
    }

    private Set<String> done(String instance) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).finished().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }
}
