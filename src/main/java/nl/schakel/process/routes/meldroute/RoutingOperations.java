package nl.schakel.process.routes.meldroute;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.engine.RouteVariables;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Operations of a model: turns what {@code routering.dmn} decided into one yes or no per route: several may hold at
 * once (domain.md, process 1 step 4).
 */
@ModelOperations("routering")
public class RoutingOperations {

    private static final List<String> ROUTES = List.of(
            "ondermijning",
            "procesregisseur",
            "zorgcoordinator",
            "gebiedsteam",
            "tmm",
            "nla",
            "veiligthuis",
            "meldcode");

    private final Timeline timeline;

    RoutingOperations(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Reads the decision's result of this step and keeps it as {@code routeTmm}, {@code routeNla} and so on. */
    public void vastleggen(DelegateExecution execution) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
        Set<String> chosen = result.<String>collectEntries("route").stream().collect(Collectors.toUnmodifiableSet());
        for (String route : ROUTES) {
            String name = "route" + Character.toUpperCase(route.charAt(0)) + route.substring(1);
            execution.getProcessInstance().setVariable(name, chosen.contains(route));
        }
        timeline.bySystem(
                RouteVariables.dossier(execution),
                "routes-bepaald",
                ROUTES.stream().filter(chosen::contains).toArray(String[]::new));
    }
}
