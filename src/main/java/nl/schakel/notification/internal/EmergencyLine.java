package nl.schakel.notification.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.schakel.notification.DutyMail;
import nl.schakel.notification.PeopleOnDuty;
import nl.schakel.notification.PhoneNumbers;
import nl.schakel.notification.Template;
import nl.schakel.notification.internal.WaitingMessage.Receiver;
import nl.schakel.organisation.Directory;
import nl.schakel.support.network.Links;
import nl.schakel.support.time.RealTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Message sender of last resort: the alarm path that depends on no other: a thread, a mail client and an SMS client of
 * its own. It sends what the lanes of an alarm leave lying, one message at a time, by the same claim, so that nothing
 * goes twice. Without a database it calls the people that it knew to be on duty, whom it keeps in memory only for
 * that.
 */
@Component
class EmergencyLine {

    /** Who is to be called, as it was at the last look. */
    private record Contact(UUID person, String phone, String mail) {

        @Override
        public String toString() {
            // a record prints all it has
            return "Contact[" + person + "]";
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(EmergencyLine.class);

    /** The lanes look each second: whatever has been due for so long is left lying. */
    private static final Duration LATE = Duration.ofSeconds(20);

    private static final Duration TURN = Duration.ofSeconds(5);
    private static final long REMEMBER_EVERY_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int AT_ONCE = 20;

    private final OutboxTable table;
    private final SmsChannel channel;
    private final Directory directory;
    private final ObjectProvider<PeopleOnDuty> people;
    private final ObjectProvider<PhoneNumbers> numbers;
    private final ObjectProvider<DutyMail> dutyMail;
    private final Delivery delivery;
    private final RealTime time;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile List<Contact> known = List.of();
    private long rememberedAt = System.nanoTime() - REMEMBER_EVERY_NANOS;

    EmergencyLine(
            OutboxTable table,
            SmsChannel channel,
            Mailer mailer,
            MessageTruth truth,
            Directory directory,
            ObjectProvider<PeopleOnDuty> people,
            ObjectProvider<PhoneNumbers> numbers,
            ObjectProvider<DutyMail> dutyMail,
            MailServers servers,
            Links links,
            RealTime time) {
        this.time = time;
        this.table = table;
        this.channel = channel;
        this.directory = directory;
        this.people = people;
        this.numbers = numbers;
        this.dutyMail = dutyMail;
        this.delivery = new Delivery(
                table,
                mailer.by(servers.again()),
                new SmsSender(new SmsGateway(channel, TURN), links, directory, numbers),
                truth);
    }

    /** One look: what was asked without a database comes first, since all the rest needs one. */
    void look() {
        if (asked.getAndSet(false)) {
            call();
        }
        carry(Lane.SMS);
        carry(Lane.ALARM_MAIL);
        if (System.nanoTime() - rememberedAt >= REMEMBER_EVERY_NANOS) {
            remember();
        }
    }

    /** The database is gone: calls anyone who was last known to be on duty, soon and once. */
    void callFromMemory() {
        asked.set(true);
    }

    private void carry(Lane lane) {
        if (lane == Lane.SMS && !channel.available()) {
            return;
        }
        for (int i = 0; i < AT_ONCE; i++) {
            List<WaitingMessage> late = table.take(lane, 1, LATE);
            if (late.isEmpty()) {
                return;
            }
            LOG.error(
                    "STILSTAND: {} {} bleef liggen en gaat over de noodlijn",
                    lane,
                    late.get(0).id());
            late.forEach(delivery::deliver);
        }
    }

    private void remember() {
        PeopleOnDuty duty = people.getIfAvailable();
        if (duty != null) {
            known = duty.now().stream().map(this::contact).toList();
        }
        rememberedAt = System.nanoTime();
    }

    private Contact contact(UUID person) {
        return new Contact(
                person,
                numbers.getObject().ofPerson(person).orElse(null),
                Optional.ofNullable(dutyMail.getIfAvailable())
                        .flatMap(mail -> mail.ofPerson(person))
                        .or(() -> directory.emailOf(person))
                        .orElse(null));
    }

    private void call() {
        for (Contact contact : known) {
            if (channel.available()) {
                send(contact, Lane.SMS, contact.phone());
            }
            send(contact, Lane.ALARM_MAIL, contact.mail());
        }
    }

    private void send(Contact contact, Lane lane, String address) {
        if (address == null) {
            return;
        }
        // the hour makes the mark: what several nodes send is one message to a gateway that knows marks
        Instant hour = time.now().truncatedTo(ChronoUnit.HOURS);
        WaitingMessage message = new WaitingMessage(
                -hour.getEpochSecond(),
                lane,
                Receiver.PERSOON,
                contact.person(),
                Template.ALARM_STIL,
                "stilstand-database",
                "/piket",
                1,
                hour);
        try {
            delivery.carrier(lane).send(message, address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            LOG.error(
                    "STILSTAND-DATABASE: {} over de noodlijn mislukt: {}",
                    lane,
                    e.getClass().getSimpleName());
        }
    }
}
