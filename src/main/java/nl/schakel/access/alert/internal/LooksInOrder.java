package nl.schakel.access.alert.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read model: looks of people at cases, in the order of the chain of the access log. */
@Component
class LooksInOrder {

    /** Looks by a person at a case or a list of them; watching over the log is none of these. */
    private static final String LOOKS = "l.kind in ('inzage', 'lijst') and cardinality(l.organisations) > 0"
            + " and l.purpose is not null and l.purpose <> 'toezicht'";

    private final JdbcClient jdbc;

    LooksInOrder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One look.
     *
     * @param position in the chain
     * @param dossier that was opened; null for a list
     * @param shown the cases of a list, and those beside the one that was opened
     */
    record One(
            long position,
            Instant at,
            UUID person,
            List<String> organisations,
            UUID dossier,
            String why,
            String purpose,
            List<UUID> shown) {

        boolean opened() {
            return dossier != null;
        }
    }

    /** How far the chain goes on from a place, at most so many. */
    long end(long after, int most) {
        return jdbc.sql(
                        "select coalesce(max(position), ?) from (select position from schakel.access_seal where position > ?"
                                + " order by position limit ?) next")
                .params(after, after, most)
                .query(Long.class)
                .single();
    }

    /** The looks between two places of the chain, the second included. */
    List<One> between(long after, long until) {
        return jdbc.sql("select s.position, l.* from schakel.access_seal s join schakel.access_log l on l.id = s.entry"
                        + " where s.position > ? and s.position <= ? and " + LOOKS + " order by s.position")
                .params(after, until)
                .query((row, n) -> one(row, row.getLong("position")))
                .list();
    }

    /** What a person looked at in a time, both ends included; sealed or not. */
    List<One> of(UUID person, Instant from, Instant until) {
        return jdbc.sql("select l.* from schakel.access_log l where l.person = ? and l.at between ? and ? and " + LOOKS
                        + " order by l.at, l.id")
                .params(person, Timestamp.from(from), Timestamp.from(until))
                .query((row, n) -> one(row, 0))
                .list();
    }

    /** Where a case plays, as the parties in it know; null when there are none any more. */
    String municipality(UUID dossier) {
        return jdbc.sql(
                        "select municipality from schakel.party where dossier_id = ? and municipality is not null limit 1")
                .param(dossier)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static One one(ResultSet row, long position) throws SQLException {
        return new One(
                position,
                row.getTimestamp("at").toInstant(),
                row.getObject("person", UUID.class),
                TextArray.in(row, "organisations"),
                row.getObject("dossier_id", UUID.class),
                row.getString("why"),
                row.getString("purpose"),
                row.getArray("shown") == null
                        ? List.of()
                        : Arrays.asList((UUID[]) row.getArray("shown").getArray()));
    }
}
