package nl.schakel.placement.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import nl.schakel.placement.ParkEnd;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: the times in which a search for a place was parked. A search is parked once at a time. */
@Component
public class ParkedTable {

    private final JdbcClient jdbc;

    ParkedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores that a search is parked; the caller holds its row. */
    public void insert(UUID placement, Parked parked) {
        jdbc.sql(
                        "insert into schakel.placement_parked (id, placement, reason, until, at, by) values (?, ?, ?, ?, ?, ?)")
                .params(
                        parked.id(),
                        placement,
                        parked.reason().code(),
                        Timestamp.from(parked.until()),
                        Timestamp.from(parked.at()),
                        parked.by())
                .update();
    }

    /** Notes that it may go on, and why; its route is still to do so. The first word counts. */
    public void mayGoOn(UUID placement, ParkEnd how, UUID by) {
        jdbc.sql("update schakel.placement_parked set resumed_how = ?, resumed_by = ?"
                        + " where placement = ? and resumed_at is null and resumed_how is null")
                .params(how.code(), by, placement)
                .update();
    }

    /** Notes that it goes on. @param how why, unless that was said before @return false when it was not parked */
    public boolean goesOn(UUID placement, ParkEnd how, Instant at) {
        return jdbc.sql("update schakel.placement_parked set resumed_at = ?, resumed_how = coalesce(resumed_how, ?)"
                                + " where placement = ? and resumed_at is null")
                        .params(Timestamp.from(at), how.code(), placement)
                        .update()
                == 1;
    }

    /** Whether this search was ever parked. */
    public boolean ever(UUID placement) {
        return jdbc.sql("select exists (select 1 from schakel.placement_parked where placement = ?)")
                .param(placement)
                .query(Boolean.class)
                .single();
    }

    /** Reads the columns {@code parked_*} of a row that says with which search they go. @return null when it is not parked */
    static Parked read(ResultSet row) throws SQLException {
        UUID id = row.getObject("parked_id", UUID.class);
        return id == null
                ? null
                : new Parked(
                        id,
                        ParkReason.of(row.getString("parked_reason")).orElseThrow(),
                        row.getTimestamp("parked_until").toInstant(),
                        row.getTimestamp("parked_at").toInstant(),
                        row.getObject("parked_by", UUID.class));
    }
}
