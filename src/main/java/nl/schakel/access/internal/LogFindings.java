package nl.schakel.access.internal;

import java.security.MessageDigest;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.schakel.access.LogCheck;
import nl.schakel.access.LogWatch;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.database.ClusterLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table of what each check of the access log found that ran by itself; rows can be added, never changed. */
@Component
public class LogFindings {

    private static final String PURPOSE = "access-check";
    private static final String COLUMNS = "select day, at, entries, broken_at, lost, proof from schakel.access_check";

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    LogFindings(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /** One row; only one that this installation made counts. */
    private record Row(LocalDate day, Instant at, long entries, Long brokenAt, LocalDate lost) {

        static Row of(ResultSet row) throws SQLException {
            Date lost = row.getDate("lost");
            return new Row(
                    row.getDate("day").toLocalDate(),
                    row.getTimestamp("at").toInstant(),
                    row.getLong("entries"),
                    row.getObject("broken_at", Long.class),
                    lost == null ? null : lost.toLocalDate());
        }

        byte[] proof(KeyedHash hash) {
            return hash.bytes(PURPOSE, day + " " + at.toEpochMilli() + " " + entries + " " + brokenAt + " " + lost);
        }

        LogWatch.Finding finding() {
            return new LogWatch.Finding(at, brokenAt == null && lost == null);
        }
    }

    /** Whether this day's check was done, here or on another node. */
    public boolean has(LocalDate day) {
        return ours(jdbc.sql(COLUMNS + " where day = ? order by id").param(Date.valueOf(day)))
                .isPresent();
    }

    /** What was found last. */
    public Optional<LogWatch.Finding> last() {
        return ours(jdbc.sql(COLUMNS + " order by id desc")).map(Row::finding);
    }

    /** Takes the turn until the end of the transaction. @return false when another node has it */
    public boolean mine() {
        return ClusterLock.LOG_CHECK.tryTake(jdbc);
    }

    /** Keeps what was found. */
    public void add(LocalDate day, Instant now, LogCheck check) {
        Row row = new Row(day, now.truncatedTo(ChronoUnit.MILLIS), check.entries(), check.brokenAt(), check.lost());
        jdbc.sql("insert into schakel.access_check (day, at, entries, broken_at, lost, proof)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        Date.valueOf(day),
                        Timestamp.from(row.at()),
                        row.entries(),
                        row.brokenAt(),
                        row.lost() == null ? null : Date.valueOf(row.lost()),
                        row.proof(hash))
                .update();
    }

    /** The first that this installation made: somebody with the database alone can add rows, but not prove them. */
    private Optional<Row> ours(JdbcClient.StatementSpec statement) {
        return statement.query(rows -> {
            while (rows.next()) {
                Row row = Row.of(rows);
                if (MessageDigest.isEqual(row.proof(hash), rows.getBytes("proof"))) {
                    return Optional.of(row);
                }
            }
            return Optional.<Row>empty();
        });
    }
}
