package nl.schakel.process.move;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;

/**
 * Value: how cases go from one version to another, route by route.
 *
 * @param from where the engine has the old version
 * @param to where it has the new one
 * @param routes by the id of a route's old version; one that the new version does not have is not in it
 * @param renew whether terms are worked out anew
 */
record MovePlan(String from, String to, Map<String, MigrationPlan> routes, boolean renew) {

    Optional<MigrationPlan> route(String old) {
        return Optional.ofNullable(routes.get(old));
    }

    /** What of these elements of a route has no place in the new version. */
    static List<String> without(MigrationPlan plan, List<String> elements) {
        Set<String> known = plan.getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .collect(Collectors.toSet());
        return elements.stream().filter(element -> !known.contains(element)).toList();
    }
}
