package nl.schakel.administration.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.organisation.GroupId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: roles that wait for the yes of a second person. */
@Repository
public class RoleProposalTable {

    /** A proposal that nobody decided yet. */
    public record Row(UUID id, UUID person, GroupId group, UUID proposedBy, Instant proposedAt) {}

    private final JdbcClient jdbc;

    RoleProposalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a proposal. @return false when the same one waits already */
    public boolean insert(Row row) {
        return jdbc.sql("""
                        insert into schakel.role_proposal (id, person, role, organisation, proposed_by, proposed_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(
                                row.id(),
                                row.person(),
                                row.group().role().code(),
                                row.group().organisation(),
                                row.proposedBy(),
                                Timestamp.from(row.proposedAt()))
                        .update()
                == 1;
    }

    /** Decides it. @return false when somebody did already */
    public boolean decide(UUID id, String decision, UUID by, Instant now) {
        return jdbc.sql("update schakel.role_proposal set decision = ?, decided_by = ?, decided_at = ?"
                                + " where id = ? and decision is null")
                        .params(decision, by, Timestamp.from(now), id)
                        .update()
                == 1;
    }

    /** What waits at an organisation, the oldest first. */
    public List<Row> waiting(String organisation) {
        return jdbc.sql("select * from schakel.role_proposal where organisation = ? and decision is null"
                        + " order by proposed_at, id")
                .param(organisation)
                .query((row, n) -> row(row))
                .list();
    }

    /** Where any wait: the organisation of each. */
    public List<String> organisationsWaiting() {
        return jdbc.sql("select organisation from schakel.role_proposal where decision is null")
                .query(String.class)
                .list();
    }

    /** Whether any role waits for this person, at any organisation. */
    public boolean waitsFor(UUID person) {
        return jdbc.sql("select exists (select from schakel.role_proposal where person = ? and decision is null)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /** The proposal with this id, as long as nobody decided it. */
    public Optional<Row> find(UUID id) {
        return jdbc.sql("select * from schakel.role_proposal where id = ? and decision is null")
                .param(id)
                .query((row, n) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                GroupId.parse(row.getString("role") + "@" + row.getString("organisation")),
                row.getObject("proposed_by", UUID.class),
                row.getTimestamp("proposed_at").toInstant());
    }
}
