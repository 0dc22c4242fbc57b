package nl.schakel.notification.internal;

import java.time.Duration;
import java.util.Optional;
import nl.schakel.notification.Standstills.Cause;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Table: what the outbox says of a lane as a whole, whichever nodes send. Counted since the last message that went
 * out: one that went out proves that the lane goes.
 */
@Component
class LaneTable {

    private static final String LOOK = """
            with sent as (
                select coalesce(max(ended_at), '-infinity'::timestamptz) as at from schakel.outbox
                where state = 'verzonden' and channel = :channel and alarm_mail = :alarm),
            failing as (
                select receiver, fault, greatest(fault_since, sent.at) as since, failed_at
                from schakel.outbox, sent
                where channel = :channel and alarm_mail = :alarm and failed_at > sent.at
                  and (state = 'wacht' or failed_at > now() - interval '10 minutes'))
            select
                exists (select 1 from schakel.outbox
                        where state = 'wacht' and channel = :channel and alarm_mail = :alarm
                          and next_attempt_at < now() - make_interval(secs => :patience)) as late,
                (select at > now() - make_interval(secs => :patience) from sent) as moving,
                (select coalesce(max(failed_at) - min(since) >= make_interval(secs => :patience), false)
                 from failing where fault = 'dienst') as broken,
                (select count(distinct receiver) from failing
                 where fault = 'onbekend' and failed_at - since >= make_interval(secs => :patience)) as receivers,
                -- one number that is refused is a wrong number; several, with nothing that went out between, are ours
                (select count(distinct receiver) > 2 from failing
                 where fault = 'adres' and :channel = 'sms') as refused
            """;

    private record Seen(boolean late, boolean moving, boolean broken, int receivers, boolean refused) {}

    private final JdbcClient jdbc;

    LaneTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Why a lane stands still, if it does. Attempts that can fail because of the address count when they fail for several
     * receivers, so that one bad address with its back-off is no standstill.
     *
     * @param patience how long something may wait, or fail at a stretch
     * @param waitingCounts whether somebody has looked for long enough to send what was waiting
     */
    @Transactional(readOnly = true)
    Optional<Cause> cause(Lane lane, Duration patience, boolean waitingCounts) {
        Seen seen = jdbc.sql(LOOK)
                .param("channel", lane.channel().code())
                .param("alarm", lane == Lane.ALARM_MAIL)
                .param("patience", patience.toMillis() / 1000.0)
                .query((row, n) -> new Seen(
                        row.getBoolean("late"),
                        row.getBoolean("moving"),
                        row.getBoolean("broken"),
                        row.getInt("receivers"),
                        row.getBoolean("refused")))
                .single();
        if (seen.broken() || seen.refused() || seen.receivers() > 1) {
            return Optional.of(Cause.MISLUKT);
        }
        // a queue of mail that may be late gets shorter one by one; an alarm that waits is one too many
        boolean queue = lane == Lane.MAIL && seen.moving();
        return waitingCounts && seen.late() && !queue ? Optional.of(Cause.WACHT) : Optional.empty();
    }
}
