package nl.schakel.process.routes.placement;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.placement.matching.ContraIndicationPolicies;
import nl.schakel.placement.matching.ContraIndicationPolicy;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.CriterionKind;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.signal.DossierReading;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Adapter to the decision tables: {@code contra-indicatie.dmn} of each region as the domain asks it. A published table
 * never changes and there are only so many combinations, so the engine decides each of them once; matching thousands of
 * beds reads the answers from memory. What a director publishes counts at once, on every node.
 */
@Component
public class DmnPolicies implements ContraIndicationPolicies {

    private static final Logger LOG = LoggerFactory.getLogger(DmnPolicies.class);
    private static final String TABLE = "contra-indicatie";

    private record Question(String criterion, CriterionKind kind, AcceptancePolicy stance, CriterionMatch touch) {}

    private final DecisionService decisions;
    private final LiveBundles bundles;
    private final DossierReading cases;
    private final Map<String, ContraIndicationPolicy> versions = new ConcurrentHashMap<>();

    DmnPolicies(DecisionService decisions, LiveBundles bundles, DossierReading cases) {
        this.decisions = decisions;
        this.bundles = bundles;
        this.cases = cases;
    }

    @Override
    public ContraIndicationPolicy of(UUID dossier) {
        return ofRegion(cases.state(dossier).region());
    }

    /** The table of a region. @param region null for the national base */
    ContraIndicationPolicy ofRegion(String region) {
        return versions.computeIfAbsent(bundles.decision(TABLE, region), this::remembered);
    }

    private ContraIndicationPolicy remembered(String version) {
        ContraIndicationPolicy table = table(version);
        Map<Question, Fit> answers = new ConcurrentHashMap<>();
        return (criterion, kind, stance, touch) -> answers.computeIfAbsent(
                new Question(criterion, kind, stance, touch), question -> table.decide(criterion, kind, stance, touch));
    }

    /** The policy without a memory: every question goes to the published table. */
    ContraIndicationPolicy table(String version) {
        return (criterion, kind, stance, touch) -> evaluate(version, new Question(criterion, kind, stance, touch));
    }

    private Fit evaluate(String version, Question question) {
        DmnDecisionTableResult result = decisions
                .evaluateDecisionTableById(version)
                .variables(Variables.createVariables()
                        .putValue("criterium", question.criterion())
                        .putValue("soort", question.kind().code())
                        .putValue("houding", question.stance().code())
                        .putValue("raakt", question.touch().code()))
                .evaluate();
        String outcome = result.isEmpty() ? null : result.getFirstResult().getEntry("uitkomst");
        return Fit.of(String.valueOf(outcome)).orElseGet(() -> {
            // a table without a row for this must not decide by itself that a bed fits, or that it does not (R11)
            LOG.error("contra-indicatie.dmn has no outcome for {}", question);
            return Fit.ONBEKEND;
        });
    }
}
