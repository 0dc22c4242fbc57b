package nl.schakel.access.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.schakel.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes one row of the access log for a page that asks again and again. What each node wrote lately it remembers, so
 * that most polls cost no statement; what another node wrote stands in the log itself, which decides.
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

    /** @param reason what the row says; asked for only when it may have to be written */
    public void shown(Viewer viewer, String what, Supplier<String> reason, Collection<UUID> dossiers) {
        Poll poll = new Poll(viewer.personId(), what);
        Instant now = clock.instant();
        if (!covered(poll, now, dossiers)) {
            String why = reason.get();
            Seen seen = ownTransaction.execute(status -> shownOnce(viewer, why, now, dossiers));
            synchronized (remembered) {
                remembered.put(poll, seen);
            }
        }
    }

    private boolean covered(Poll poll, Instant now, Collection<UUID> dossiers) {
        synchronized (remembered) {
            Seen seen = remembered.get(poll);
            return seen != null
                    && !seen.at().isAfter(now)
                    && now.isBefore(seen.at().plus(WINDOW))
                    && seen.dossiers().containsAll(dossiers);
        }
    }

    private Seen shownOnce(Viewer viewer, String why, Instant now, Collection<UUID> dossiers) {
        // two nodes, or two tabs, that show the same at the same moment: the second finds the row of the first
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 7240402162))")
                .param(viewer.personId() + why)
                .query((row, index) -> true)
                .list();
        Seen seen = written(viewer, why, now);
        if (seen.dossiers().containsAll(dossiers)) {
            return seen;
        }
        log.list(viewer, why, dossiers.size(), dossiers);
        return new Seen(now, Set.copyOf(dossiers));
    }

    /** The newest row of the last minutes: each one names everything that was shown then. */
    private Seen written(Viewer viewer, String why, Instant now) {
        return jdbc.sql("select at, shown from schakel.access_log where person = ? and at > ? and at <= ?"
                        + " and kind = 'lijst' and why = ? and shown is not null order by at desc, id desc limit 1")
                .params(viewer.personId(), Timestamp.from(now.minus(WINDOW)), Timestamp.from(now), why)
                .query((row, index) -> new Seen(row.getTimestamp("at").toInstant(), Set.of((UUID[])
                        row.getArray("shown").getArray())))
                .optional()
                .orElse(new Seen(now, new HashSet<>()));
    }

    private record Poll(UUID person, String what) {}

    private record Seen(Instant at, Set<UUID> dossiers) {}
}
