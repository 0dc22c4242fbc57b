package nl.schakel.access.internal;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.database.ClusterLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hash chain: chains what was added to the access log. Writers never wait for the chain: they commit, and a moment
 * later whichever node comes first seals what has been committed.
 */
@Component
public class LogSealer {

    private static final int BATCH = 500;
    private static final byte[] BEGINNING = new byte[0];

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final KeyedHash hash;
    private final Concerns concerns;
    private final TransactionTemplate transaction;

    LogSealer(
            JdbcClient jdbc, JdbcTemplate batches, KeyedHash hash, Concerns concerns, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.hash = hash;
        this.concerns = concerns;
        this.transaction = transaction;
    }

    /** Seals everything that is committed, unless another node is doing so at this moment. */
    public void sealAll() {
        boolean more;
        do {
            more = transaction.execute(status -> sealSome());
        } while (more);
    }

    /** @return whether there may be more */
    private boolean sealSome() {
        if (!ClusterLock.LOG_SEALING.tryTake(jdbc)) {
            return false;
        }
        boolean more = seal(waiting()) == BATCH;
        return concerns.changed() || more;
    }

    private List<LogEntry> waiting() {
        return jdbc.sql("select " + LogEntry.COLUMNS
                        + " from schakel.access_unsealed u join schakel.access_log l on l.id = u.entry"
                        + " order by u.entry limit " + BATCH)
                .query((row, index) -> LogEntry.of(row))
                .list();
    }

    private int seal(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        Last last = last();
        byte[] previous = last.seal();
        long position = last.position();
        List<Object[]> seals = new ArrayList<>();
        for (LogEntry entry : entries) {
            previous = entry.seal(previous, hash);
            seals.add(new Object[] {++position, entry.id(), previous});
        }
        batches.batchUpdate("insert into schakel.access_seal (position, entry, seal) values (?, ?, ?)", seals);
        List<Long> ids = entries.stream().map(LogEntry::id).toList();
        concerns.added(ids);
        jdbc.sql("delete from schakel.access_unsealed where entry in (:entries)")
                .param("entries", ids)
                .update();
        return entries.size();
    }

    private Last last() {
        return jdbc.sql("select position, seal from schakel.access_seal order by position desc limit 1")
                .query((row, index) -> new Last(row.getLong("position"), row.getBytes("seal")))
                .optional()
                .orElse(new Last(0, BEGINNING));
    }

    private record Last(long position, byte[] seal) {}
}
