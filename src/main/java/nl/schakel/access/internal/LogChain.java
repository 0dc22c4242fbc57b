package nl.schakel.access.internal;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.schakel.access.LogCheck;
import nl.schakel.access.LogHead;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hash chain: recomputes the chain of seals over the access log. */
@Component
public class LogChain {

    private static final int ROWS_AT_ONCE = 1000;

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
        Walk walk = new Walk(heads.all());
        jdbc.query(
                "select " + LogEntry.COLUMNS + ", s.entry, s.position, s.seal, u.entry is not null as waiting"
                        + " from schakel.access_log l full join schakel.access_seal s on s.entry = l.id"
                        + " left join schakel.access_unsealed u on u.entry = l.id"
                        + " order by s.position nulls last, l.id",
                walk::next);
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

    private final class Walk {

        private long entries;
        private long waiting;
        private long position;
        private Long brokenAt;
        private byte[] previous = new byte[0];
        private LocalDate lost;
        private final int sent;
        private final Map<Long, List<LogHeads.Sent>> notSeen;

        Walk(List<LogHeads.Sent> heads) {
            sent = heads.size();
            notSeen = heads.stream()
                    .collect(Collectors.groupingBy(head -> head.head().position()));
            heads.stream().filter(head -> !head.ours()).forEach(this::lost);
        }

        LogCheck found() {
            // what the end of the chain did not come to
            notSeen.values().forEach(heads -> heads.forEach(this::lost));
            return new LogCheck(entries, waiting, brokenAt, HexFormat.of().formatHex(previous), position, sent, lost);
        }

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
            List<LogHeads.Sent> here = notSeen.remove(position);
            if (here != null) {
                here.stream()
                        .filter(head -> !MessageDigest.isEqual(head.head().seal(), seal))
                        .forEach(this::lost);
            }
        }

        private void lost(LogHeads.Sent head) {
            if (lost == null || head.day().isBefore(lost)) {
                lost = head.day();
            }
        }

        private void broken(long entry) {
            if (brokenAt == null) {
                brokenAt = entry;
            }
        }
    }
}
