package nl.schakel.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.schakel.notification.internal.Lane;
import nl.schakel.notification.internal.OutboxFilled;
import nl.schakel.notification.internal.SmsChannel;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: puts a message in the outbox, in the caller's transaction: rolled back together, never sent for
 * something that did not happen, never lost once it did. The same key never reaches the same receiver twice.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {

    /**
     * A message that cannot be sent.
     *
     * @param since when it was put in the outbox
     */
    public record StuckMessage(long id, Template template, int attempts, Instant since) {}

    private static final String REPORTER_PAGE = "/melden/volgen";
    // ids and codes only, so that no link can carry anything about a person
    private static final Pattern LINK = Pattern.compile("/[A-Za-z0-9/_-]{0,200}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9:._@/-]{1,200}");

    private final JdbcClient jdbc;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final SmsChannel sms;
    private final ObjectProvider<PhoneNumbers> numbers;

    Outbox(
            JdbcClient jdbc,
            Directory directory,
            ApplicationEventPublisher events,
            SmsChannel sms,
            ObjectProvider<PhoneNumbers> numbers) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.events = events;
        this.sms = sms;
        this.numbers = numbers;
    }

    /** To one person; where the mail goes is looked up when it is sent. */
    public void toPerson(UUID personId, Template template, String key, String link) {
        put(DeliveryChannel.MAIL, "persoon", List.of(personId), template, key, link);
    }

    /**
     * To everybody who is in the group now and not away; to all of them when everybody is.
     *
     * @return how many that are; 0 means that nobody hears, and that the caller has to think of somebody else
     */
    public int toGroup(GroupId group, Template template, String key, String link) {
        List<Person> present = directory.present(group);
        List<UUID> people = (present.isEmpty() ? directory.members(group) : present)
                .stream().map(Person::id).distinct().toList();
        if (!people.isEmpty()) {
            put(DeliveryChannel.MAIL, "persoon", people, template, key, link);
        }
        return people.size();
    }

    /**
     * To the reporter of a dossier, who reads it with the number and the code that only they have.
     *
     * @param receiver the dossier, or what {@link ReporterAddresses} knows several dossiers of one reporter by
     */
    public void toReporter(UUID receiver, Template template, String key) {
        put(DeliveryChannel.MAIL, "melder", List.of(receiver), template, key, REPORTER_PAGE);
    }

    /**
     * By SMS to one person on duty; the number is looked up again when it is sent.
     *
     * @return whether there is a way: this installation sends SMS, and the person gave a number
     */
    public boolean smsToPerson(UUID person, Template template, String key, String link) {
        return sms(numbers.getObject().ofPerson(person), "persoon", person, template, key, link);
    }

    /**
     * By SMS to the night desk of a shelter.
     *
     * @return whether there is a way: this installation sends SMS, and the desk has a number that takes it
     */
    public boolean smsToDesk(UUID location, Template template, String key, String link) {
        return sms(numbers.getObject().ofDesk(location), "balie", location, template, key, link);
    }

    private boolean sms(
            Optional<String> number, String kind, UUID receiver, Template template, String key, String link) {
        if (!template.atNight()) {
            throw new IllegalArgumentException("There is no short text for " + template);
        }
        if (!sms.available() || number.isEmpty()) {
            return false;
        }
        put(DeliveryChannel.SMS, kind, List.of(receiver), template, key, link);
        return true;
    }

    /**
     * Takes back what has not been sent yet: an alarm that comes after somebody took the call wakes people for nothing.
     *
     * @param keyStart how the keys of these messages begin
     */
    public void withdraw(String keyStart) {
        if (!KEY.matcher(keyStart).matches()) {
            throw new IllegalArgumentException("A key of a message holds more than ids and codes");
        }
        jdbc.sql("update schakel.outbox set state = 'vervallen', last_error = 'niet-meer-nodig', ended_at = now()"
                        + " where state = 'wacht' and starts_with(key, ?)")
                .param(keyStart)
                .update();
    }

    /** Whether this installation sends SMS at all. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean sendsSms() {
        return sms.available();
    }

    /** The messages that failed so often that a person should look, the oldest first; they are still tried. */
    @Transactional(readOnly = true)
    public List<StuckMessage> stuck(DeliveryChannel channel) {
        return jdbc.sql("select id, template, attempts, created_at from schakel.outbox"
                        + " where state = 'wacht' and channel = ? and stuck_since is not null order by id limit 200")
                .param(channel.code())
                .query((row, n) -> new StuckMessage(
                        row.getLong("id"),
                        Template.valueOf(row.getString("template")),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** How many messages of the last day were tried until it made no sense any more. */
    @Transactional(readOnly = true)
    public int givenUpToday(DeliveryChannel channel) {
        return jdbc.sql("select count(*) from schakel.outbox where state = 'opgegeven' and channel = ?"
                        + " and ended_at > now() - interval '1 day'")
                .param(channel.code())
                .query(Integer.class)
                .single();
    }

    /** The people to whom mail did not arrive in the last month, and to whom none has gone since. */
    @Transactional(readOnly = true)
    public List<UUID> unreachable() {
        return refused(DeliveryChannel.MAIL, "persoon");
    }

    /**
     * Whether everybody's number refused the SMS with this key. To be asked after the commit of the last refusal, or two at
     * once would each see the other still waiting.
     */
    @Transactional(readOnly = true)
    public boolean smsRefusedToAll(String key) {
        return jdbc.sql("select not exists (select from schakel.outbox"
                        + " where key = ? and channel = 'sms' and state <> 'onbezorgbaar')")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    /** The people whose number refused SMS in the last month, and to whom none has gone since. */
    @Transactional(readOnly = true)
    public List<UUID> refusingSms() {
        return refused(DeliveryChannel.SMS, "persoon");
    }

    /** The same for night desks: the locations. */
    @Transactional(readOnly = true)
    public List<UUID> desksRefusingSms() {
        return refused(DeliveryChannel.SMS, "balie");
    }

    private List<UUID> refused(DeliveryChannel channel, String kind) {
        return jdbc.sql("select receiver from schakel.outbox where state = 'onbezorgbaar' and receiver_kind = :kind"
                        + " and channel = :channel and ended_at > now() - interval '30 days' group by receiver"
                        + " having max(id) > coalesce((select max(sent.id) from schakel.outbox sent"
                        + " where sent.receiver = outbox.receiver and sent.channel = :channel"
                        + " and sent.state = 'verzonden'), 0) limit 200")
                .param("channel", channel.code())
                .param("kind", kind)
                .query(UUID.class)
                .list();
    }

    /** Tries stuck messages again now, for example when the mail server is back. @return how many */
    @Transactional
    public int retryStuck(DeliveryChannel channel) {
        int again = jdbc.sql("update schakel.outbox set next_attempt_at = now()"
                        + " where state = 'wacht' and channel = ? and stuck_since is not null")
                .param(channel.code())
                .update();
        if (again > 0) {
            Lane.on(channel).forEach(lane -> events.publishEvent(new OutboxFilled(lane)));
        }
        return again;
    }

    private void put(
            DeliveryChannel channel, String kind, List<UUID> receivers, Template template, String key, String link) {
        if (!LINK.matcher(link).matches() || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("A link or key of a message holds more than ids and codes");
        }
        Lane lane = Lane.of(channel, template);
        int added = jdbc.sql(
                        "insert into schakel.outbox (key, channel, alarm_mail, receiver_kind, receiver, template, link, state)"
                                + " select :key, :channel, :alarm, :kind, r::uuid, :template, :link,"
                                // data were put back just now: what comes of that may have been sent before
                                + " case when :holds and exists (select from schakel.outbox_hold where decided_at is null"
                                + " and since > now() - interval '15 minutes' for share)"
                                + " then 'vastgehouden' else 'wacht' end"
                                + " from unnest(string_to_array(:receivers, ',')) r"
                                + " on conflict on constraint outbox_once do nothing")
                .param("key", key)
                .param("channel", channel.code())
                .param("alarm", lane == Lane.ALARM_MAIL)
                .param("holds", lane == Lane.MAIL)
                .param("kind", kind)
                .param("template", template.name())
                .param("link", link)
                .param("receivers", receivers.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .update();
        if (added > 0) {
            events.publishEvent(new OutboxFilled(lane));
        }
    }
}
