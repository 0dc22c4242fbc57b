package nl.schakel.process.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.process.terms.TermWatch;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reader of answers: finds which cases an answer of the engine tells about, by the ids of tasks and process instances
 * in it.
 */
@Component
class ShownCases {

    private static final List<String> INSTANCE_FIELDS =
            List.of("processInstanceId", "rootProcessInstanceId", "callProcessInstanceId");

    private final RuntimeService runtime;
    private final HistoryService history;
    private final TermWatch watches;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ShownCases(RuntimeService runtime, HistoryService history, TermWatch watches, JdbcClient jdbc, ObjectMapper json) {
        this.runtime = runtime;
        this.history = history;
        this.watches = watches;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The dossiers in an answer; empty when it holds counts or models only. */
    Set<UUID> in(byte[] answer) throws IOException {
        Set<String> tasks = new HashSet<>();
        Set<String> instances = new HashSet<>();
        if (answer.length > 0) {
            collect(json.readTree(answer), tasks, instances);
        }
        Set<UUID> dossiers = new HashSet<>();
        if (!tasks.isEmpty()) {
            dossiers.addAll(jdbc.sql("select dossier_id from schakel.route_task where task_id in (:tasks)")
                    .param("tasks", tasks)
                    .query(UUID.class)
                    .list());
        }
        if (!instances.isEmpty()) {
            dossiers.addAll(ofInstances(instances));
        }
        return dossiers;
    }

    private static void collect(JsonNode node, Set<String> tasks, Set<String> instances) {
        if (node.isObject()) {
            if (node.hasNonNull("taskDefinitionKey") && node.hasNonNull("id")) {
                tasks.add(node.get("id").asText());
            } else {
                INSTANCE_FIELDS.stream()
                        .map(node::get)
                        .filter(Objects::nonNull)
                        .filter(JsonNode::isTextual)
                        .forEach(id -> instances.add(id.asText()));
                if (node.has("businessKey") && node.hasNonNull("id")) {
                    instances.add(node.get("id").asText());
                }
            }
        }
        node.forEach(child -> collect(child, tasks, instances));
    }

    /** By business key: the case itself, or the task that a watch over a term stands beside. */
    private List<UUID> ofInstances(Set<String> instances) {
        Stream<String> running = runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .map(ProcessInstance::getBusinessKey);
        Stream<String> ended =
                history.createHistoricProcessInstanceQuery().processInstanceIds(instances).finished().list().stream()
                        .map(HistoricProcessInstance::getBusinessKey);
        return Stream.concat(running, ended)
                .filter(Objects::nonNull)
                .distinct()
                .map(this::dossier)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<UUID> dossier(String businessKey) {
        return watches.dossierOf(businessKey).or(() -> uuid(businessKey));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noCase) {
            return Optional.empty();
        }
    }
}
