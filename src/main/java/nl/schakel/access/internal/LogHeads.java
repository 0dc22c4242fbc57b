package nl.schakel.access.internal;

import java.security.MessageDigest;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import nl.schakel.access.LogHead;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table of the heads of the chain that were sent out, one for each day; rows can be added, never changed. */
@Component
public class LogHeads {

    private static final String PURPOSE = "access-head";

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    public LogHeads(DataSource dataSource, KeyedHash hash) {
        this.jdbc = JdbcClient.create(dataSource);
        this.hash = hash;
    }

    /**
     * A head that was sent out.
     *
     * @param ours whether this installation made it; somebody with the database alone cannot
     */
    public record Sent(LocalDate day, LogHead head, boolean ours) {}

    /** All of them, the oldest first. */
    public List<Sent> all() {
        return jdbc.sql("select day, at, position, entries, seal, proof from schakel.access_head order by day")
                .query((row, n) -> {
                    LocalDate day = row.getDate("day").toLocalDate();
                    LogHead head = new LogHead(row.getLong("position"), row.getBytes("seal"));
                    byte[] proof = proof(day, row.getTimestamp("at").toInstant(), row.getLong("entries"), head);
                    return new Sent(day, head, MessageDigest.isEqual(proof, row.getBytes("proof")));
                })
                .list();
    }

    /** Keeps the head of this day. @return false when there is one already */
    public boolean keep(LocalDate day, Instant now, long entries, LogHead head) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return jdbc.sql("insert into schakel.access_head (day, at, position, entries, seal, proof)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                Date.valueOf(day),
                                Timestamp.from(at),
                                head.position(),
                                entries,
                                head.seal(),
                                proof(day, at, entries, head))
                        .update()
                == 1;
    }

    private byte[] proof(LocalDate day, Instant at, long entries, LogHead head) {
        return hash.bytes(
                PURPOSE,
                String.join(
                        " ",
                        day.toString(),
                        Long.toString(at.toEpochMilli()),
                        Long.toString(entries),
                        Long.toString(head.position()),
                        HexFormat.of().formatHex(head.seal())));
    }
}
