package nl.schakel.process.routes;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Names of the process variables that code reads or writes: ids and codes only, never anything about a person (R9). */
public final class RouteVariables {

    public static final String ZAAK = "zaak";
    public static final String GEMEENTE = "gemeente";
    public static final String REGIO = "regio";
    public static final String ACUUT = "acuut";
    public static final String MINDERJARIG = "minderjarig";
    public static final String VORMEN = "vormen";
    public static final String MELDCODE = "meldcode";
    public static final String BESLUIT = "besluit";

    private RouteVariables() {}

    /** The dossier of a task; read from its place in the route, since asking the task itself costs a query. */
    public static UUID dossier(DelegateTask task) {
        return dossier(task.getExecution());
    }

    /** The dossier of a running step. */
    public static UUID dossier(VariableScope scope) {
        return UUID.fromString((String) scope.getVariable(ZAAK));
    }
}
