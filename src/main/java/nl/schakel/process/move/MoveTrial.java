package nl.schakel.process.move;

import java.util.List;
import nl.schakel.access.Viewer;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.engine.LostRaceRetry;
import nl.schakel.process.move.CaseMove.MoveOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Check that tries a move on the real cases: each is moved as it would be, with everything that follows, in a transaction that is
 * rolled back. Nothing of it stays, and nobody hears of it.
 */
@Service
public class MoveTrial {

    /** So many cases are tried in one look; each takes tens of milliseconds, and somebody waits for the page. */
    public static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(MoveTrial.class);

    /** What came of it. @param left how many cases were not tried, since there are so many */
    public record Tried(List<CaseMove.MovedCase> cases, int left) {}

    private final CaseMoves moves;
    private final CaseMigration migration;
    private final RunningCases running;
    private final BundleRegister bundles;
    private final TransactionTemplate transaction;

    MoveTrial(
            CaseMoves moves,
            CaseMigration migration,
            RunningCases running,
            BundleRegister bundles,
            TransactionTemplate transaction) {
        this.moves = moves;
        this.migration = migration;
        this.running = running;
        this.bundles = bundles;
        this.transaction = transaction;
    }

    /** Tries what somebody asks, or would ask. */
    public Tried look(CaseMoves.AskedMove asked, Viewer viewer) {
        MovePlan plan = moves.planOf(asked, viewer);
        List<RunningCases.RunningCase> cases = running.of(
                asked.region(),
                bundles.find(asked.from()).map(BundleVersion::deployment).orElseThrow());
        return new Tried(
                cases.stream().limit(MOST).map(one -> look(one, plan)).toList(), Math.max(0, cases.size() - MOST));
    }

    private CaseMove.MovedCase look(RunningCases.RunningCase one, MovePlan plan) {
        try {
            LostRaceRetry.of(() -> transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                migration.move(one.dossier(), plan);
            }));
            return new CaseMove.MovedCase(one.dossier(), one.reference(), MoveOutcome.VERHUISD, null, List.of());
        } catch (CannotMove refused) {
            return new CaseMove.MovedCase(
                    one.dossier(), one.reference(), MoveOutcome.NIET, refused.why(), refused.steps());
        } catch (RuntimeException failed) {
            LOG.warn(
                    "a case could not be tried on another version: {}",
                    failed.getClass().getName());
            return new CaseMove.MovedCase(
                    one.dossier(), one.reference(), MoveOutcome.NIET, WhyNot.ONVERWACHT, List.of());
        }
    }
}
