package nl.schakel.notification.internal;

import java.time.Clock;
import java.time.LocalDate;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.SmsRefused;
import nl.schakel.notification.Template;
import nl.schakel.notification.Undeliverable;
import nl.schakel.organisation.GroupId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Alarm: tells role {@code beheer} that mail to an account or SMS to a number does not arrive, once a day for each. What goes
 * wrong with the mail of a reporter is told to who has the case, and an alarm of the night goes on to the next by itself.
 */
@Component
class UndeliverableAlarm {

    private final Outbox outbox;
    private final Clock clock;

    UndeliverableAlarm(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void on(Undeliverable mail) {
        if (!mail.reporter() && mail.template() != Template.ADRES_WEIGERT) {
            tell(Template.ADRES_WEIGERT, "adres-" + mail.receiver());
        }
    }

    @EventListener
    void on(SmsRefused sms) {
        tell(Template.NUMMER_WEIGERT, "nummer-" + sms.receiver());
    }

    private void tell(Template template, String key) {
        outbox.toGroup(GroupId.CARETAKERS, template, key + "-" + LocalDate.now(clock), "/storingen");
    }
}
