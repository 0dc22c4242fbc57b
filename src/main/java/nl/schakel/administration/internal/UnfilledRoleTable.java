package nl.schakel.administration.internal;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.organisation.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: roles that a route needs and nobody holds. */
@Repository
public class UnfilledRoleTable {

    /**
     * One that is open.
     *
     * @param organisation null when the region named none
     * @param told how often
     * @param toldAt null when it was not told yet
     */
    public record Unfilled(UUID id, Role role, String organisation, Instant since, int told, Instant toldAt) {}

    private final JdbcClient jdbc;

    UnfilledRoleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a region that nobody filled yet. */
    public List<Unfilled> open(String region) {
        return jdbc.sql("select * from schakel.unfilled_role where region = ? and filled_at is null order by since, id")
                .param(region)
                .query((row, n) -> new Unfilled(
                        row.getObject("id", UUID.class),
                        Role.of(row.getString("role")),
                        row.getString("organisation"),
                        row.getTimestamp("since").toInstant(),
                        row.getInt("told"),
                        row.getTimestamp("told_at") == null
                                ? null
                                : row.getTimestamp("told_at").toInstant()))
                .list();
    }

    /** Notes one; one that is open already stays as it is. */
    public void add(String region, Role role, String organisation, Instant now) {
        jdbc.sql("insert into schakel.unfilled_role (id, region, role, organisation, since)"
                        + " values (:id, :region, :role, :organisation, :now) on conflict do nothing")
                .param("id", UUID.randomUUID())
                .param("region", region)
                .param("role", role.code())
                .param("organisation", organisation, Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Somebody holds it. */
    public void filled(UUID id, Instant now) {
        jdbc.sql("update schakel.unfilled_role set filled_at = ? where id = ? and filled_at is null")
                .params(Timestamp.from(now), id)
                .update();
    }

    /** It is told once more. @return false when another node did */
    public boolean tell(UUID id, int before, Instant now) {
        return jdbc.sql("update schakel.unfilled_role set told = told + 1, told_at = ? where id = ? and told = ?"
                                + " and filled_at is null")
                        .params(Timestamp.from(now), id, before)
                        .update()
                == 1;
    }
}
