package nl.schakel.administration.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.organisation.GroupId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: roles that somebody has, or could get, because a provider says something of them. */
@Repository
public class ClaimedRoleTable {

    /** @param decidedBy who made the row that led to it */
    public record Row(UUID person, String provider, GroupId group, UUID mapping, UUID decidedBy) {}

    private final JdbcClient jdbc;

    ClaimedRoleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(UUID person, RoleMappingTable.Row mapping, Instant now) {
        jdbc.sql("""
                        insert into schakel.claimed_role (person, provider, role, mapping, since)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(person, mapping.provider(), mapping.group().role().code(), mapping.id(), Timestamp.from(now))
                .update();
    }

    public void delete(Row row) {
        jdbc.sql("delete from schakel.claimed_role where person = ? and provider = ? and role = ?")
                .params(row.person(), row.provider(), row.group().role().code())
                .update();
    }

    /** Forgets what a provider gave somebody at an organisation that they leave. */
    public void deleteAll(UUID person, String organisation) {
        jdbc.sql("""
                        delete from schakel.claimed_role claimed using schakel.role_mapping mapping
                        where mapping.id = claimed.mapping and claimed.person = ? and mapping.organisation = ?
                        """).params(person, organisation).update();
    }

    public List<Row> of(UUID person, String provider) {
        return jdbc.sql("""
                        select claimed.*, mapping.organisation, mapping.made_by
                        from schakel.claimed_role claimed join schakel.role_mapping mapping on mapping.id = claimed.mapping
                        where claimed.person = ? and claimed.provider = ? order by claimed.role
                        """)
                .params(person, provider)
                .query((row, n) -> new Row(
                        row.getObject("person", UUID.class),
                        row.getString("provider"),
                        GroupId.parse(row.getString("role") + "@" + row.getString("organisation")),
                        row.getObject("mapping", UUID.class),
                        row.getObject("made_by", UUID.class)))
                .list();
    }
}
