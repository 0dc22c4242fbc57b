package nl.schakel.notification.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.notification.PhoneNumbers;
import nl.schakel.notification.internal.WaitingMessage.Receiver;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.network.Links;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Message sender: looks up the number at the last moment and hands the SMS to the gateway, at each try under the same
 * mark.
 */
@Component
class SmsSender implements Carrier {

    private final SmsGateway gateway;
    private final Links links;
    private final Directory directory;
    private final ObjectProvider<PhoneNumbers> numbers;

    SmsSender(SmsGateway gateway, Links links, Directory directory, ObjectProvider<PhoneNumbers> numbers) {
        this.gateway = gateway;
        this.links = links;
        this.directory = directory;
        this.numbers = numbers;
    }

    @Override
    public Optional<String> address(WaitingMessage message) {
        if (message.to() == Receiver.BALIE) {
            return numbers.getObject().ofDesk(message.receiver());
        }
        return directory
                .person(message.receiver())
                .filter(Person::active)
                .flatMap(p -> numbers.getObject().ofPerson(p.id()));
    }

    @Override
    public void send(WaitingMessage message, String number) throws SmsGateway.NotTaken, InterruptedException {
        gateway.send(
                number, SmsText.of(message.template(), links.to(message.link())), mark(message), message.attempt() > 1);
    }

    @Override
    public String noAddress() {
        return "geen-nummer";
    }

    /** Never that of another message, also not of another installation. */
    private static String mark(WaitingMessage message) {
        String whole = message.key() + ":" + message.receiver() + ":" + message.since();
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
