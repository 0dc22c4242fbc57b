package nl.schakel.feedback.internal;

import nl.schakel.feedback.Unreachable;
import nl.schakel.notification.Undeliverable;
import nl.schakel.signal.ReporterContacts;
import nl.schakel.signal.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Listener: a mail to a reporter did not arrive; the case says so, whatever it said when the mail was put in the outbox. */
@Component
class ReporterMailFailed {

    private final UnreachableReporters reporters;
    private final ReporterContacts contacts;
    private final Timeline timeline;

    ReporterMailFailed(UnreachableReporters reporters, ReporterContacts contacts, Timeline timeline) {
        this.reporters = reporters;
        this.contacts = contacts;
        this.timeline = timeline;
    }

    @EventListener
    void on(Undeliverable mail) {
        if (!mail.reporter()) {
            return;
        }
        switch (mail.why()) {
            case GEWEIGERD -> unreachable(mail, Unreachable.GEWEIGERD);
            case TERUGGEKOMEN -> unreachable(mail, Unreachable.TERUGGEKOMEN);
            // the next one may arrive
            case POSTVAK_VOL, OPGEGEVEN ->
                timeline.bySystem(
                        mail.receiver(), "mail-niet-bezorgd", mail.why().code());
        }
    }

    private void unreachable(Undeliverable mail, Unreachable why) {
        contacts.safeEmail(mail.receiver()).ifPresent(address -> reporters.note(mail.receiver(), address, why));
    }
}
