package nl.schakel.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.springframework.stereotype.Service;

/** Read model: the pictures of the routes that a case runs on, each with the places where it stands now. */
@Service
public class ProcessPicture {

    /** Watches, on a task's term and on a hold, and what is only asked afterwards are no part of the route that people look at. */
    private static final Set<String> HIDDEN =
            Set.of("termijnbewaking", "plek-bewaken", "noodtoegang", "aankomst-nabevestigen");

    /**
     * One picture. A model that the case ran through more than once is one picture.
     *
     * @param definitionId id by which {@link #xml} gives the drawing
     * @param active ids of the elements where the case stands now; empty when this part is over
     * @param done ids of the elements that were passed and are not active again
     * @param here the names of the active elements, for who cannot see the picture
     * @param passed the names of the tasks and events that were passed, the first one first
     */
    public record Picture(
            String definitionId,
            String key,
            String name,
            Set<String> active,
            Set<String> done,
            List<String> here,
            List<String> passed) {}

    private final RuntimeService runtime;
    private final HistoryService history;
    private final RepositoryService repository;
    private final ModelNames names;

    ProcessPicture(RuntimeService runtime, HistoryService history, RepositoryService repository, ModelNames names) {
        this.runtime = runtime;
        this.history = history;
        this.repository = repository;
        this.names = names;
    }

    /** All pictures of a case, the main route first. Only to be called for who may see the case. */
    public List<Picture> of(UUID dossier) {
        return of(dossier, element -> true);
    }

    /** The same with only these elements; a picture in which none of them has a place is not there. */
    public List<Picture> of(UUID dossier, Predicate<String> elements) {
        Map<String, List<HistoricProcessInstance>> models = instances(dossier)
                .collect(Collectors.groupingBy(
                        HistoricProcessInstance::getProcessDefinitionId, LinkedHashMap::new, Collectors.toList()));
        return models.values().stream()
                .map(instances -> picture(instances, elements))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The drawing of a model as BPMN XML; empty when the case does not run on it. */
    public Optional<String> xml(UUID dossier, String definitionId) {
        return instances(dossier)
                .map(HistoricProcessInstance::getProcessDefinitionId)
                .filter(definitionId::equals)
                .findFirst()
                .map(this::drawing);
    }

    private String drawing(String definitionId) {
        try (InputStream model = repository.getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<HistoricProcessInstance> instances(UUID dossier) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString())
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .stream()
                .filter(instance -> !HIDDEN.contains(instance.getProcessDefinitionKey()));
    }

    private Picture picture(List<HistoricProcessInstance> instances, Predicate<String> elements) {
        HistoricProcessInstance first = instances.get(0);
        Set<String> active = new LinkedHashSet<>();
        Set<String> done = new LinkedHashSet<>();
        for (HistoricProcessInstance instance : instances) {
            if (instance.getEndTime() == null) {
                active(runtime.getActivityInstance(instance.getId()), active);
            }
            done(instance.getId(), done);
        }
        done.removeAll(active);
        boolean somewhere = !active.isEmpty() || !done.isEmpty();
        active.removeIf(elements.negate());
        done.removeIf(elements.negate());
        if (somewhere && active.isEmpty() && done.isEmpty()) {
            return null;
        }
        return new Picture(
                first.getProcessDefinitionId(),
                first.getProcessDefinitionKey(),
                first.getProcessDefinitionName(),
                active,
                done,
                names.of(first.getProcessDefinitionId(), active),
                names.of(first.getProcessDefinitionId(), done));
    }

    /** The innermost places: an embedded part that is under way shows by what happens inside it. */
    private static void active(ActivityInstance instance, Set<String> into) {
        if (instance == null) {
            return; // over since it was listed
        }
        for (TransitionInstance waiting : instance.getChildTransitionInstances()) {
            into.add(drawn(waiting.getActivityId()));
        }
        for (ActivityInstance child : instance.getChildActivityInstances()) {
            active(child, into);
        }
        boolean innermost =
                instance.getChildActivityInstances().length == 0 && instance.getChildTransitionInstances().length == 0;
        if (innermost && instance.getParentActivityInstanceId() != null) {
            into.add(drawn(instance.getActivityId()));
        }
    }

    private void done(String instance, Set<String> into) {
        history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .orderByHistoricActivityInstanceEndTime()
                .asc()
                .list()
                .stream()
                .filter(activity -> !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .map(ProcessPicture::drawn)
                .forEach(into::add);
    }

    /** An element that runs several times at once has a body around it that is not drawn. */
    private static String drawn(String activity) {
        return activity.replace("#multiInstanceBody", "");
    }
}
