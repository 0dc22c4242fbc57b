package nl.schakel.access.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read model: rows of the access log by people of some organisations, in the order of time, some at a time. */
@Component
class ExportRows {

    static final int PAGE = 1000;

    private static final String OWN = "l.organisations && string_to_array(:own, ',') and l.at < :until";

    private final JdbcClient jdbc;

    ExportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a page ended. */
    record Reached(Instant at, long id) {}

    /** One row; what came later than the row itself is null. */
    record Row(
            long id,
            Instant at,
            UUID person,
            List<String> organisations,
            String kind,
            String why,
            List<String> parts,
            String purpose,
            List<String> held,
            String traceId,
            String spanId,
            String parentSpanId,
            UUID dossier,
            List<UUID> shown) {

        Reached place() {
            return new Reached(at, id);
        }

        /** The cases that it is about. */
        List<UUID> subjects() {
            return Stream.concat(dossier == null ? Stream.of() : Stream.of(dossier), shown.stream())
                    .distinct()
                    .toList();
        }
    }

    int count(Set<String> own, Instant from, Instant until) {
        return jdbc.sql("select count(*) from schakel.access_log l where " + OWN + " and l.at >= :from")
                .param("own", String.join(",", own))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(Integer.class)
                .single();
    }

    List<Row> after(Set<String> own, Reached place, Instant until) {
        return jdbc.sql("select l.* from schakel.access_log l where " + OWN + " and (l.at, l.id) > (:at, :id)"
                        + " order by l.at, l.id limit " + PAGE)
                .param("own", String.join(",", own))
                .param("until", Timestamp.from(until))
                .param("at", Timestamp.from(place.at()))
                .param("id", place.id())
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getObject("person", UUID.class),
                TextArray.in(row, "organisations"),
                row.getString("kind"),
                row.getString("why"),
                TextArray.in(row, "parts"),
                row.getString("purpose"),
                row.getArray("held") == null ? List.of() : TextArray.in(row, "held"),
                row.getString("trace_id"),
                row.getString("span_id"),
                row.getString("parent_span_id"),
                row.getObject("dossier_id", UUID.class),
                row.getArray("shown") == null
                        ? List.of()
                        : Arrays.asList((UUID[]) row.getArray("shown").getArray()));
    }
}
