package nl.schakel.notification.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.notification.AlarmSent;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.OutboxStuck;
import nl.schakel.notification.SmsRefused;
import nl.schakel.notification.Template;
import nl.schakel.notification.Undeliverable;
import nl.schakel.notification.Undeliverable.Why;
import nl.schakel.notification.internal.WaitingMessage.MessageLine;
import nl.schakel.notification.internal.WaitingMessage.Receiver;
import nl.schakel.support.Coded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Table: the outbox as the sender sees it. Each method is a short transaction of its own; no lock is held while a mail
 * server or a gateway is spoken to. Time is the database's, so that the clocks of two nodes may differ.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class OutboxTable {

    /** @param oldestSince when the oldest waiting message was put in; null when nothing waits */
    record Standing(long waiting, long stuck, Instant oldestSince) {}

    private record Noted(boolean newlyStuck, boolean givenUp) {}

    private final JdbcClient jdbc;
    private final Bundles bundles;
    private final ApplicationEventPublisher events;

    OutboxTable(JdbcClient jdbc, Bundles bundles, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.bundles = bundles;
        this.events = events;
    }

    /**
     * Takes messages that are due. Taking counts as an attempt and lends the message to this node: if the node dies, the
     * message is due again when the loan has passed, so nothing is lost; two nodes never hold the same message. What was
     * never tried goes first, so that it does not wait behind what fails.
     */
    List<WaitingMessage> take(Lane lane, int atMost) {
        return lane == Lane.MAIL ? bundles.take(atMost) : take(lane, atMost, Duration.ZERO);
    }

    /** The same, of those only that have been due for so long; not for mail that may be late. */
    List<WaitingMessage> take(Lane lane, int atMost, Duration late) {
        return jdbc.sql("update schakel.outbox set attempts = attempts + 1, next_attempt_at = now() +"
                        + " make_interval(secs => :loan) where id in (select id from schakel.outbox where state = 'wacht' and"
                        + " channel = :channel and alarm_mail = :alarm and next_attempt_at <= now() - make_interval(secs => :late)"
                        + " order by attempts > 0, next_attempt_at, id limit :most for update skip locked) returning id,"
                        + " receiver_kind, receiver, template, key, link, attempts, created_at")
                .param("channel", lane.channel().code())
                .param("alarm", lane == Lane.ALARM_MAIL)
                .param("loan", lane.loan().toSeconds())
                .param("late", late.toSeconds())
                .param("most", atMost)
                .query((row, n) -> new WaitingMessage(
                        row.getLong("id"),
                        lane,
                        Coded.of(Receiver.class, row.getString("receiver_kind")).orElseThrow(),
                        row.getObject("receiver", UUID.class),
                        Template.valueOf(row.getString("template")),
                        row.getString("key"),
                        row.getString("link"),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** The mail server or the gateway took it. */
    void sent(WaitingMessage message) {
        end(message, "verzonden", null);
        if (message.template().atNight()) {
            events.publishEvent(new AlarmSent(message.template(), message.key()));
        }
    }

    /** There is nobody to send it to any more. */
    void lapsed(WaitingMessage message, String reason) {
        end(message, "vervallen", reason);
    }

    /** What the message no longer tells, since it was overtaken. */
    void overtaken(WaitingMessage message, List<MessageLine> left) {
        Set<Long> still = left.stream().map(MessageLine::id).collect(Collectors.toSet());
        List<MessageLine> gone = message.lines().stream()
                .filter(line -> !still.contains(line.id()))
                .toList();
        if (!gone.isEmpty()) {
            end(WaitingMessage.rowsOf(gone), "vervallen", "achterhaald");
        }
    }

    private void end(WaitingMessage message, String state, String reason) {
        end(message.rows(), state, reason);
    }

    private void end(String rows, String state, String reason) {
        jdbc.sql("update schakel.outbox set state = ?, last_error = ?, ended_at = now() where state = 'wacht'"
                        + " and id = any(string_to_array(?, ',')::bigint[])")
                .params(state, reason, rows)
                .update();
    }

    /** Nothing ever arrives at this address: it is not tried again, and who has to know is told. */
    void undeliverable(WaitingMessage message, String error) {
        int ended = jdbc.sql("update schakel.outbox set state = 'onbezorgbaar', last_error = :error, fault = :fault,"
                        + " failed_at = now(), ended_at = now() where state = 'wacht' and attempts = :attempt"
                        + " and id = any(string_to_array(:rows, ',')::bigint[])")
                .param("error", error)
                .param("fault", Fault.ADRES.code())
                .param("attempt", message.attempt())
                .param("rows", message.rows())
                .update();
        if (ended > 0 && message.lane().channel() == DeliveryChannel.SMS) {
            events.publishEvent(new SmsRefused(
                    message.receiver(), message.to() == Receiver.BALIE, message.template(), message.key()));
        } else if (ended > 0) {
            tell(message, Why.GEWEIGERD);
        }
    }

    private void tell(WaitingMessage message, Why why) {
        events.publishEvent(new Undeliverable(
                message.id(), message.receiver(), message.toReporter(), message.template(), message.key(), why));
    }

    /** A mail that was sent came back. The same report twice, or about a mail long forgotten, changes nothing. */
    void cameBack(long message, Why why) {
        jdbc
                .sql("update schakel.outbox set state = 'onbezorgbaar', last_error = :why, ended_at = now()"
                        + " where (id = :id or bundle = :id) and channel = 'mail' and state = 'verzonden'"
                        + " returning id, receiver, receiver_kind, template, key")
                .param("why", why.code())
                .param("id", message)
                .query((row, n) -> new Undeliverable(
                        message,
                        row.getObject("receiver", UUID.class),
                        row.getString("receiver_kind").equals(Receiver.MELDER.code()),
                        Template.valueOf(row.getString("template")),
                        row.getString("key"),
                        why))
                .list()
                .stream()
                .findFirst()
                .ifPresent(events::publishEvent);
    }

    /** It failed: again later, and after many times a person is told. */
    void failed(WaitingMessage message, String error, Fault fault) {
        Backoff backoff = message.lane().backoff();
        boolean stuck = message.attempt() >= backoff.stuckAfter();
        // the attempt number keeps a slow node from undoing what another did after the loan had passed
        List<Noted> noted = jdbc.sql(
                        "update schakel.outbox o set last_error = :error, failed_at = now(), fault = :fault,"
                                + " fault_since = case when o.fault = :fault then o.fault_since else now() end,"
                                + " next_attempt_at = now() + make_interval(secs => :wait), stuck_since = case when :stuck"
                                + " then coalesce(o.stuck_since, now()) else o.stuck_since end, state = case when"
                                + " o.created_at < now() - make_interval(secs => :limit) then 'opgegeven' else 'wacht'"
                                + " end, ended_at = case when o.created_at < now() - make_interval(secs => :limit) then"
                                + " now() end, bundle = case when :apart then null else o.bundle end from (select id,"
                                + " stuck_since from schakel.outbox where id = any(string_to_array(:rows, ',')::bigint[])"
                                + " for update) before where o.id = before.id and o.state = 'wacht' and o.attempts ="
                                + " :attempt returning :stuck and before.stuck_since is null, o.state = 'opgegeven'")
                .param("error", error)
                .param("fault", fault.code())
                .param("wait", backoff.after(message.attempt()).toSeconds())
                .param("stuck", stuck)
                .param("limit", backoff.giveUpAfter().toSeconds())
                .param("rows", message.rows())
                .param("attempt", message.attempt())
                // without a connection nothing can have arrived: what comes meanwhile goes in the same mail
                .param("apart", fault == Fault.DIENST)
                .query((row, n) -> new Noted(row.getBoolean(1), row.getBoolean(2)))
                .list();
        if (message.lane().channel() == DeliveryChannel.MAIL && noted.stream().anyMatch(Noted::givenUp)) {
            tell(message, Why.OPGEGEVEN);
        }
        if (noted.stream().anyMatch(Noted::newlyStuck)) {
            events.publishEvent(new OutboxStuck(
                    message.id(), message.lane().channel(), message.template(), message.attempt(), message.since()));
        }
    }

    /** How the outbox stands. */
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    Standing standing() {
        return jdbc.sql("select count(*) waiting, count(stuck_since) stuck, "
                        // what waits for somebody's own rhythm is not late
                        + " min(created_at) filter (where attempts > 0 or next_attempt_at <= now()) oldest"
                        + " from schakel.outbox where state = 'wacht'")
                .query((row, n) -> new Standing(
                        row.getLong("waiting"),
                        row.getLong("stuck"),
                        row.getTimestamp("oldest") == null
                                ? null
                                : row.getTimestamp("oldest").toInstant()))
                .single();
    }

    /** Forgets messages that ended long ago; a few at a time, since nobody waits for it. */
    int forgetEnded(Duration age) {
        return jdbc.sql("delete from schakel.outbox where id in (select id from schakel.outbox"
                        + " where ended_at < now() - make_interval(secs => ?) limit 1000 for update skip locked)")
                .param(age.toSeconds())
                .update();
    }
}
