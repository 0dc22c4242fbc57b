package nl.schakel.process.walk;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Component;

/** Read model: which elements of which models a case reached, in all its routes. */
@Component
public class WalkedElements {

    private static final String BODY = "#multiInstanceBody";

    /**
     * An element that a case reached.
     *
     * @param model key of the model
     * @param name as the model calls it; null when it has none
     * @param times how often
     */
    public record WalkedElement(String model, String element, String name, int times) {

        private WalkedElement once() {
            return new WalkedElement(model, element, name, times + 1);
        }
    }

    private record ElementPlace(String model, String element) {}

    private final HistoryService history;

    WalkedElements(HistoryService history) {
        this.history = history;
    }

    /** In the order in which they were reached first; what was reached at one moment has a fixed order. */
    public List<WalkedElement> of(UUID dossier) {
        Map<ElementPlace, WalkedElement> walked = new LinkedHashMap<>();
        Stream.concat(Stream.of(dossier.toString()), tasks(dossier))
                .flatMap(this::instances)
                .flatMap(instance -> activities(instance).stream())
                .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime)
                        .thenComparing(HistoricActivityInstance::getProcessDefinitionKey)
                        .thenComparing(HistoricActivityInstance::getActivityId))
                .forEach(activity -> walked.compute(
                        new ElementPlace(activity.getProcessDefinitionKey(), element(activity)),
                        (place, before) -> before == null
                                ? new WalkedElement(place.model(), place.element(), activity.getActivityName(), 1)
                                : before.once()));
        return List.copyOf(walked.values());
    }

    /** The watch over the term of a task goes by the task. */
    private Stream<String> tasks(UUID dossier) {
        return history.createHistoricTaskInstanceQuery().processInstanceBusinessKey(dossier.toString()).list().stream()
                .map(HistoricTaskInstance::getId);
    }

    private Stream<String> instances(String businessKey) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .map(HistoricProcessInstance::getId);
    }

    private List<HistoricActivityInstance> activities(String instance) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .list();
    }

    private static String element(HistoricActivityInstance activity) {
        String id = activity.getActivityId();
        return id.endsWith(BODY) ? id.substring(0, id.length() - BODY.length()) : id;
    }
}
