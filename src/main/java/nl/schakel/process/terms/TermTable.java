package nl.schakel.process.terms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;
import nl.schakel.process.bundle.BundleFiles;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Table: reads {@code termijnen.dmn}. A published table never changes, so each answer is looked up once on each node; a version
 * of the models with the same table as another has the same answers.
 */
@Component
class TermTable {

    private static final Logger LOG = LoggerFactory.getLogger(TermTable.class);
    private static final int ROOM = 10_000;

    private static final TermRow FALLBACK = new TermRow(
            new Term("P3D", Counting.WERKTIJD), null, 0.75, EscalationTarget.COLLEGAS, EscalationTarget.KETENREGISSEUR);

    /** @param table hash of what the table says */
    private record Question(String table, TermKey key) {}

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final Map<Question, Optional<TermRow>> answers = new ConcurrentHashMap<>();
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    TermTable(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
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
        Question question = new Question(hashes.computeIfAbsent(termsId, this::hash), key);
        Optional<TermRow> known = answers.get(question);
        if (known != null) {
            return known;
        }
        if (answers.size() >= ROOM) {
            answers.clear();
        }
        Optional<TermRow> found = decide(termsId, key);
        answers.put(question, found);
        return found;
    }

    private Optional<TermRow> decide(String termsId, TermKey key) {
        DmnDecisionTableResult result = rows(termsId, key);
        return result.isEmpty()
                ? Optional.empty()
                : Optional.of(TermRow.of(result.getFirstResult().getEntryMap()));
    }

    private DmnDecisionTableResult rows(String termsId, TermKey key) {
        return decisions
                .evaluateDecisionTableById(termsId)
                .variables(Variables.createVariables()
                        .putValue("regio", key.region())
                        .putValue("proces", key.process())
                        .putValue("stap", key.step())
                        .putValue("urgentie", key.urgency()))
                .evaluate();
    }

    private String hash(String termsId) {
        try (InputStream table = repository.getDecisionModel(termsId)) {
            return BundleFiles.sha256(table.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
