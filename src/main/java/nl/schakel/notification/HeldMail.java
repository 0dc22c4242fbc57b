package nl.schakel.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.notification.internal.Lane;
import nl.schakel.notification.internal.OutboxFilled;
import nl.schakel.recovery.AfterRestore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: mail that is held after data were put back, since it may have been sent before, until somebody decides. Alarms
 * that waited then lapse: their night is over, or a route that is still open rings again by itself.
 */
@Service
public class HeldMail implements AfterRestore {

    /**
     * What is held.
     *
     * @param copyMade when the copy was made that was put back
     * @param before how many messages waited already when the copy was made
     * @param after how many came in the first quarter of an hour after the start
     */
    public record HeldMessages(Instant copyMade, int before, int after) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    HeldMail(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void restored(Instant copyMade) {
        jdbc.sql("insert into schakel.outbox_hold (copy_at) values (?)")
                .param(Timestamp.from(copyMade))
                .update();
        jdbc.sql("update schakel.outbox set state = 'vervallen', last_error = 'teruggezet', ended_at = now()"
                        + " where state = 'wacht' and (alarm_mail or channel = 'sms')")
                .update();
        jdbc.sql("update schakel.outbox set state = 'vastgehouden', bundle = null where state = 'wacht'")
                .update();
    }

    /** What waits for a decision; empty when nothing does. */
    @Transactional(readOnly = true)
    public Optional<HeldMessages> held() {
        return jdbc.sql("select max(h.copy_at) copy_at, count(o.id) filter (where o.created_at <= h.since) before,"
                        + " count(o.id) filter (where o.created_at > h.since) after from schakel.outbox_hold h"
                        + " left join schakel.outbox o on o.state = 'vastgehouden' where h.decided_at is null"
                        + " group by h.since order by h.since desc limit 1")
                .query((row, n) -> new HeldMessages(
                        row.getTimestamp("copy_at").toInstant(), row.getInt("before"), row.getInt("after")))
                .optional();
    }

    /**
     * Sends what is held, without what waited already when the copy was made if somebody wants that.
     *
     * @param by who decides
     * @return false when somebody decided already
     */
    @Transactional
    public boolean decide(UUID by, boolean discard) {
        // first: whoever puts a message in waits for this row, or is waited for
        Optional<Instant> since = jdbc
                .sql("update schakel.outbox_hold set decided_at = now(), decided_by = ?, discarded = ?"
                        + " where decided_at is null returning since")
                .params(by, discard)
                .query((row, n) -> row.getTimestamp("since").toInstant())
                .list()
                .stream()
                .max(Instant::compareTo);
        if (since.isEmpty()) {
            return false;
        }
        if (discard) {
            jdbc.sql("update schakel.outbox set state = 'vervallen', last_error = 'teruggezet', ended_at = now()"
                            + " where state = 'vastgehouden' and created_at <= ?")
                    .param(Timestamp.from(since.get()))
                    .update();
        }
        jdbc.sql("update schakel.outbox set state = 'wacht', next_attempt_at = now() where state = 'vastgehouden'")
                .update();
        events.publishEvent(new OutboxFilled(Lane.MAIL));
        return true;
    }
}
