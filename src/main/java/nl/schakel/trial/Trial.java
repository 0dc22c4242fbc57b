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
import nl.schakel.trial.internal.TrialResultTable;
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
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private record Opened(UUID draft, Viewer viewer) {}

    private final ModelDrafts drafts;
    private final BundleElements elements;
    private final TrialDatabase database;
    private final TrialRunner runner;
    private final TrialResultTable results;
    private final Background background;
    private final Clock clock;
    private final List<TrialCase> cases;
    /** What was played with: results of other cases or another program say nothing about this one. */
    private final String program;

    private final Map<UUID, Tried> waiting = new LinkedHashMap<>();
    private final Map<UUID, TrialFailure> failures = new HashMap<>();
    private Loop loop;
    /** The draft that somebody opened last, until that is prepared. */
    private Opened opened;

    private boolean preparing;
    private UUID busy;
    private volatile int done;

    Trial(
            ModelDrafts drafts,
            BundleElements elements,
            TrialDatabase database,
            TrialRunner runner,
            TrialResultTable results,
            Background background,
            TrialSettings settings,
            Clock clock) {
        this.drafts = drafts;
        this.elements = elements;
        this.database = database;
        this.runner = runner;
        this.results = results;
        this.background = background;
        this.clock = clock;
        this.cases = TrialCases.read().stream()
                .filter(one ->
                        settings.examples().isEmpty() || settings.examples().contains(one.naam()))
                .toList();
        this.program = TrialCases.fingerprint(cases);
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
            wakeUp();
        }
    }

    /**
     * Somebody has a draft open: the process starts in the background and plays what is live, so that a trial is quick once it
     * is asked for. Whatever goes wrong with it is not for who only opens a draft.
     */
    public synchronized void prepare(UUID id, Viewer viewer) {
        if (database.available()) {
            opened = new Opened(id, viewer);
            wakeUp();
        }
    }

    /** How far the trial of a draft is, without what came of one: the page asks for it every moment. */
    public TrialState progress(UUID id, Viewer viewer) {
        drafts.find(id, viewer);
        return progress(id);
    }

    /** How the trial of a draft stands, and what came of the last one on any node. */
    public TrialState state(UUID id, Viewer viewer) {
        TrialState now = progress(id, viewer);
        return results.ofDraft(id, program)
                .map(result -> now.with(
                        result,
                        result.live().equals(new BundleFiles(drafts.before(id, viewer)).hash())
                                && result.draft().equals(new BundleFiles(drafts.files(id, viewer)).hash())))
                .orElse(now);
    }

    private synchronized TrialState progress(UUID id) {
        List<UUID> all = new ArrayList<>(waiting.keySet());
        // what is being prepared goes on as the first that waits
        boolean first = preparing && all.indexOf(id) == 0;
        TrialStage stage = !database.available()
                ? TrialStage.UIT
                : id.equals(busy) || first ? TrialStage.BEZIG : all.contains(id) ? TrialStage.WACHT : TrialStage.RUST;
        return new TrialState(
                stage,
                stage == TrialStage.BEZIG ? done : 0,
                cases.size() * 2,
                stage == TrialStage.WACHT ? all.indexOf(id) : 0,
                null,
                false,
                failures.get(id));
    }

    /** What came of trying one version beside another, on any node; empty when nobody did. @param live hash of what was live */
    public Optional<TrialResult> resultOf(String live, String draft) {
        return results.ofVersions(live, draft, program);
    }

    private void wakeUp() {
        if (loop == null) {
            loop = background.start(new Work("proefdraaien", Duration.ZERO, LOOK_EVERY, PATIENCE, this::round));
        }
        loop.wakeUp();
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
            rest();
            return;
        }
        // also when something ends this that nobody thought of: else it would be tried again and again
        TrialFailure failure = TrialFailure.ANDERS;
        try {
            results.keep(id, tried.region(), program, compare(tried));
            failure = null;
        } catch (NoResult none) {
            failure = none.failure();
            LOG.warn("No result of a trial: {}\n{}", none.failure(), none.said());
        } catch (RuntimeException wrong) {
            LOG.warn("No result of a trial", wrong);
        } finally {
            ended(id, failure);
        }
    }

    private void rest() {
        Opened next;
        synchronized (this) {
            next = opened;
            opened = null;
            preparing = next != null;
            done = 0;
        }
        if (next == null) {
            runner.rest();
            return;
        }
        try {
            BundleFiles live = new BundleFiles(drafts.before(next.draft(), next.viewer()));
            String region = drafts.find(next.draft(), next.viewer()).region();
            runner.play(live, region, cases, elements.steps(live.contents()), () -> done++);
        } catch (NoResult none) {
            LOG.warn("A trial is not prepared: {}\n{}", none.failure(), none.said());
        } catch (RuntimeException wrong) {
            LOG.warn("A trial is not prepared", wrong);
        } finally {
            synchronized (this) {
                preparing = false;
            }
        }
    }

    private synchronized void ended(UUID id, TrialFailure failure) {
        waiting.remove(id);
        busy = null;
        if (failure != null) {
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
                tried.live().hash(),
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
