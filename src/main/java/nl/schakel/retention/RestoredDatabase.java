package nl.schakel.retention;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.retention.Certificates.Certificate;
import nl.schakel.retention.DestructionBatch.ItemState;
import nl.schakel.retention.DestructionBatch.LeavingPart;
import nl.schakel.retention.DestructionBatch.ProposedItem;
import nl.schakel.retention.internal.BatchRows;
import nl.schakel.retention.internal.CertificateRows;
import nl.schakel.retention.internal.StandingRows;
import nl.schakel.retention.internal.StandingRows.Standing;
import nl.schakel.signal.CaseLock;
import nl.schakel.signal.SealedReports;
import nl.schakel.support.StartRefused;
import nl.schakel.support.crypto.CaseKeys;
import nl.schakel.support.crypto.DestroyedCases;
import nl.schakel.support.crypto.DestroyedCases.Destroyed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Start-up order: before the first request, what was destroyed leaves again from a database that was restored from before that, by the
 * decision of the same two people. A database whose cases have lost their keys is refused.
 */
@Component
class RestoredDatabase implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(RestoredDatabase.class);
    private static final int AT_ONCE = 1000;
    private static final int LOOKED_AT = 1000;

    private final DestroyedCases destroyed;
    private final DestructionRecord record;
    private final BatchRows rows;
    private final StandingRows standing;
    private final CertificateRows certificates;
    private final CaseLeaver leaver;
    private final CaseLock lock;
    private final SealedReports reports;
    private final CaseKeys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RestoredDatabase(
            DestroyedCases destroyed,
            DestructionRecord record,
            BatchRows rows,
            StandingRows standing,
            CertificateRows certificates,
            CaseLeaver leaver,
            CaseLock lock,
            SealedReports reports,
            CaseKeys keys,
            TransactionTemplate transaction,
            Clock clock) {
        this.destroyed = destroyed;
        this.record = record;
        this.rows = rows;
        this.standing = standing;
        this.certificates = certificates;
        this.leaver = leaver;
        this.lock = lock;
        this.reports = reports;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws StartRefused when something that was destroyed is here and does not leave, or cases have no key */
    @Override
    public void afterSingletonsInstantiated() {
        int again = leaveAgain();
        if (again > 0) {
            LOG.warn("this database is from before {} destructions; they were done again", again);
        }
        Collection<UUID> newest = reports.newest(LOOKED_AT);
        int lost = newest.size() - keys.having(newest).size();
        if (lost > 0) {
            throw new StartRefused("sleutelkast.mist-sleutels", lost, newest.size());
        }
    }

    /** @return how many left again */
    int leaveAgain() {
        List<UUID> cases = destroyed.cases();
        int count = 0;
        for (int from = 0; from < cases.size(); from += AT_ONCE) {
            Set<UUID> there = standing.there(cases.subList(from, Math.min(from + AT_ONCE, cases.size())));
            Set<UUID> withReporter = standing.withReporter(there);
            for (Destroyed one : destroyed.of(there)) {
                count += whole(one) || withReporter.contains(one.dossier()) ? leave(one) : 0;
            }
        }
        return count;
    }

    private static boolean whole(Destroyed one) {
        return LeavingPart.ZAAK.code().equals(one.part());
    }

    /** @return how many left: before a case what belongs to it, which was destroyed too; none when it left with another */
    private int leave(Destroyed one) {
        if (standing.one(one.dossier()).isEmpty()) {
            return 0;
        }
        int count = 1;
        if (whole(one)) {
            for (Destroyed below : destroyed.of(standing.below(one.dossier()))) {
                count += whole(below) ? leave(below) : 0;
            }
        }
        leaveNow(one);
        return count;
    }

    private void leaveNow(Destroyed one) {
        try {
            transaction.executeWithoutResult(status -> again(one));
        } catch (RuntimeException wrong) {
            // by its kind alone: a message may quote what stands in the case
            LOG.error(
                    "a case that was destroyed is back and does not leave: case={} {}",
                    one.dossier(),
                    wrong.getClass().getName());
            throw new StartRefused("bewaren.komt-niet-weg", one.dossier());
        }
    }

    private void again(Destroyed one) {
        UUID dossier = one.dossier();
        DestructionRecord.Decided decided = record.read(one);
        Certificate then = decided.certificate();
        lock.take(dossier);
        Standing before = standing.one(dossier).orElseThrow();
        DestructionBatch batch = new DestructionBatch(
                UUID.randomUUID(),
                then.region(),
                DestructionBatch.BatchState.VOORGESTELD,
                decided.proposedAt(),
                then.readBy(),
                decided.readAt(),
                then.confirmedBy(),
                decided.confirmedAt(),
                null,
                Map.of(),
                Map.of());
        ProposedItem item = rows.again(batch, dossier, then.part(), then.rule(), then.due());
        List<String> counts = Certificate.lines(whole(one) ? leaver.destroy(dossier) : leaver.forgetReporter(dossier));
        rows.decided(item.id(), ItemState.WEG, null);
        certificates.add(then.of(counts), batch.id(), before.reference());
        rows.end(batch.id(), clock.instant());
    }
}
