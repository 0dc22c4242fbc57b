package nl.schakel.notification.internal;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.Template;
import nl.schakel.support.Coded;

/** Code list: a way out with senders of its own, so that what hangs or queues on one holds up nothing on another. */
public enum Lane implements Coded {
    /** Mail that may be late: one at a time, since a mail server rations who hurries. */
    MAIL(DeliveryChannel.MAIL, 1, Duration.ofMinutes(3), Backoff.MAIL),
    /** Mail of an alarm: nothing ordinary goes before it, and a mailbox that hangs holds up none of the others. */
    ALARM_MAIL(DeliveryChannel.MAIL, 4, Duration.ofSeconds(90), Backoff.ALARM_MAIL),
    /** SMS: only alarms go by it. */
    SMS(DeliveryChannel.SMS, 8, Duration.ofSeconds(25), Backoff.SMS);

    private final DeliveryChannel channel;
    private final int senders;
    private final Duration loan;
    private final Backoff backoff;

    Lane(DeliveryChannel channel, int senders, Duration loan, Backoff backoff) {
        this.channel = channel;
        this.senders = senders;
        this.loan = loan;
        this.backoff = backoff;
    }

    /** The lane for a kind of message on a channel. */
    public static Lane of(DeliveryChannel channel, Template template) {
        if (channel == DeliveryChannel.SMS) {
            return SMS;
        }
        return template.atNight() ? ALARM_MAIL : MAIL;
    }

    /** All lanes of a channel. */
    public static List<Lane> on(DeliveryChannel channel) {
        return Stream.of(values()).filter(lane -> lane.channel == channel).toList();
    }

    /** By what it goes. */
    DeliveryChannel channel() {
        return channel;
    }

    /** How many messages a node sends at once. */
    int senders() {
        return senders;
    }

    /** How long a node holds a message at most; one turn at the mail server or the gateway ends well within it. */
    Duration loan() {
        return loan;
    }

    Backoff backoff() {
        return backoff;
    }
}
