package nl.schakel.process.routes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.support.retention.HoldsCaseData;
import nl.schakel.support.retention.LeavingRows;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service that throws away the steps of a case whose time is over: ours, and all that the engine remembers of its routes
 * and of the watches over their tasks. A route that runs is work.
 */
@Component
class RoutesThatLeave implements HoldsCaseData {

    private final RuntimeService runtime;
    private final HistoryService history;
    private final JdbcClient jdbc;

    RoutesThatLeave(RuntimeService runtime, HistoryService history, JdbcClient jdbc) {
        this.runtime = runtime;
        this.history = history;
        this.jdbc = jdbc;
    }

    @Override
    public Turn turn() {
        return Turn.STEPS;
    }

    @Override
    public Set<String> names(UUID dossier) {
        return new TreeSet<>(tasks(dossier));
    }

    @Override
    public boolean atWork(UUID dossier) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(dossier.toString())
                        .count()
                > 0;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Integer> destroy(LeavingCase leaving) {
        String[] keys = Stream.concat(Stream.of(leaving.dossier().toString()), tasks(leaving.dossier()).stream())
                .toArray(String[]::new);
        List<String> instances =
                history.createHistoricProcessInstanceQuery().processInstanceBusinessKeyIn(keys).list().stream()
                        .map(HistoricProcessInstance::getId)
                        .toList();
        for (String instance : instances) {
            history.createUserOperationLogQuery().processInstanceId(instance).list().stream()
                    .map(UserOperationLogEntry::getId)
                    .forEach(history::deleteUserOperationLogEntry);
        }
        if (!instances.isEmpty()) {
            history.deleteHistoricProcessInstancesIfExists(instances);
        }
        return new LeavingRows(jdbc, leaving.dossier())
                .run("delete from schakel.route_task where dossier_id = :dossier")
                .run("delete from schakel.case_move_result where dossier_id = :dossier")
                .add("routes", instances.size())
                .counts();
    }

    private List<String> tasks(UUID dossier) {
        return jdbc.sql("select task_id from schakel.route_task where dossier_id = ?")
                .param(dossier)
                .query(String.class)
                .list();
    }
}
