package nl.schakel.trial.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.support.background.Background;
import nl.schakel.support.postgres.ThrowawayDatabase;
import nl.schakel.trial.CaseOutcome;
import nl.schakel.trial.TrialAnswer;
import nl.schakel.trial.TrialCall;
import nl.schakel.trial.TrialCall.ChainWithoutPeople;
import nl.schakel.trial.TrialCase;
import nl.schakel.trial.TrialState.TrialFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Application service that has cases played: keeps the one process of this node as long as somebody tries things, and has cases played in it. Not for two
 * at a time.
 */
@Component
public class TrialRunner {

    /** What is tried. @param region null for the national base */
    public record Tried(String region, BundleFiles live, BundleFiles draft) {}

    /** There is no result, and why. */
    public static final class NoResult extends RuntimeException {

        private final TrialFailure failure;
        private final String said;

        NoResult(TrialFailure failure, String said) {
            super(failure.code());
            this.failure = failure;
            this.said = said;
        }

        /** Why. */
        public TrialFailure failure() {
            return failure;
        }

        /** The last that the process said of itself. */
        public String said() {
            return said;
        }
    }

    /** What an outcome depends on. */
    private record Played(String hash, String region, List<TrialCase> cases, Set<String> known) {}

    private static final Logger LOG = LoggerFactory.getLogger(TrialRunner.class);
    private static final int MOST_KEPT = 8;
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    /** Of a trial of all cases by both versions, so that nobody's trial waits for ever for that of somebody else. */
    private static final int LIMITS_TOGETHER = 10;

    private final TrialSettings settings;
    private final TrialDatabase database;
    private final ChainReading chain;
    private final Background background;
    private final SecureRandom random = new SecureRandom();
    private final Map<Played, List<CaseOutcome>> played = new LinkedHashMap<>();
    private final Set<String> deployed = new HashSet<>();
    private volatile TrialProcess process;
    private ChainWithoutPeople world;
    private long used;
    private boolean closed;

    TrialRunner(TrialSettings settings, TrialDatabase database, ChainReading chain, Background background) {
        this.settings = settings;
        this.database = database;
        this.chain = chain;
        this.background = background;
    }

    /**
     * Has each case played by a bundle; what the same bundle played before is remembered as long as the process is kept.
     *
     * @param each done after each case
     * @throws NoResult when that did not come about
     */
    public List<CaseOutcome> play(
            BundleFiles bundle, String region, List<TrialCase> cases, Set<String> known, Runnable each) {
        started();
        Played key = new Played(bundle.hash(), region, cases, known);
        List<CaseOutcome> before = played.get(key);
        if (before != null) {
            cases.forEach(one -> each.run());
            return before;
        }
        long until = System.nanoTime()
                + settings.limit().multipliedBy(LIMITS_TOGETHER).toNanos();
        if (!deployed.contains(bundle.hash())) {
            if (ask(TrialCall.deploy(bundle.hash(), bundle.contents()), until).failure() != null) {
                throw noResult(TrialFailure.VERSIE);
            }
            deployed.add(bundle.hash());
        }
        List<CaseOutcome> outcomes = new ArrayList<>();
        for (TrialCase one : cases) {
            TrialAnswer answer = ask(TrialCall.play(bundle.hash(), region, one, known), until);
            if (answer.failure() != null) {
                throw noResult(TrialFailure.ANDERS);
            }
            outcomes.add(answer.outcome());
            each.run();
        }
        played.put(key, List.copyOf(outcomes));
        if (played.size() > MOST_KEPT) {
            played.remove(played.keySet().iterator().next());
        }
        return outcomes;
    }

    /** Nobody tries anything now: after a while the process is not kept any more. */
    public void rest() {
        if (process != null
                && (!process.alive()
                        || System.nanoTime() - used > settings.idle().toNanos())) {
            stop();
        }
    }

    /** Forgets what was played before and ends the process; the next trial is as the first. To be asked while nothing runs. */
    public void forget() {
        stop();
    }

    /** Ends the process, whatever it is doing. */
    public void close() {
        closed = true;
        stop();
    }

    /** The number of the process, while there is one; 0 otherwise. */
    public long pid() {
        TrialProcess now = process;
        return now == null ? 0 : now.pid();
    }

    /** In the chain as it is now: one that changed since is another world. */
    private void started() {
        used = System.nanoTime();
        ChainWithoutPeople now = chain.now();
        if (process != null && process.alive() && now.equals(world)) {
            return;
        }
        stop();
        world = now;
        if (closed) {
            throw new NoResult(TrialFailure.AFGEBROKEN, "");
        }
        ThrowawayDatabase made = database.make();
        process = new TrialProcess(
                StringUtils.hasText(settings.classPath())
                        ? settings.classPath()
                        : System.getProperty("java.class.path"),
                background);
        long until = System.nanoTime() + settings.start().toNanos();
        TrialAnswer answer = ask(TrialCall.start(settingsOf(made), now), settings.start(), until);
        if (answer.failure() != null) {
            throw noResult(TrialFailure.START);
        }
        LOG.info("The process in which drafts are tried has started");
    }

    private TrialAnswer ask(TrialCall call, long until) {
        return ask(call, settings.limit(), until);
    }

    private TrialAnswer ask(TrialCall call, Duration limit, long until) {
        used = System.nanoTime();
        Duration left = Duration.ofNanos(Math.max(until - used, A_MOMENT.toNanos()));
        try {
            TrialAnswer answer = process.ask(call, left.compareTo(limit) < 0 ? left : limit);
            used = System.nanoTime();
            return answer;
        } catch (TrialProcess.NoAnswer none) {
            throw noResult(none.late() ? TrialFailure.TE_LANG : TrialFailure.AFGEBROKEN);
        }
    }

    /** A process in which something went wrong is not used again. */
    private NoResult noResult(TrialFailure failure) {
        NoResult none = new NoResult(failure, process == null ? "" : process.lastWords());
        stop();
        return none;
    }

    private void stop() {
        TrialProcess before = process;
        process = null;
        deployed.clear();
        played.clear();
        if (before != null) {
            before.close();
            try {
                database.throwAway();
            } catch (RuntimeException stays) {
                // the next start throws it away first
                LOG.warn("The database of a trial stays until the next: {}", stays.getMessage());
            }
        }
    }

    private Map<String, String> settingsOf(ThrowawayDatabase made) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        Map<String, String> all = new HashMap<>();
        all.put("spring.datasource.url", made.url());
        all.put("spring.datasource.username", made.user());
        all.put("spring.datasource.password", made.password());
        all.put("spring.flyway.user", made.user());
        all.put("spring.flyway.password", made.password());
        all.put("spring.datasource.hikari.maximum-pool-size", "6");
        all.put("spring.datasource.hikari.minimum-idle", "2");
        // nothing has to outlive a crash; a look over all tables, most of them empty, is quicker by one than by
        // several;
        // tables stay so small that a plan is made once
        all.put(
                "spring.datasource.hikari.connection-init-sql",
                "set synchronous_commit = off; set max_parallel_workers_per_gather = 0;"
                        + " set plan_cache_mode = force_generic_plan");
        all.put("spring.main.lazy-initialization", "false");
        all.put("schakel.data-key", Base64.getEncoder().encodeToString(key));
        // as long as the process lives
        all.put("schakel.key-store.url", "jdbc:sqlite::memory:");
        all.put("schakel.demo", "true");
        all.put("schakel.pollers.enabled", "false");
        all.put("schakel.outbox.polling", "false");
        all.put("schakel.toegangslog.controle", "false");
        all.put("schakel.piket.noodlijst", "false");
        all.put("camunda.bpm.job-execution.enabled", "false");
        // which elements a case reached, and not each value that it had
        all.put("camunda.bpm.history-level", "activity");
        return all;
    }
}
