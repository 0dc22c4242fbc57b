package nl.schakel.notification.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.notification.Channel;
import nl.schakel.notification.PhoneNumbers;
import nl.schakel.notification.internal.WaitingMessage.Receiver;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sends one SMS: taken (short transaction), sent (no transaction), noted (short transaction). The number is looked up at
 * the last moment. The loan is short: when a node dies with an alarm in its hands, another sends it soon, under the same
 * mark.
 */
@Component
class SmsDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(SmsDelivery.class);
    // a turn at the gateway ends well within it, so that nobody else can hold a message that is still being sent here
    private static final Duration LOAN = Duration.ofSeconds(25);

    private final OutboxTable table;
    private final SmsGateway gateway;
    private final Links links;
    private final Directory directory;
    private final ObjectProvider<PhoneNumbers> numbers;

    SmsDelivery(
            OutboxTable table,
            SmsGateway gateway,
            Links links,
            Directory directory,
            ObjectProvider<PhoneNumbers> numbers) {
        this.table = table;
        this.gateway = gateway;
        this.links = links;
        this.directory = directory;
        this.numbers = numbers;
    }

    List<WaitingMessage> take(int atMost) {
        return table.take(Channel.SMS, atMost, LOAN);
    }

    void deliver(WaitingMessage message) {
        Optional<String> number;
        try {
            number = number(message);
        } catch (RuntimeException e) {
            // as with mail, what the exception says may hold the number
            failed(message, e.getClass().getSimpleName());
            return;
        }
        if (number.isEmpty()) {
            table.lapsed(message, "geen-nummer");
            return;
        }
        try {
            gateway.send(number.get(), SmsText.of(message.template(), links.to(message.link())), mark(message));
        } catch (SmsGateway.NotTaken e) {
            failed(message, e.getMessage());
            return;
        } catch (InterruptedException e) {
            // the node stops: whether the gateway has it is not known, and asking again does no harm
            failed(message, "onderbroken");
            Thread.currentThread().interrupt();
            return;
        }
        table.sent(message);
    }

    private void failed(WaitingMessage message, String error) {
        LOG.warn("SMS {} ({}) is not sent, attempt {}: {}", message.id(), message.template(), message.attempt(), error);
        table.failed(Channel.SMS, message, error);
    }

    private Optional<String> number(WaitingMessage message) {
        if (message.to() == Receiver.BALIE) {
            return numbers.getObject().ofDesk(message.receiver());
        }
        return directory
                .person(message.receiver())
                .filter(Person::active)
                .flatMap(p -> numbers.getObject().ofPerson(p.id()));
    }

    /** The same at each try, and never that of another message, also not of another installation. */
    private static String mark(WaitingMessage message) {
        String whole = message.key() + ":" + message.receiver() + ":" + message.since();
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
