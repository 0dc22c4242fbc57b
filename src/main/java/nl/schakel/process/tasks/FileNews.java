package nl.schakel.process.tasks;

import nl.schakel.file.FileDecided;
import nl.schakel.file.FileState;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Listener: tells who owns a case that a reporter sent a file, once it can be seen, and that one was thrown away. */
@Component
class FileNews {

    private final CaseOwners owners;
    private final Outbox outbox;

    FileNews(CaseOwners owners, Outbox outbox) {
        this.owners = owners;
        this.outbox = outbox;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    public void on(FileDecided file) {
        if (file.state().gone()) {
            tell(file, Template.BESTAND_NIET_BEWAARD);
        } else if (file.state() == FileState.SCHOON && file.fromReporter()) {
            tell(file, Template.NIEUWS_IN_ZAAK);
        }
    }

    private void tell(FileDecided file, Template template) {
        owners.of(file.dossier())
                .forEach(
                        group -> outbox.toGroup(group, template, "bestand-" + file.file(), "/zaken/" + file.dossier()));
    }
}
