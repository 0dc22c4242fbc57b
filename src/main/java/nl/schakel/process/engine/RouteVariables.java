package nl.schakel.process.engine;

import java.util.UUID;
import nl.schakel.process.names.VariableNames;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Reader of variables: reads of which dossier a running step or task is. */
public final class RouteVariables {

    private RouteVariables() {}

    /** The dossier of a task; read from its place in the route, since asking the task itself costs a query. */
    public static UUID dossier(DelegateTask task) {
        return dossier(task.getExecution());
    }

    /** The dossier of a running step. */
    public static UUID dossier(VariableScope scope) {
        return UUID.fromString((String) scope.getVariable(VariableNames.ZAAK));
    }
}
