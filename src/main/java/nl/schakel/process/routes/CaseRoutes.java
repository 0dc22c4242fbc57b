package nl.schakel.process.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.process.names.VariableNames;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Port to the engine for the routes of a case: the only way in which code starts, tells, stops or asks for one. Every
 * route has the id of its dossier as business key; all calls take part in the transaction of the caller. Names of routes,
 * messages and variables are those of {@code nl.schakel.process.names}, which the build makes from the models.
 */
@Component
public class CaseRoutes {

    private final RuntimeService runtime;

    CaseRoutes(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Where the case lies, as every route knows it; more can be added. @param municipality CBS code */
    public static Map<String, Object> place(String municipality, String region) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(VariableNames.GEMEENTE, municipality);
        variables.put(VariableNames.REGIO, region);
        return variables;
    }

    /** Starts a route, in the newest version: a case that runs keeps its own. @param variables codes and ids only (R9); the dossier is always among them */
    public void start(String route, UUID dossier, Map<String, Object> variables) {
        runtime.createProcessInstanceByKey(route)
                .businessKey(dossier.toString())
                .setVariable(VariableNames.ZAAK, dossier.toString())
                .setVariables(variables)
                .execute();
    }

    /** Starts the route that begins with this message. */
    public void startBy(String message, UUID dossier, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(dossier.toString())
                .setVariable(VariableNames.ZAAK, dossier.toString())
                .setVariables(variables)
                .correlateStartMessage();
    }

    /** Tells every running route of the case that waits for this message; when none does, nothing happens. */
    public void tell(String message, UUID dossier) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(dossier.toString())
                .correlateAll();
    }

    /** Gives every running route of the case these variables, so that each later task finds the right people. */
    public void inform(UUID dossier, Map<String, Object> variables) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(dossier.toString()).list().stream()
                .map(ProcessInstance::getId)
                .forEach(instance -> runtime.setVariables(instance, variables));
    }

    /** What the running route of a case knows. @return null when it does not know, or does not run */
    public Object known(String route, UUID dossier, String variable) {
        return running(route, dossier).stream()
                .findFirst()
                .map(instance -> runtime.getVariable(instance.getId(), variable))
                .orElse(null);
    }

    /** Stops a route that was started by itself; one that another route called ends with that one. */
    public void stop(String route, UUID dossier, String reasonCode) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), route)
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reasonCode));
    }

    /** Whether a route runs in the case. */
    public boolean runs(String route, UUID dossier) {
        return count(route, dossier) > 0;
    }

    /** How many of a route run in the case. */
    public long count(String route, UUID dossier) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), route)
                .count();
    }

    /** Whether a route with this value of a variable runs in the case, beside the one with this id. */
    public boolean runsBeside(String instanceId, String route, UUID dossier, String variable, String value) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), route)
                .variableValueEquals(variable, value)
                .list()
                .stream()
                .anyMatch(other -> !other.getId().equals(instanceId));
    }

    private List<ProcessInstance> running(String route, UUID dossier) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), route)
                .list();
    }
}
