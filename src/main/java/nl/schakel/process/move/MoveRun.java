package nl.schakel.process.move;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.engine.LostRaceRetry;
import nl.schakel.process.move.CaseMove.MoveOutcome;
import nl.schakel.process.move.CaseMove.MoveState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work: the cases of an approved move go to their new version, each as a whole in a transaction of its own. One that cannot stays
 * as it was and holds up no other; what a node leaves behind, the next look goes on with.
 */
@Service
public class MoveRun {

    private static final Logger LOG = LoggerFactory.getLogger(MoveRun.class);

    private final CaseMoves moves;
    private final CaseMoveTable table;
    private final CaseMigration migration;
    private final RunningCases running;
    private final BundleRegister bundles;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MoveRun(
            CaseMoves moves,
            CaseMoveTable table,
            CaseMigration migration,
            RunningCases running,
            BundleRegister bundles,
            TransactionTemplate transaction,
            Clock clock) {
        this.moves = moves;
        this.table = table;
        this.migration = migration;
        this.running = running;
        this.bundles = bundles;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does what was approved and is not done. */
    public void look() {
        table.running().forEach(this::run);
    }

    private void run(CaseMove move) {
        MovePlan plan = moves.plan(
                new CaseMoves.AskedMove(move.region(), move.from(), move.to(), move.choices(), move.renew()));
        for (RunningCases.RunningCase one : running.of(move.region(), deployment(move.from()))) {
            each(move, one.dossier(), plan);
        }
        transaction.executeWithoutResult(
                status -> table.becomes(move.id(), MoveState.LOOPT, MoveState.KLAAR, clock.instant()));
    }

    private void each(CaseMove move, UUID dossier, MovePlan plan) {
        try {
            LostRaceRetry.of(() -> transaction.executeWithoutResult(status -> {
                // another node may have been first
                if (migration.move(dossier, plan) || migration.runsIn(dossier, plan.to())) {
                    table.result(move.id(), dossier, MoveOutcome.VERHUISD, null, List.of(), clock.instant());
                }
            }));
        } catch (CannotMove refused) {
            stays(move, dossier, refused.why(), refused.steps());
        } catch (RuntimeException failed) {
            // by its kind alone: a message may quote what stands in the case
            LOG.error(
                    "a case did not move to another version: case={} {}",
                    dossier,
                    failed.getClass().getName());
            stays(move, dossier, WhyNot.ONVERWACHT, List.of());
        }
    }

    private void stays(CaseMove move, UUID dossier, WhyNot why, List<String> steps) {
        transaction.executeWithoutResult(
                status -> table.result(move.id(), dossier, MoveOutcome.NIET, why, steps, clock.instant()));
    }

    private String deployment(UUID version) {
        return bundles.find(version).map(BundleVersion::deployment).orElseThrow();
    }
}
