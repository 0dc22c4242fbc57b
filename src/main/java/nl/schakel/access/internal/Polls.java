package nl.schakel.access.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes one row of the access log per five minutes for a page that asks again and again, and one for whatever it shows
 * that is new. What each node wrote lately it remembers, so that most polls cost no statement; what another node wrote
 * stands in the log itself, which decides.
 */
@Component
public class Polls {

    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int REMEMBERED = 5_000;

    private final AccessLog log;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    /** The longest unused goes first; who is forgotten costs a question to the database, nothing else. */
    private final Map<Poll, Seen> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Poll, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };

    Polls(AccessLog log, JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether this node knows of a row that holds all of these. */
    public boolean known(Viewer viewer, String what, Collection<UUID> dossiers) {
        return covers(remembered(new Poll(viewer.personId(), what, "")), clock.instant(), dossiers);
    }

    /** What this request looks at from here on, a page asked for by itself. */
    public void polling(String what) {
        Gathered.polling(what);
    }

    /** A list that a page asked for by itself. */
    public void shown(Viewer viewer, String what, String why, Collection<UUID> dossiers) {
        Look look = Look.list(viewer, why, dossiers.size(), dossiers).polled(what);
        if (!Gathered.add(look)) {
            write(look);
        }
    }

    /** Whether the look has to be in the next row; it counts as written then. */
    boolean fresh(Look look) {
        Instant now = clock.instant();
        boolean fresh = !covers(remembered(Poll.of(look)), now, look.dossiers())
                && !covers(written(look, now).orElse(null), now, look.dossiers());
        if (fresh) {
            remember(look, new Seen(now, look.dossiers()));
        }
        return fresh;
    }

    /** Writes the look, unless a row holds it already. */
    void write(Look look) {
        Instant now = clock.instant();
        if (!covers(remembered(Poll.of(look)), now, look.dossiers())) {
            remember(look, ownTransaction.execute(status -> writeOnce(look, now)));
        }
    }

    private Seen writeOnce(Look look, Instant now) {
        // two nodes, or two tabs, that show the same at the same moment: the second finds the row of the first
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 7240402162))")
                .param(look.viewer().personId() + look.why())
                .query((row, index) -> true)
                .list();
        Optional<Seen> seen = written(look, now).filter(found -> covers(found, now, look.dossiers()));
        if (seen.isPresent()) {
            return seen.get();
        }
        log.insert(look);
        return new Seen(now, look.dossiers());
    }

    /** The newest row of the last minutes: each one names everything that was shown then. */
    private Optional<Seen> written(Look look, Instant now) {
        return jdbc.sql("select at, array_append(coalesce(shown, '{}'), dossier) as dossiers from schakel.access_log"
                        + " where person = ? and at > ? and at <= ? and kind = ? and why = ? and parts = ?"
                        + " order by at desc, id desc limit 1")
                .params(
                        look.viewer().personId(),
                        Timestamp.from(now.minus(WINDOW)),
                        Timestamp.from(now),
                        look.kind(),
                        look.why(),
                        look.partCodes())
                .query((row, index) -> new Seen(row.getTimestamp("at").toInstant(), new HashSet<>(Arrays.asList((UUID[])
                        row.getArray("dossiers").getArray()))))
                .optional();
    }

    private static boolean covers(Seen seen, Instant now, Collection<UUID> dossiers) {
        return seen != null
                && !seen.at().isAfter(now)
                && now.isBefore(seen.at().plus(WINDOW))
                && seen.dossiers().containsAll(dossiers);
    }

    private Seen remembered(Poll poll) {
        synchronized (remembered) {
            return remembered.get(poll);
        }
    }

    private void remember(Look look, Seen seen) {
        synchronized (remembered) {
            remembered.put(Poll.of(look), seen);
        }
    }

    private record Poll(UUID person, String what, String parts) {

        static Poll of(Look look) {
            return new Poll(look.viewer().personId(), look.poll(), look.partCodes());
        }
    }

    private record Seen(Instant at, Set<UUID> dossiers) {}
}
