package nl.schakel.process.routes.meldroute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.engine.RouteVariables;
import nl.schakel.process.names.VariableNames;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Operations of a model: turns what {@code routering.dmn} decided into one yes or no per route: several may hold at
 * once (domain.md, process 1 step 4).
 */
@ModelOperations("routering")
public class RoutingOperations {

    static final List<String> ROUTES = List.of(
            "ondermijning",
            "procesregisseur",
            "uitzoeken",
            "zorgcoordinator",
            "gebiedsteam",
            "tmm",
            "nla",
            "veiligthuis",
            "meldcode");

    static final String NOBODY = "niemand";

    private static final String UNKNOWN = "onbekend";

    /** What a triage answers with yes, no or unknown, and a report may have said. */
    private static final List<String> TRIAGE = List.of(
            VariableNames.ACUUT,
            VariableNames.VORMEN,
            VariableNames.PERSOON_BEKEND,
            VariableNames.MINDERJARIG,
            VariableNames.LOCATIE,
            VariableNames.DADER,
            VariableNames.DADER_RELATIE,
            VariableNames.MELDCODE);

    /** What {@code routering.dmn} reads. */
    static final List<String> INPUT = Stream.concat(
                    TRIAGE.stream(), Stream.of(VariableNames.PERSOON, VariableNames.BEOORDELAAR))
            .toList();

    private final Timeline timeline;
    private final Dossiers dossiers;

    RoutingOperations(Timeline timeline, Dossiers dossiers) {
        this.timeline = timeline;
        this.dossiers = dossiers;
    }

    /** Reads the decision's result of this step and keeps it as {@code routeTmm}, {@code routeNla} and so on. */
    public void vastleggen(DelegateExecution execution) {
        Set<String> chosen = new HashSet<>(chosen(execution));
        // who began at receipt does not get the same step twice
        chosen.removeAll(begun(execution));
        keep(execution, chosen);
    }

    /** The same for who is told at receipt, kept as {@code meteen} too: comma separated, or {@value #NOBODY}. */
    public void meteen(DelegateExecution execution) {
        Set<String> chosen = chosen(execution);
        execution
                .getProcessInstance()
                .setVariable(
                        VariableNames.METEEN,
                        chosen.isEmpty() ? NOBODY : chosen.stream().sorted().collect(Collectors.joining(",")));
        if (!chosen.isEmpty()) {
            keep(execution, chosen);
        }
    }

    /**
     * Takes what the report says for what a triage would have found, when nobody triages: what it does not say is unknown,
     * and unknown is found out by somebody (R11).
     */
    public void uitMelding(DelegateExecution execution) {
        UUID dossier = RouteVariables.dossier(execution);
        Map<String, Object> facts = new HashMap<>();
        for (String question : TRIAGE) {
            if (!answered(execution, question)) {
                facts.put(question, UNKNOWN);
            }
        }
        facts.put(
                VariableNames.PERSOON,
                "ja".equals(execution.getVariable(VariableNames.PERSOON_GENOEMD)) ? "ja" : UNKNOWN);
        facts.put(VariableNames.BEOORDELAAR, OwnerOperations.BY_THE_REGION);
        facts.put(VariableNames.VERVOLG, "keten");
        // nobody chose whom to ask beside the police
        facts.put(VariableNames.PARTNERS, "");
        execution.getProcessInstance().setVariables(facts);
        dossiers.straightToRegion(dossier);
    }

    private static boolean answered(DelegateExecution execution, String question) {
        return execution.getVariable(question) instanceof String said && !said.isBlank();
    }

    /** Whether triage saw no person, no place and no offender: then there is nothing to ask the police about. */
    public boolean nietsInBeeld(DelegateExecution execution) {
        return Stream.of(VariableNames.PERSOON, VariableNames.LOCATIE, VariableNames.DADER)
                .allMatch(question -> "nee".equals(execution.getVariable(question)));
    }

    /** Whether triage is sure that there is no person; before triage nobody is. */
    public boolean geenPersoon(DelegateExecution execution) {
        return "nee".equals(execution.getVariable(VariableNames.PERSOON));
    }

    /** Whether who found out what was unknown found a person, for whom nobody has a plan yet. */
    public boolean pgaErbij(DelegateExecution execution) {
        return "ja".equals(execution.getVariable(VariableNames.PERSOON_GEBLEKEN))
                // what came straight to the region, the region divides
                && !OwnerOperations.BY_THE_REGION.equals(execution.getVariable(VariableNames.BEOORDELAAR))
                && !Boolean.TRUE.equals(execution.getVariable(variable("procesregisseur")));
    }

    /** Whether who found out what was unknown found a minor, whom Veilig Thuis does not know of yet. */
    public boolean veiligThuisErbij(DelegateExecution execution) {
        return "ja".equals(execution.getVariable(VariableNames.MINDERJARIG_GEBLEKEN))
                && !Boolean.TRUE.equals(execution.getVariable(variable("veiligthuis")))
                && !begun(execution).contains("veiligthuis");
    }

    private static Set<String> chosen(DelegateExecution execution) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
        return result.<String>collectEntries("route").stream().collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> begun(DelegateExecution execution) {
        String codes = (String) execution.getVariable(VariableNames.METEEN);
        return codes == null ? Set.of() : Set.of(codes.split(","));
    }

    static String variable(String route) {
        return "route" + Character.toUpperCase(route.charAt(0)) + route.substring(1);
    }

    /** One yes or no per route. */
    static Map<String, Object> flags(Set<String> chosen) {
        return ROUTES.stream().collect(Collectors.toMap(RoutingOperations::variable, chosen::contains));
    }

    private void keep(DelegateExecution execution, Set<String> chosen) {
        execution.getProcessInstance().setVariables(flags(chosen));
        timeline.bySystem(
                RouteVariables.dossier(execution),
                "routes-bepaald",
                ROUTES.stream().filter(chosen::contains).toArray(String[]::new));
    }
}
