package nl.schakel.notification.internal;

import java.time.Clock;
import java.time.LocalDate;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.OutboxStuck;
import nl.schakel.notification.Template;
import nl.schakel.organisation.GroupId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Alarm: tells role {@code beheer} that mail or SMS does not go out: of each once a day at most, however many messages
 * wait. When no mail goes out at all this one waits with the others; the list of failures and the metrics show it all
 * the same.
 */
@Component
class StuckAlarm {

    private final Outbox outbox;
    private final Clock clock;

    StuckAlarm(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void on(OutboxStuck stuck) {
        if (stuck.template() != Template.INCIDENT) {
            outbox.toGroup(
                    GroupId.CARETAKERS,
                    Template.INCIDENT,
                    stuck.channel().code() + "-vastgelopen-" + LocalDate.now(clock),
                    "/storingen");
        }
    }
}
