package nl.schakel.process.tasks;

import java.util.UUID;
import nl.schakel.feedback.ReporterUnreachable;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Listener: tells who owns a case that its reporter cannot be reached by mail. Partners with a step in it hear nothing. */
@Component
class UnreachableReporterNews {

    private final CaseOwners owners;
    private final Outbox outbox;

    UnreachableReporterNews(CaseOwners owners, Outbox outbox) {
        this.owners = owners;
        this.outbox = outbox;
    }

    /** At the end of the transaction: at receipt nobody has the case before its route has begun. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    public void on(ReporterUnreachable reporter) {
        UUID dossier = reporter.dossier();
        owners.of(dossier)
                .forEach(group ->
                        outbox.toGroup(group, Template.MELDER_ONBEREIKBAAR, key(reporter), "/zaken/" + dossier));
    }

    /** A mailbox that is full is told once; that an address takes nothing at all is told beside it. */
    private static String key(ReporterUnreachable reporter) {
        return (reporter.forGood() ? "melder-onbereikbaar-" : "melder-niet-bereikt-") + reporter.dossier();
    }
}
