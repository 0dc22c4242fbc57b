package nl.schakel.process.terms;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Table: reads {@code termijnen.dmn}. A published table never changes, so each answer is looked up once on each node.
 */
@Component
class TermTable {

    private static final Logger LOG = LoggerFactory.getLogger(TermTable.class);
    private static final int ROOM = 10_000;

    private static final TermRow FALLBACK = new TermRow(
            new Term("P3D", Counting.WERKTIJD), null, 0.75, EscalationTarget.COLLEGAS, EscalationTarget.KETENREGISSEUR);

    private record Question(String termsId, TermKey key) {}

    private final DecisionService decisions;
    private final Map<Question, Optional<TermRow>> answers = new ConcurrentHashMap<>();

    TermTable(DecisionService decisions) {
        this.decisions = decisions;
    }

    /** The row of a step. A table without one is refused when it is deployed; should it happen, nothing stops (R1). */
    TermRow find(String termsId, TermKey key) {
        return look(termsId, key).orElseGet(() -> {
            LOG.error("termijnen.dmn has no row for step {} of {}", key.step(), key.process());
            return FALLBACK;
        });
    }

    /** The row of a step, if the table has one. */
    Optional<TermRow> look(String termsId, TermKey key) {
        Question question = new Question(termsId, key);
        Optional<TermRow> known = answers.get(question);
        if (known != null) {
            return known;
        }
        if (answers.size() >= ROOM) {
            answers.clear();
        }
        Optional<TermRow> found = decide(question);
        answers.put(question, found);
        return found;
    }

    private Optional<TermRow> decide(Question question) {
        DmnDecisionTableResult result = rows(question);
        return result.isEmpty()
                ? Optional.empty()
                : Optional.of(TermRow.of(result.getFirstResult().getEntryMap()));
    }

    private DmnDecisionTableResult rows(Question question) {
        return decisions
                .evaluateDecisionTableById(question.termsId())
                .variables(Variables.createVariables()
                        .putValue("regio", question.key().region())
                        .putValue("proces", question.key().process())
                        .putValue("stap", question.key().step())
                        .putValue("urgentie", question.key().urgency()))
                .evaluate();
    }
}
