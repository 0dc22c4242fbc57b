package nl.schakel.process.routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.process.names.VariableNames;
import nl.schakel.signal.DossierReading;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
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
    private final DecisionService decisions;
    private final LiveBundles bundles;
    private final DossierReading cases;

    CaseRoutes(RuntimeService runtime, DecisionService decisions, LiveBundles bundles, DossierReading cases) {
        this.runtime = runtime;
        this.decisions = decisions;
        this.bundles = bundles;
        this.cases = cases;
    }

    /** Where the case lies, as every route knows it; more can be added. @param municipality CBS code */
    public static Map<String, Object> place(String municipality, String region) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(VariableNames.GEMEENTE, municipality);
        variables.put(VariableNames.REGIO, region);
        return variables;
    }

    /** Starts a route, in the version that is live for the region: what runs keeps its own. @param variables codes and ids only (R9); the dossier is always among them */
    public void start(String route, UUID dossier, Map<String, Object> variables) {
        runtime.createProcessInstanceById(bundles.model(route, region(dossier)))
                .businessKey(dossier.toString())
                .setVariable(VariableNames.ZAAK, dossier.toString())
                .setVariables(variables)
                .execute();
    }

    /** Starts the route that begins with this message. */
    public void startBy(String message, UUID dossier, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message)
                .processDefinitionId(bundles.modelBegunBy(message, region(dossier)))
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

    /** Whether a running route of the case waits for this message. */
    public boolean waitsFor(String message, UUID dossier) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(dossier.toString())
                        .messageEventSubscriptionName(message)
                        .count()
                > 0;
    }

    /** The version of the model by which a route of the case runs, by id; empty when it does not run. */
    public Optional<String> model(String route, UUID dossier) {
        return running(route, dossier).stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .findFirst();
    }

    /** Asks a decision table: the one that belongs to a route that runs in the case, else the one that is live for the region. */
    public DmnDecisionTableResult decide(String table, String route, UUID dossier, Map<String, Object> variables) {
        String version = model(route, dossier)
                .map(running -> bundles.decisionWith(table, running))
                .orElseGet(() -> bundles.decision(table, region(dossier)));
        return decisions.evaluateDecisionTableById(version).variables(variables).evaluate();
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

    /** How many of a route run in the case that no other route called, so that none waits for them. */
    public long countAlone(String route, UUID dossier) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), route)
                .rootProcessInstances()
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

    private String region(UUID dossier) {
        return cases.state(dossier).region();
    }

    private List<ProcessInstance> running(String route, UUID dossier) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), route)
                .list();
    }
}
