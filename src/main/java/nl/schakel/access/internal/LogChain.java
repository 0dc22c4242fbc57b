package nl.schakel.access.internal;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import nl.schakel.access.LogCheck;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recomputes the chain of seals over the access log. */
@Component
public class LogChain {

    private static final int ROWS_AT_ONCE = 1000;

    private final JdbcTemplate jdbc;
    private final KeyedHash hash;

    LogChain(DataSource dataSource, KeyedHash hash) {
        this.jdbc = new JdbcTemplate(dataSource);
        // inside a transaction the driver then reads on as it goes, instead of the whole log into memory
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.hash = hash;
    }

    /** Reads everything, sealed entries in the order of their seals, then those without. */
    @Transactional
    public LogCheck check() {
        Walk walk = new Walk();
        jdbc.query(
                "select " + LogEntry.COLUMNS + ", s.entry, s.position, s.seal, u.entry is not null as waiting"
                        + " from schakel.access_log l full join schakel.access_seal s on s.entry = l.id"
                        + " left join schakel.access_unsealed u on u.entry = l.id"
                        + " order by s.position nulls last, l.id",
                walk::next);
        return new LogCheck(
                walk.entries, walk.waiting, walk.brokenAt, HexFormat.of().formatHex(walk.previous));
    }

    /** The place of a seal in the chain. */
    public Optional<Long> positionOf(String seal) {
        if (!seal.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        return jdbc
                .queryForList("select position from schakel.access_seal where seal = ?", Long.class, (Object)
                        HexFormat.of().parseHex(seal))
                .stream()
                .findFirst();
    }

    private final class Walk {

        private long entries;
        private long waiting;
        private long position;
        private Long brokenAt;
        private byte[] previous = new byte[0];

        void next(ResultSet row) throws SQLException {
            byte[] seal = row.getBytes("seal");
            if (seal == null) {
                waitingEntry(row);
            } else {
                sealedEntry(row, seal);
            }
        }

        private void waitingEntry(ResultSet row) throws SQLException {
            entries++;
            waiting++;
            if (!row.getBoolean("waiting")) {
                // neither sealed nor waiting for it: put in behind the application's back
                broken(row.getLong("id"));
            }
        }

        private void sealedEntry(ResultSet row, byte[] seal) throws SQLException {
            LogEntry entry = LogEntry.of(row);
            boolean present = row.getObject("id") != null;
            boolean next = row.getLong("position") == ++position;
            if (!present || !next || !MessageDigest.isEqual(seal, entry.seal(previous, hash))) {
                broken(row.getLong("entry"));
            }
            entries += present ? 1 : 0;
            position = row.getLong("position");
            previous = seal;
        }

        private void broken(long entry) {
            if (brokenAt == null) {
                brokenAt = entry;
            }
        }
    }
}
