package nl.schakel.notification.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.notification.MailRhythm;
import nl.schakel.notification.Template;
import nl.schakel.notification.Template.Haste;
import nl.schakel.notification.internal.WaitingMessage.MessageLine;
import nl.schakel.notification.internal.WaitingMessage.Receiver;
import nl.schakel.support.Coded;
import nl.schakel.support.time.Zones;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table: takes ordinary mail person by person, in the caller's transaction. All that waits for one person goes as one mail,
 * and what can wait goes at their own rhythm. The row of {@code mail_turn} is locked by the node that makes a mail for
 * somebody; rows that another node holds are passed by, so that nobody waits for anybody.
 *
 * <p>A mail that was tried and may have arrived is tried again exactly as it was, under the same Message-ID. One that
 * certainly did not arrive, since there was no connection, is taken apart: what came meanwhile goes with it.
 */
@Component
class Bundles {

    private static final LocalTime MORNING = LocalTime.of(7, 30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int LOOKS = 50;
    private static final int LINES = 500;

    private record Due(
            long id,
            Receiver to,
            UUID receiver,
            Template template,
            Long bundle,
            int attempts,
            Instant since,
            MailRhythm rhythm,
            Instant now) {

        boolean goesNow() {
            return bundle != null || attempts > 0 || !template.haste().waits();
        }
    }

    private record Row(MessageLine line, int attempts, Instant since) {}

    private final JdbcClient jdbc;
    private final Duration gather;
    private final Duration pause;

    Bundles(
            JdbcClient jdbc,
            @Value("${schakel.mail.gather:PT10S}") Duration gather,
            @Value("${schakel.mail.pause:PT5M}") Duration pause) {
        this.jdbc = jdbc;
        this.gather = gather;
        this.pause = pause;
    }

    /** Mails that are due now, to different people. */
    List<WaitingMessage> take(int atMost) {
        List<WaitingMessage> taken = new ArrayList<>();
        Set<UUID> passed = new HashSet<>();
        for (int look = 0; look < LOOKS && taken.size() < atMost; look++) {
            Optional<Due> due = due(passed);
            if (due.isEmpty()) {
                break;
            }
            Due first = due.get();
            Optional<Instant> last = turn(first);
            if (last.isEmpty()) {
                passed.add(first.receiver());
                continue;
            }
            Instant moment = moment(first, last.get());
            if (moment.isAfter(first.now())) {
                postpone(first, moment);
            } else {
                Optional<WaitingMessage> claimed = claim(first);
                claimed.ifPresentOrElse(taken::add, () -> passed.add(first.receiver()));
            }
        }
        return taken;
    }

    /** Forgets the turns that hold nobody back any more; one that is held now is left. */
    void forgetTurns() {
        jdbc.sql("delete from schakel.mail_turn where receiver in (select receiver from schakel.mail_turn"
                        + " where last_at is null or last_at < now() - interval '2 days' limit 1000"
                        + " for update skip locked)")
                .update();
    }

    /** Whose mail is due first; what was never tried goes before what failed. */
    private Optional<Due> due(Set<UUID> passed) {
        return jdbc.sql("select o.id, o.receiver_kind, o.receiver, o.template, o.bundle, o.attempts, o.created_at,"
                        + " p.rhythm, now() as now from schakel.outbox o left join schakel.mail_preference p"
                        + " on p.person = o.receiver where o.state = 'wacht' and o.channel = 'mail' and not o.alarm_mail"
                        + " and o.next_attempt_at <= now() and o.receiver <> all(string_to_array(:passed, ',')::uuid[])"
                        + " order by o.template = any(string_to_array(:now, ',')) desc, o.attempts > 0,"
                        + " o.next_attempt_at, o.id limit 1")
                .param("passed", passed.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .param("now", names(Haste.NU))
                .query((row, n) -> new Due(
                        row.getLong("id"),
                        Coded.of(Receiver.class, row.getString("receiver_kind")).orElseThrow(),
                        row.getObject("receiver", UUID.class),
                        Template.valueOf(row.getString("template")),
                        row.getObject("bundle", Long.class),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getString("rhythm") == null
                                ? MailRhythm.METEEN
                                : Coded.of(MailRhythm.class, row.getString("rhythm"))
                                        .orElseThrow(),
                        row.getTimestamp("now").toInstant()))
                .optional();
    }

    /** When this person had the last mail; empty when another node makes one now. */
    private Optional<Instant> turn(Due first) {
        jdbc.sql("insert into schakel.mail_turn (receiver) values (?) on conflict do nothing")
                .param(first.receiver())
                .update();
        return jdbc.sql("select coalesce(last_at, 'epoch'::timestamptz) from schakel.mail_turn where receiver = ?"
                        + " for update skip locked")
                .param(first.receiver())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private Instant moment(Due first, Instant last) {
        if (first.goesNow()) {
            return first.now();
        }
        Instant underWay = underWay(first);
        if (underWay != null) {
            // one at a time: otherwise each pause of an outage leaves a mail of its own behind
            return earlier(underWay, first.now().plus(longer(pause, SOON)));
        }
        MailRhythm rhythm = first.template().haste() == Haste.VOORKEUR ? first.rhythm() : MailRhythm.METEEN;
        return switch (rhythm) {
            case METEEN -> later(first.since().plus(gather), last.plus(pause));
            case UUR -> later(first.since().plus(gather), last.plus(longer(HOUR, pause)));
            case DAG -> morningAfter(first.since());
        };
    }

    /** Until when a mail to this person that can wait is held or waits for another try; null when there is none. */
    private Instant underWay(Due first) {
        return jdbc.sql("select min(next_attempt_at) from schakel.outbox where receiver = :receiver and state = 'wacht'"
                        + " and channel = 'mail' and not alarm_mail and bundle is not null and next_attempt_at > now()"
                        + " and template <> all(string_to_array(:now, ','))")
                .param("receiver", first.receiver())
                .param("now", names(Haste.NU))
                .query((row, n) ->
                        row.getTimestamp(1) == null ? null : row.getTimestamp(1).toInstant())
                .optional()
                .orElse(null);
    }

    private void postpone(Due first, Instant moment) {
        jdbc.sql("update schakel.outbox set next_attempt_at = :moment::timestamptz where id in (select id from"
                        + " schakel.outbox where receiver = :receiver and state = 'wacht' and channel = 'mail'"
                        + " and not alarm_mail and bundle is null and attempts = 0 and next_attempt_at <= now()"
                        + " and template = any(string_to_array(:same, ',')) for update skip locked)")
                .param("moment", moment.toString())
                .param("receiver", first.receiver())
                .param("same", names(first.template().haste()))
                .update();
    }

    private Optional<WaitingMessage> claim(Due first) {
        List<Row> rows = rows(first);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<MessageLine> lines = rows.stream().map(Row::line).toList();
        int attempt = rows.stream().mapToInt(Row::attempts).max().orElse(0) + 1;
        long id = first.bundle() == null ? lines.get(0).id() : first.bundle();
        jdbc.sql("update schakel.outbox set attempts = :attempt, bundle = :bundle, next_attempt_at = now() +"
                        + " make_interval(secs => :loan) where id = any(string_to_array(:rows, ',')::bigint[])")
                .param("attempt", attempt)
                .param("bundle", id)
                .param("loan", Lane.MAIL.loan().toSeconds())
                .param("rows", WaitingMessage.rowsOf(lines))
                .update();
        if (first.template().haste().waits()) {
            jdbc.sql("update schakel.mail_turn set last_at = now() where receiver = ?")
                    .param(first.receiver())
                    .update();
        }
        MessageLine lead = lines.get(0);
        return Optional.of(new WaitingMessage(
                id,
                Lane.MAIL,
                first.to(),
                first.receiver(),
                lead.template(),
                lead.key(),
                lead.link(),
                attempt,
                rows.get(0).since(),
                lines));
    }

    /** What goes in the same mail, the oldest first. */
    private List<Row> rows(Due first) {
        boolean alone = first.template().haste() == Haste.ALLEEN;
        String which;
        if (first.bundle() != null) {
            which = "bundle = :bundle and next_attempt_at <= now()";
        } else if (alone) {
            which = "id = :id and bundle is null";
        } else {
            which = "bundle is null and template = any(string_to_array(:together, ',')) and (attempts > 0 or"
                    + " next_attempt_at <= now() + make_interval(secs => :gather))";
        }
        return jdbc.sql("select id, template, key, link, attempts, created_at from schakel.outbox where"
                        + " receiver = :receiver and state = 'wacht' and channel = 'mail' and not alarm_mail and "
                        + which
                        + " order by id limit " + LINES + " for update skip locked")
                .param("receiver", first.receiver())
                .param("bundle", first.bundle())
                .param("id", first.id())
                .param(
                        "together",
                        first.template().haste().waits() ? names(Haste.SNEL, Haste.VOORKEUR) : names(Haste.NU))
                .param("gather", gather.toMillis() / 1000.0)
                .query((row, n) -> new Row(
                        new MessageLine(
                                row.getLong("id"),
                                Template.valueOf(row.getString("template")),
                                row.getString("key"),
                                row.getString("link")),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    private static Instant morningAfter(Instant since) {
        ZonedDateTime local = since.atZone(Zones.AMSTERDAM);
        ZonedDateTime morning = local.with(MORNING);
        return (morning.isBefore(local)
                        ? local.toLocalDate().plusDays(1).atTime(MORNING).atZone(Zones.AMSTERDAM)
                        : morning)
                .toInstant();
    }

    private static String names(Haste... hastes) {
        List<Haste> wanted = List.of(hastes);
        return Stream.of(Template.values())
                .filter(template -> wanted.contains(template.haste()))
                .map(Template::name)
                .collect(Collectors.joining(","));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
