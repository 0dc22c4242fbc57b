package nl.schakel.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.schakel.notification.internal.StandstillAlarm;
import nl.schakel.support.Coded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Record of the ways of an alarm that stand still, over all nodes: when one was first seen, whom it rang, and when it went
 * again. Whichever node sees it first begins it; one node rings, once, and again each half hour as long as it lasts, four
 * times at most. It is over when no node has seen it for a while; what stands still again soon after is the same one.
 */
@Service
public class Standstills {

    /** What can stand still. */
    public enum StandstillPart implements Coded {
        /** Mail, of alarms or all other. */
        MAIL,
        /** SMS. */
        SMS,
        /** The steps of the routes, the rungs of an alarm among them. */
        STAPPEN,
        /** Files that wait in quarantine; no way of an alarm. */
        BESTANDEN;

        /** Whether an alarm goes this way, so that it rings who has duty. */
        public boolean ofAlarms() {
            return this != BESTANDEN;
        }
    }

    /** Why something is said to stand still. */
    public enum Cause implements Coded {
        /** Something waits untried past its time. */
        WACHT,
        /** The thread that looks after it is gone, or does not get round. */
        DRAAD,
        /** Every attempt fails. */
        MISLUKT
    }

    /**
     * Something that stands or stood still.
     *
     * @param since when it was first seen
     * @param ended when it went again; null as long as it stands still
     */
    public record Standing(StandstillPart part, Cause cause, Instant since, Instant ended) {}

    private static final Logger LOG = LoggerFactory.getLogger(Standstills.class);
    private static final Duration UNSEEN_IS_OVER = Duration.ofSeconds(20);
    private static final Duration SAME_WITHIN = Duration.ofMinutes(10);
    private static final Duration RING_AGAIN_AFTER = Duration.ofMinutes(30);
    private static final int RING_AT_MOST = 4;
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(3).toNanos();

    private record Ring(long id, int number) {}

    private final JdbcClient jdbc;
    private final StandstillAlarm alarm;
    private List<Standing> seen;
    private long lookedAt;

    Standstills(JdbcClient jdbc, StandstillAlarm alarm) {
        this.jdbc = jdbc;
        this.alarm = alarm;
    }

    /**
     * This node sees now that something stands still; rings when nobody has yet, or not for long.
     *
     * @param by the channels that still go, as far as is known
     */
    @Transactional
    public void seen(StandstillPart part, Cause cause, Set<DeliveryChannel> by) {
        if (!goesOn(part, cause)) {
            begins(part, cause);
        }
        // the row is locked until the commit: another node then sees that it has rung
        jdbc.sql("update schakel.standstill set rung = rung + 1, rung_at = now() where part = :part and"
                        + " ended_at is null and rung < :most and (rung_at is null or rung_at < now() -"
                        + " make_interval(secs => :again)) returning id, rung")
                .param("part", part.code())
                .param("most", RING_AT_MOST)
                .param("again", RING_AGAIN_AFTER.toSeconds())
                .query((row, n) -> new Ring(row.getLong("id"), row.getInt("rung")))
                .optional()
                .ifPresent(ring -> {
                    LOG.error(
                            "STILSTAND-{} ({}): {} bericht",
                            part,
                            cause.code(),
                            part.ofAlarms() ? "de piketdienst en beheer krijgen" : "beheer krijgt");
                    alarm.ring(part, key(ring.id()) + ring.number(), by);
                });
    }

    private boolean goesOn(StandstillPart part, Cause cause) {
        return jdbc.sql("update schakel.standstill set seen_at = now(), ended_at = null, cause = :cause where id ="
                                + " (select id from schakel.standstill where part = :part and (ended_at is null"
                                + " or ended_at > now() - make_interval(secs => :same)) order by id desc limit 1)")
                        .param("cause", cause.code())
                        .param("part", part.code())
                        .param("same", SAME_WITHIN.toSeconds())
                        .update()
                > 0;
    }

    private void begins(StandstillPart part, Cause cause) {
        jdbc.sql("insert into schakel.standstill (part, cause) values (?, ?)"
                        + " on conflict (part) where ended_at is null do nothing")
                .params(part.code(), cause.code())
                .update();
    }

    /** Ends what no node sees any more, and takes back the messages about it that have not gone out. */
    @Transactional
    public void over() {
        jdbc.sql("update schakel.standstill set ended_at = now()"
                        + " where ended_at is null and seen_at < now() - make_interval(secs => ?) returning id, part")
                .param(UNSEEN_IS_OVER.toSeconds())
                .query((row, n) -> {
                    LOG.info("STILSTAND-{} weer in orde", row.getString("part").toUpperCase(Locale.ROOT));
                    return row.getLong("id");
                })
                .list()
                .forEach(id -> alarm.takeBack(key(id)));
    }

    /** What stands still now, wherever it was seen. */
    @Transactional(readOnly = true)
    public List<Standing> now() {
        return read("where ended_at is null order by id");
    }

    /** The same as it was some seconds ago at most, for pages that ask again and again. */
    public synchronized List<Standing> recently() {
        if (seen == null || System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS) {
            lookedAt = System.nanoTime();
            seen = null;
            seen = now();
        }
        return seen;
    }

    /** What stands still and what did in the last week, the latest first. */
    @Transactional(readOnly = true)
    public List<Standing> lastWeek() {
        return read("where ended_at is null or ended_at > now() - interval '7 days' order by id desc limit 50");
    }

    /** Forgets what ended long ago. */
    @Transactional
    public void forgetEnded(Duration age) {
        jdbc.sql("delete from schakel.standstill where ended_at < now() - make_interval(secs => ?)")
                .param(age.toSeconds())
                .update();
    }

    private List<Standing> read(String which) {
        return jdbc.sql("select part, cause, began_at, ended_at from schakel.standstill " + which)
                .query((row, n) -> new Standing(
                        Coded.of(StandstillPart.class, row.getString("part")).orElseThrow(),
                        Coded.of(Cause.class, row.getString("cause")).orElseThrow(),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant()))
                .list();
    }

    private static String key(long id) {
        return "stilstand-" + id + "-";
    }
}
