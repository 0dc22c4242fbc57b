package nl.schakel.process.routes.placement;

import nl.schakel.placement.matching.ContraIndicationPolicy;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;

/** The policy without a memory: every question goes to the published table. */
public final class TableItself {

    private TableItself() {}

    public static ContraIndicationPolicy asked(DecisionService decisions, RepositoryService repository) {
        return (criterion, kind, stance, touch) ->
                new DmnPolicy(decisions, repository).decide(criterion, kind, stance, touch);
    }
}
