package nl.schakel.access.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command service: writes the access log (R8). Rows can be added, never changed. What one request looks at is gathered
 * first, where somebody began to ({@link Gathered}), so that it becomes one row.
 */
@Component
public class AccessLog {

    private static final int LONGEST_REASON = 200;

    private final AccessLogTable table;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    AccessLog(AccessLogTable table, Clock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Somebody saw these parts of a dossier. Part of the caller's transaction, if there is one that can write. */
    public void granted(Viewer viewer, UUID dossier, String why, Set<Part> parts) {
        gatherOrWrite(Look.opened(viewer, dossier, why, parts));
    }

    /** Somebody did something that the log has to tell of; written at once, with the deed or not at all. */
    public void deed(Viewer viewer, UUID dossier, String why, Set<Part> parts) {
        write(Look.opened(viewer, dossier, why, parts));
    }

    /** Somebody saw a list of so many lines, which told about these dossiers. */
    public void list(Viewer viewer, String what, int hits, Collection<UUID> dossiers) {
        gatherOrWrite(Look.list(viewer, what, hits, dossiers));
    }

    /** Somebody was refused. Kept whatever becomes of the caller's transaction, which will roll back. */
    public void denied(Viewer viewer, UUID dossier, String why) {
        Look look = Look.refused(viewer, dossier, why);
        if (!Gathered.add(look)) {
            writeApart(look);
        }
    }

    private void gatherOrWrite(Look look) {
        if (!Gathered.add(look)) {
            write(look);
        }
    }

    private void write(Look look) {
        boolean joins = TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (joins) {
            insert(look);
        } else {
            writeApart(look);
        }
    }

    /** Writes it in a transaction of its own. */
    void writeApart(Look look) {
        ownTransaction.executeWithoutResult(status -> insert(look));
    }

    /** Writes it in the caller's transaction. */
    void insert(Look look) {
        String why = look.why();
        table.insert(look, why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why, clock.instant());
    }
}
