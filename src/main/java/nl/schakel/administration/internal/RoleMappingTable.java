package nl.schakel.administration.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.organisation.GroupId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: which role goes with what a provider says of somebody; what ended stays. */
@Repository
public class RoleMappingTable {

    /**
     * A row that counts.
     *
     * @param claimed what the provider says
     * @param approvedBy the second person; null when there was none yet
     */
    public record Row(
            UUID id, String provider, String claimed, GroupId group, UUID madeBy, Instant madeAt, UUID approvedBy) {}

    private final JdbcClient jdbc;

    RoleMappingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the same row is there already */
    public boolean insert(Row row) {
        return jdbc.sql("""
                        insert into schakel.role_mapping (id, provider, claimed, role, organisation, made_by, made_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(
                                row.id(),
                                row.provider(),
                                row.claimed(),
                                row.group().role().code(),
                                row.group().organisation(),
                                row.madeBy(),
                                Timestamp.from(row.madeAt()))
                        .update()
                == 1;
    }

    /** A second person agrees. @return false when somebody did, or it ended */
    public boolean approve(UUID id, UUID by, Instant now) {
        return jdbc.sql("update schakel.role_mapping set approved_by = ?, approved_at = ?"
                                + " where id = ? and approved_by is null and ended_at is null")
                        .params(by, Timestamp.from(now), id)
                        .update()
                == 1;
    }

    /** @return false when it ended already */
    public boolean end(UUID id, UUID by, Instant now) {
        return jdbc.sql("update schakel.role_mapping set ended_by = ?, ended_at = ? where id = ? and ended_at is null")
                        .params(by, Timestamp.from(now), id)
                        .update()
                == 1;
    }

    /** Those of a provider for its organisation, by what it says. */
    public List<Row> open(String provider, String organisation) {
        return jdbc.sql(
                        "select * from schakel.role_mapping where provider = ? and organisation = ? and ended_at is null"
                                + " order by claimed, role")
                .params(provider, organisation)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("provider"),
                row.getString("claimed"),
                GroupId.parse(row.getString("role") + "@" + row.getString("organisation")),
                row.getObject("made_by", UUID.class),
                row.getTimestamp("made_at").toInstant(),
                row.getObject("approved_by", UUID.class));
    }
}
