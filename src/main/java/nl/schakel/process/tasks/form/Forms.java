package nl.schakel.process.tasks.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.time.Zones;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Read model: finds the form of a task: the one that was deployed together with the model that the case runs on, so
 * that a running case keeps its questions when a newer form is published.
 */
@Component
public class Forms {

    private static final String MUNICIPALITIES = "gemeenten";
    private static final String OTHER_REGIONS = "regios";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final RepositoryService repository;
    private final Directory directory;
    private final FormConditions conditions;
    private final List<TaskOptions> options;
    private final Clock clock;
    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

    Forms(
            RepositoryService repository,
            Directory directory,
            FormConditions conditions,
            List<TaskOptions> options,
            Clock clock) {
        this.repository = repository;
        this.directory = directory;
        this.conditions = conditions;
        this.options = options;
        this.clock = clock;
    }

    /** The form of a user task. Definitions never change, so it is read once per node. */
    public FormSchema of(String processDefinitionId, String activityId) {
        return schemas.computeIfAbsent(
                processDefinitionId + "/" + activityId, key -> load(processDefinitionId, activityId));
    }

    /** The lists that the server fills for this task: value to label, by the name in the form. */
    public Map<String, Map<String, String>> lists(FormSchema schema, TaskSummary task) {
        Map<String, Map<String, String>> lists = new HashMap<>();
        for (String name : schema.listNames()) {
            if (name.equals(MUNICIPALITIES)) {
                lists.put(name, municipalities());
            } else if (name.equals(OTHER_REGIONS)) {
                lists.put(name, otherRegions(task.municipality()));
            } else {
                options.stream()
                        .filter(each -> each.offers(name))
                        .findFirst()
                        .ifPresent(each -> lists.put(name, each.of(name, task)));
            }
        }
        return lists;
    }

    private Map<String, String> municipalities() {
        Map<String, String> municipalities = new LinkedHashMap<>();
        directory.municipalities().forEach(m -> municipalities.put(m.cbsCode(), m.name()));
        return municipalities;
    }

    /** A question to another region is no question to the own one. */
    private Map<String, String> otherRegions(String municipality) {
        Optional<Region> own = directory.regionOf(municipality);
        Map<String, String> regions = new LinkedHashMap<>();
        directory.regions().stream()
                .filter(region -> own.filter(region::equals).isEmpty())
                .forEach(region -> regions.put(region.code(), region.name()));
        return regions;
    }

    /** Checks answers as of today. @param lists what the server filled for this task */
    public FormCheck check(Map<String, Map<String, String>> lists) {
        return new FormCheck(conditions, lists, LocalDate.now(clock.withZone(Zones.AMSTERDAM)));
    }

    private FormSchema load(String processDefinitionId, String activityId) {
        UserTask task =
                (UserTask) repository.getBpmnModelInstance(processDefinitionId).getModelElementById(activityId);
        String form = task.getAttributeValueNs(CAMUNDA, "formRef");
        ProcessDefinition definition = repository.getProcessDefinition(processDefinitionId);
        try (InputStream content = repository.getResourceAsStream(definition.getDeploymentId(), form + ".form")) {
            return FormSchema.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
