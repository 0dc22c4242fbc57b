package nl.schakel.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import nl.schakel.access.LogCheck;
import nl.schakel.access.LogHead;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hash chain: recomputes the chain of seals over the access log. */
@Component
public class LogChain {

    private static final int ROWS_AT_ONCE = 1000;

    /** Before the first row is there the server has put all of them in order. */
    private static final int PATIENCE_MILLIS = 900_000;

    private final JdbcTemplate jdbc;
    private final KeyedHash hash;
    private final LogHeads heads;

    public LogChain(DataSource dataSource, KeyedHash hash, LogHeads heads) {
        this.jdbc = new JdbcTemplate(dataSource);
        // inside a transaction the driver then reads on as it goes, instead of the whole log into memory
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.hash = hash;
        this.heads = heads;
    }

    /** Reads everything, and looks for each head that was sent out: sealed entries in the order of their seals, then those without. */
    @Transactional
    public LogCheck check() {
        // before the chain: a head that is kept meanwhile is of an entry that may not have been there yet
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            // of this transaction; the pool puts it back
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            return null;
        });
        ChainWalk walk = new ChainWalk(heads.all(), hash);
        jdbc.query(
                "select " + LogEntry.COLUMNS + ", s.entry, s.position, s.seal, u.entry is not null as waiting"
                        + " from schakel.access_log l full join schakel.access_seal s on s.entry = l.id"
                        + " left join schakel.access_unsealed u on u.entry = l.id"
                        + " order by s.position nulls last, l.id",
                (RowCallbackHandler) row -> next(row, walk));
        return walk.found();
    }

    /** The place of a head that somebody noted down; empty when the chain does not hold it. */
    public Optional<Long> positionOf(LogHead noted) {
        return jdbc
                .queryForList(
                        "select position from schakel.access_seal where seal = ? and ? in (0, position)",
                        Long.class,
                        noted.seal(),
                        noted.position())
                .stream()
                .findFirst();
    }

    private static void next(ResultSet row, ChainWalk walk) throws SQLException {
        byte[] seal = row.getBytes("seal");
        if (seal == null) {
            walk.unsealed(row.getLong("id"), row.getBoolean("waiting"));
        } else {
            LogEntry entry = row.getObject("id") == null ? null : LogEntry.of(row);
            walk.sealed(row.getLong("position"), row.getLong("entry"), seal, entry);
        }
    }
}
