package nl.schakel.notification.internal;

import java.util.List;
import java.util.Optional;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.internal.WaitingMessage.MessageLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Message sender: sends one message that this node has taken (short transaction): sent (no transaction), noted (short
 * transaction).
 *
 * <p>What a crash does: between taking and sending, the message is due again after the loan, so it is late but not lost.
 * Between sending and noting, that one message is sent a second time after the loan, under the same Message-ID or mark.
 * All lines of that mail are the same then. Nothing else can double: a turn ends well before its loan, so no other node can hold a message that is still being
 * sent here. Whatever is thrown while sending, an error of the machine included, is a failed attempt like any other.
 */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final OutboxTable table;
    private final Mailer mail;
    private final SmsSender sms;
    private final MessageTruth truth;

    Delivery(OutboxTable table, Mailer mail, SmsSender sms, MessageTruth truth) {
        this.table = table;
        this.mail = mail;
        this.sms = sms;
        this.truth = truth;
    }

    void deliver(WaitingMessage taken) {
        List<MessageLine> left = truth.of(taken);
        table.overtaken(taken, left);
        if (!left.isEmpty()) {
            send(taken.telling(left));
        }
    }

    private void send(WaitingMessage message) {
        Carrier carrier = carrier(message.lane());
        Optional<String> address;
        try {
            address = carrier.address(message);
            if (address.isPresent()) {
                carrier.send(message, address.get());
            }
        } catch (InterruptedException e) {
            // the node stops: whether it was taken is not known, and asking again does no harm
            failed(message, "onderbroken", Fault.ONBEKEND);
            Thread.currentThread().interrupt();
            return;
        } catch (SmsGateway.NotTaken e) {
            failed(message, e.getMessage(), e.fault());
            return;
        } catch (Throwable e) {
            // what an exception says may hold the address or the number; its kind is enough to act on
            failed(message, e.getClass().getSimpleName(), Fault.of(e));
            return;
        }
        if (address.isPresent()) {
            table.sent(message);
        } else {
            table.lapsed(message, carrier.noAddress());
        }
    }

    /** By what a message of this lane goes. */
    Carrier carrier(Lane lane) {
        return lane.channel() == DeliveryChannel.SMS ? sms : mail;
    }

    private void failed(WaitingMessage message, String error, Fault fault) {
        LOG.warn(
                "{} {} ({}) is not sent, attempt {}: {}",
                message.lane(),
                message.id(),
                message.template(),
                message.attempt(),
                error);
        if (fault == Fault.ADRES) {
            table.undeliverable(message, error);
        } else {
            table.failed(message, error, fault);
        }
    }
}
