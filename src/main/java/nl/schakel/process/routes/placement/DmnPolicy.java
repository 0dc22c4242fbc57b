package nl.schakel.process.routes.placement;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.placement.matching.ContraIndicationPolicy;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.CriterionKind;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Adapter to the decision table: {@code contra-indicatie.dmn} as the domain asks it. A published table never changes
 * and there are only so many combinations, so the engine decides each of them once; matching thousands of beds reads
 * the answers from memory.
 */
@Component
public class DmnPolicy implements ContraIndicationPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(DmnPolicy.class);
    private static final String TABLE = "contra-indicatie";
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(3).toNanos();

    private record Question(String criterion, CriterionKind kind, AcceptancePolicy stance, CriterionMatch touch) {}

    /** What one published version says. */
    private record Compiled(String version, Map<Question, Fit> answers, long lookedAt) {}

    private final DecisionService decisions;
    private final RepositoryService repository;
    private volatile Compiled newest;

    DmnPolicy(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    @Override
    public Fit decide(String criterion, CriterionKind kind, AcceptancePolicy stance, CriterionMatch touch) {
        Compiled table = newest();
        Question question = new Question(criterion, kind, stance, touch);
        Fit known = table.answers().get(question);
        if (known == null) {
            known = evaluate(table.version(), question);
            table.answers().put(question, known);
        }
        return known;
    }

    /** A version that was published just now counts within seconds, on every node. */
    private Compiled newest() {
        Compiled known = newest;
        if (known != null && System.nanoTime() - known.lookedAt() < LOOK_AGAIN_NANOS) {
            return known;
        }
        String version = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(TABLE)
                .latestVersion()
                .singleResult()
                .getId();
        boolean same = known != null && known.version().equals(version);
        Compiled fresh = new Compiled(version, same ? known.answers() : new ConcurrentHashMap<>(), System.nanoTime());
        newest = fresh;
        return fresh;
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
