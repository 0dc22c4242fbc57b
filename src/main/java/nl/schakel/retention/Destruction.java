package nl.schakel.retention;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.schakel.retention.Certificates.Certificate;
import nl.schakel.retention.DestructionBatch.BatchState;
import nl.schakel.retention.DestructionBatch.ItemState;
import nl.schakel.retention.DestructionBatch.LeavingPart;
import nl.schakel.retention.DestructionBatch.ProposedItem;
import nl.schakel.retention.Retention.Leaving;
import nl.schakel.retention.internal.BatchRows;
import nl.schakel.retention.internal.CertificateRows;
import nl.schakel.retention.internal.StandingRows;
import nl.schakel.retention.internal.StandingRows.Standing;
import nl.schakel.signal.CaseLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work: destroys what two people said yes to, one case in one transaction: all of it is gone and the certificate is there, or
 * nothing happened. A node that stops leaves what the next look goes on with. By the terms and facts of the moment itself, under the
 * lock of the case: what was opened again or held meanwhile stays.
 */
@Service
public class Destruction {

    private static final Logger LOG = LoggerFactory.getLogger(Destruction.class);

    private final BatchRows rows;
    private final StandingRows standing;
    private final CertificateRows certificates;
    private final RetentionTerms terms;
    private final Leavings leavings;
    private final CaseLock lock;
    private final CaseLeaver leaver;
    private final DestructionRecord record;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Destruction(
            BatchRows rows,
            StandingRows standing,
            CertificateRows certificates,
            RetentionTerms terms,
            Leavings leavings,
            CaseLock lock,
            CaseLeaver leaver,
            DestructionRecord record,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.standing = standing;
        this.certificates = certificates;
        this.terms = terms;
        this.leavings = leavings;
        this.lock = lock;
        this.leaver = leaver;
        this.record = record;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Does what was confirmed and is not done.
     *
     * @throws IllegalStateException when something could not be destroyed, so that who watches background work hears; the rest is done
     */
    public void look() {
        Set<UUID> failed = new TreeSet<>();
        for (DestructionBatch batch : rows.in(BatchState.BEVESTIGD)) {
            boolean goesOn = true;
            // a case waits for what belongs to it
            while (goesOn) {
                goesOn = false;
                for (UUID item : rows.open(batch.id())) {
                    goesOn |= !failed.contains(item) && each(batch, item, failed);
                }
            }
            // what has left is out of reach of every backup before the batch ends; a node that stops between leaves
            // that to the next look
            record.keep(batch);
            transaction.executeWithoutResult(status -> rows.end(batch.id(), clock.instant()));
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException(failed.size() + " of what was confirmed could not be destroyed");
        }
    }

    private boolean each(DestructionBatch batch, UUID item, Set<UUID> failed) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status ->
                    rows.take(item).filter(taken -> leave(batch, taken)).isPresent()));
        } catch (RuntimeException wrong) {
            // by its kind alone: a message may quote what stands in the case
            LOG.error(
                    "a case was not destroyed: item={} {}",
                    item,
                    wrong.getClass().getName());
            failed.add(item);
            return false;
        }
    }

    /** @return whether it was decided; a case that waits for what belongs to it was not */
    private boolean leave(DestructionBatch batch, ProposedItem item) {
        UUID dossier = item.dossier();
        if (dossier == null) {
            // the whole case left by another item
            rows.decided(item.id(), ItemState.WEG, null);
            return true;
        }
        lock.take(dossier);
        boolean whole = item.part() == LeavingPart.ZAAK;
        Leaving leaving = whole ? leavings.ofCase(dossier) : leavings.ofReporter(dossier);
        WhyItStays stays = leaving.stays();
        if (stays == null && whole && standing.hasBelow(dossier)) {
            if (standing.belowLeaves(dossier)) {
                return false;
            }
            stays = WhyItStays.GEKOPPELD;
        }
        if (stays != null) {
            rows.decided(item.id(), ItemState.BLIJFT, stays);
            return true;
        }
        Standing before = standing.one(dossier).orElseThrow();
        String term = termOf(whole ? leavings.region(dossier) : before.region(), leaving.rule());
        Map<String, Integer> counts = whole ? leaver.destroy(dossier) : leaver.forgetReporter(dossier);
        rows.decided(item.id(), ItemState.WEG, null);
        certificates.add(
                certificate(batch, before, item.part(), leaving, term, counts), batch.id(), before.reference());
        return true;
    }

    private Certificate certificate(
            DestructionBatch batch,
            Standing before,
            LeavingPart part,
            Leaving leaving,
            String term,
            Map<String, Integer> counts) {
        return new Certificate(
                UUID.randomUUID(),
                before.dossier(),
                before.region(),
                part,
                leaving.rule(),
                term,
                leaving.due(),
                Certificate.lines(counts),
                batch.readBy(),
                batch.confirmedBy(),
                clock.instant());
    }

    private String termOf(String region, RetentionRule rule) {
        return terms.all(region).stream()
                .filter(term -> term.rule() == rule)
                .map(term -> term.amount() + " " + term.unit().code() + ": " + term.source())
                .findFirst()
                .orElseThrow();
    }
}
