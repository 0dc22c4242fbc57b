package nl.schakel.feedback.internal;

import java.util.List;
import java.util.UUID;
import nl.schakel.feedback.ReporterUnreachable;
import nl.schakel.feedback.Unreachable;
import nl.schakel.notification.Undeliverable;
import nl.schakel.signal.ReporterContacts;
import nl.schakel.signal.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Listener: a mail to a reporter did not arrive; the case says so, whatever it said when the mail was put in the outbox. */
@Component
class ReporterMailFailed {

    private final UnreachableReporters reporters;
    private final ReporterContacts contacts;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    ReporterMailFailed(
            UnreachableReporters reporters,
            ReporterContacts contacts,
            Timeline timeline,
            ApplicationEventPublisher events) {
        this.reporters = reporters;
        this.contacts = contacts;
        this.timeline = timeline;
        this.events = events;
    }

    @EventListener
    void on(Undeliverable mail) {
        if (!mail.reporter()) {
            return;
        }
        List<UUID> together = contacts.inMailGroup(mail.receiver());
        (together.isEmpty() ? List.of(mail.receiver()) : together).forEach(dossier -> failed(dossier, mail.why()));
    }

    private void failed(UUID dossier, Undeliverable.Why why) {
        switch (why) {
            case GEWEIGERD -> unreachable(dossier, Unreachable.GEWEIGERD);
            case TERUGGEKOMEN -> unreachable(dossier, Unreachable.TERUGGEKOMEN);
            // the next one may arrive
            case POSTVAK_VOL, OPGEGEVEN -> {
                timeline.bySystem(dossier, "mail-niet-bezorgd", why.code());
                events.publishEvent(new ReporterUnreachable(dossier, false));
            }
        }
    }

    private void unreachable(UUID dossier, Unreachable why) {
        contacts.safeEmail(dossier).ifPresent(address -> reporters.note(dossier, address, why));
    }
}
