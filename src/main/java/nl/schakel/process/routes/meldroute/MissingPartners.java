package nl.schakel.process.routes.meldroute;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.routes.CaseRoutes;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Read model: who would take part in a case if its routes were decided now, and does not. Whether they are asked, people
 * decide: routing everything anew would share with many what a person should weigh first (R7).
 */
@Component
class MissingPartners {

    private static final String DECISION = "routering";

    /** What people find out among themselves is nobody who could be missing. */
    private static final Set<String> NO_PARTNER = Set.of("uitzoeken");

    private final CaseRoutes routes;

    MissingPartners(CaseRoutes routes) {
        this.routes = routes;
    }

    /**
     * Codes of routes; none before a triage, which asks everybody itself.
     *
     * @param forms codes of forms of exploitation as they are now, each with the form that it is a sub-form of
     * @param begun who begins at this moment
     */
    Set<String> of(UUID dossier, Collection<String> forms, Set<String> begun) {
        if (!decided(dossier)) {
            return Set.of();
        }
        VariableMap known = Variables.createVariables();
        RoutingOperations.INPUT.forEach(name -> known.putValue(name, known(dossier, name)));
        known.putValue(VariableNames.VORMEN, String.join(",", forms));
        Set<String> missing = new TreeSet<>(
                routes.decide(DECISION, RouteNames.MELDROUTE, dossier, known).<String>collectEntries("route"));
        missing.removeAll(NO_PARTNER);
        missing.removeAll(begun);
        missing.removeAll(partners(dossier));
        return missing;
    }

    private boolean decided(UUID dossier) {
        return RoutingOperations.ROUTES.stream()
                .map(RoutingOperations::variable)
                .anyMatch(flag -> known(dossier, flag) != null);
    }

    private Set<String> partners(UUID dossier) {
        Set<String> partners = new LinkedHashSet<>();
        RoutingOperations.ROUTES.stream()
                .filter(route -> Boolean.TRUE.equals(known(dossier, RoutingOperations.variable(route))))
                .forEach(partners::add);
        if (known(dossier, VariableNames.METEEN) instanceof String atReceipt) {
            partners.addAll(List.of(atReceipt.split(",")));
        }
        return partners;
    }

    private Object known(UUID dossier, String variable) {
        return routes.known(RouteNames.MELDROUTE, dossier, variable);
    }
}
