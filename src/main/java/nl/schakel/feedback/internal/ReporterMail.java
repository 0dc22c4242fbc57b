package nl.schakel.feedback.internal;

import java.util.List;
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
    public Optional<String> safeEmail(UUID receiver) {
        List<UUID> together = contacts.inMailGroup(receiver);
        return together.isEmpty()
                ? contacts.safeEmail(receiver)
                : together.stream()
                        .map(contacts::safeEmail)
                        .flatMap(Optional::stream)
                        .findFirst();
    }
}
