package nl.schakel.feedback.internal;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.notification.ReporterAddresses;
import nl.schakel.signal.ReporterContacts;
import org.springframework.stereotype.Component;

/**
 * Adapter for the outbox: gives the outbox the reporter's address; asked when the mail goes out, so a change of mind
 * still counts.
 */
@Component
class ReporterMail implements ReporterAddresses {

    private final ReporterContacts contacts;

    ReporterMail(ReporterContacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Optional<String> safeEmail(UUID dossier) {
        return contacts.safeEmail(dossier);
    }
}
