package nl.schakel.trial;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.draft.Draft;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.rules.Severity;
import nl.schakel.process.walk.BundleElements;
import nl.schakel.support.background.Background;
import nl.schakel.support.background.Loop;
import nl.schakel.support.background.Work;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.trial.CaseOutcome.PathPart;
import nl.schakel.trial.TrialState.TrialFailure;
import nl.schakel.trial.TrialState.TrialStage;
import nl.schakel.trial.internal.TrialDatabase;
import nl.schakel.trial.internal.TrialRunner;
import nl.schakel.trial.internal.TrialRunner.NoResult;
import nl.schakel.trial.internal.TrialRunner.Tried;
import nl.schakel.trial.internal.TrialSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Command service: tries drafts, one at a time on this node and in the order in which they were asked for. Who asks does not
 * wait: the page asks how far it is.
 */
@Service
public class Trial implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);
    private static final int MOST_WAITING = 8;
    private static final int MOST_KEPT = 50;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final ModelDrafts drafts;
    private final BundleElements elements;
    private final TrialDatabase database;
    private final TrialRunner runner;
    private final Background background;
    private final Clock clock;
    private final List<TrialCase> cases;

    private final Map<UUID, Tried> waiting = new LinkedHashMap<>();
    private final Map<UUID, TrialResult> results = new LinkedHashMap<>();
    private final Map<UUID, TrialFailure> failures = new HashMap<>();
    private Loop loop;
    private UUID busy;
    private volatile int done;

    Trial(
            ModelDrafts drafts,
            BundleElements elements,
            TrialDatabase database,
            TrialRunner runner,
            Background background,
            TrialSettings settings,
            Clock clock) {
        this.drafts = drafts;
        this.elements = elements;
        this.database = database;
        this.runner = runner;
        this.background = background;
        this.clock = clock;
        this.cases = TrialCases.read().stream()
                .filter(one ->
                        settings.examples().isEmpty() || settings.examples().contains(one.naam()))
                .toList();
    }

    /**
     * Asks to try a draft as it is now; who asks again while it waits or runs asks nothing new.
     *
     * @throws InvalidInput when it cannot be tried
     */
    public void ask(UUID id, Viewer viewer) {
        Draft draft = drafts.find(id, viewer);
        if (!database.available()) {
            throw InvalidInput.of("proef", "uit", "fout.proef.uit");
        }
        if (drafts.check(id, viewer).stream().anyMatch(finding -> finding.severity() == Severity.FOUT)) {
            throw InvalidInput.of("proef", "regels", "fout.proef.regels");
        }
        Tried tried = new Tried(
                draft.region(), new BundleFiles(drafts.before(id, viewer)), new BundleFiles(drafts.files(id, viewer)));
        synchronized (this) {
            if (!waiting.containsKey(id) && waiting.size() >= MOST_WAITING) {
                throw InvalidInput.of("proef", "druk", "fout.proef.druk");
            }
            if (!id.equals(busy)) {
                waiting.put(id, tried);
            }
            failures.remove(id);
            if (loop == null) {
                loop = background.start(new Work("proefdraaien", Duration.ZERO, LOOK_EVERY, PATIENCE, this::round));
            }
            loop.wakeUp();
        }
    }

    /** How the trial of a draft stands. */
    public TrialState state(UUID id, Viewer viewer) {
        drafts.find(id, viewer);
        TrialState found = state(id);
        // what the draft says now is read only where it is compared: the page asks for the state every moment
        return found.result() == null
                ? found
                : found.current(found.result().draft().equals(new BundleFiles(drafts.files(id, viewer)).hash()));
    }

    private synchronized TrialState state(UUID id) {
        List<UUID> all = new ArrayList<>(waiting.keySet());
        TrialStage stage = !database.available()
                ? TrialStage.UIT
                : id.equals(busy) ? TrialStage.BEZIG : all.contains(id) ? TrialStage.WACHT : TrialStage.RUST;
        return new TrialState(
                stage,
                stage == TrialStage.BEZIG ? done : 0,
                cases.size() * 2,
                stage == TrialStage.WACHT ? all.indexOf(id) : 0,
                results.get(id),
                false,
                failures.get(id));
    }

    /** What came of trying exactly these files; empty when nobody tried them on this node. */
    public synchronized Optional<TrialResult> resultOf(String hash) {
        return results.values().stream()
                .filter(result -> result.draft().equals(hash))
                .findFirst();
    }

    @Override
    public void destroy() {
        synchronized (this) {
            if (loop != null) {
                loop.halt();
            }
        }
        runner.close();
    }

    private void round() {
        UUID id;
        Tried tried;
        synchronized (this) {
            if (waiting.isEmpty()) {
                id = null;
                tried = null;
            } else {
                id = waiting.keySet().iterator().next();
                tried = waiting.get(id);
                busy = id;
                done = 0;
            }
        }
        if (id == null) {
            runner.rest();
            return;
        }
        TrialResult result = null;
        // also when something ends this that nobody thought of: else it would be tried again and again
        TrialFailure failure = TrialFailure.ANDERS;
        try {
            result = compare(tried);
            failure = null;
        } catch (NoResult none) {
            failure = none.failure();
            LOG.warn("No result of a trial: {}\n{}", none.failure(), none.said());
        } catch (RuntimeException wrong) {
            LOG.warn("No result of a trial", wrong);
        } finally {
            ended(id, result, failure);
        }
    }

    private synchronized void ended(UUID id, TrialResult result, TrialFailure failure) {
        waiting.remove(id);
        busy = null;
        if (failure == null) {
            results.remove(id);
            results.put(id, result);
            if (results.size() > MOST_KEPT) {
                results.remove(results.keySet().iterator().next());
            }
        } else {
            failures.put(id, failure);
        }
    }

    private TrialResult compare(Tried tried) {
        Set<String> known = elements.steps(tried.live().contents());
        List<CaseOutcome> live = runner.play(tried.live(), tried.region(), cases, known, () -> done++);
        List<CaseOutcome> draft = runner.play(tried.draft(), tried.region(), cases, known, () -> done++);
        List<CaseComparison> compared = new ArrayList<>();
        Set<String> reached = new HashSet<>();
        for (int i = 0; i < cases.size(); i++) {
            compared.add(new CaseComparison(
                    cases.get(i).naam(),
                    cases.get(i).titel(),
                    live.get(i),
                    draft.get(i),
                    TrialComparison.between(live.get(i), draft.get(i))));
            draft.get(i).path().forEach(part -> reached.add(place(part)));
        }
        return new TrialResult(
                tried.draft().hash(),
                clock.instant(),
                compared,
                elements.nodes(tried.draft().contents()).stream()
                        .filter(node -> !reached.contains(node.model() + " " + node.element()))
                        .map(node -> new TrialResult.UnreachedElement(node.model(), node.element(), node.name()))
                        .toList());
    }

    private static String place(PathPart part) {
        return part.model() + " " + part.element();
    }
}
