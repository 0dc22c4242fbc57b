package nl.schakel.placement.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.placement.Aside;
import nl.schakel.placement.ParkReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: the houses that were put aside in a search; one whose moment has passed is back by itself. */
@Component
public class AsideTable {

    private final JdbcClient jdbc;

    AsideTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts a house aside, or moves its moment; the caller holds the row of the search. */
    public void put(UUID placement, Aside aside, Instant at, UUID by) {
        back(placement, aside.location(), at, by);
        jdbc.sql("insert into schakel.placement_aside (id, placement, location, reason, until, at, by)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        placement,
                        aside.location(),
                        aside.reason().code(),
                        Timestamp.from(aside.until()),
                        Timestamp.from(at),
                        by)
                .update();
    }

    /** Puts a house back in the list; one that is there already stays there. */
    public void back(UUID placement, UUID location, Instant at, UUID by) {
        jdbc.sql("update schakel.placement_aside set back_at = ?, back_by = ?"
                        + " where placement = ? and location = ? and back_at is null")
                .params(Timestamp.from(at), by, placement, location)
                .update();
    }

    /** What is aside at this moment, the first to come back first. */
    public List<Aside> of(UUID placement, Instant now) {
        return jdbc.sql("select location, reason, until from schakel.placement_aside"
                        + " where placement = ? and back_at is null and until > ? order by until, location")
                .params(placement, Timestamp.from(now))
                .query((row, n) -> new Aside(
                        row.getObject("location", UUID.class),
                        ParkReason.of(row.getString("reason")).orElseThrow(),
                        row.getTimestamp("until").toInstant()))
                .list();
    }
}
