package nl.schakel.administration.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.organisation.GroupId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: roles that wait for the yes of a second person. */
@Repository
public class RoleProposalTable {

    /**
     * A role that is proposed for somebody.
     *
     * @param absence in whose place, for as long as that lasts; null for a role for good
     */
    public record Row(UUID id, UUID person, GroupId group, UUID proposedBy, Instant proposedAt, UUID absence) {

        /** A role for good. */
        public Row(UUID id, UUID person, GroupId group, UUID proposedBy, Instant proposedAt) {
            this(id, person, group, proposedBy, proposedAt, null);
        }
    }

    /**
     * How it stands with somebody who was asked to replace.
     *
     * @param decision code; null when nobody decided yet
     * @param standsIn whether they hold the role in that place now
     */
    public record Standing(UUID person, GroupId group, String decision, boolean standsIn) {}

    /** A time in which somebody held a role in the place of another. @param until {@link Instant#MAX} while it lasts */
    public record StoodIn(UUID person, Instant from, Instant until) {}

    private final JdbcClient jdbc;

    RoleProposalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a proposal. @return false when the same one waits already */
    public boolean insert(Row row) {
        return jdbc.sql("""
                        insert into schakel.role_proposal (id, person, role, organisation, proposed_by, proposed_at, absence)
                        values (:id, :person, :role, :organisation, :by, :at, :absence) on conflict do nothing
                        """)
                        .param("id", row.id())
                        .param("person", row.person())
                        .param("role", row.group().role().code())
                        .param("organisation", row.group().organisation())
                        .param("by", row.proposedBy())
                        .param("at", Timestamp.from(row.proposedAt()))
                        .param("absence", row.absence(), Types.OTHER)
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

    /** Everybody who was asked to replace in an absence. */
    public List<Standing> standing(UUID absence) {
        return jdbc.sql(
                        "select person, role, organisation, decision, given_at is not null and taken_at is null as stands_in"
                                + " from schakel.role_proposal where absence = ? order by proposed_at, id")
                .param(absence)
                .query((row, n) -> new Standing(
                        row.getObject("person", UUID.class),
                        group(row),
                        row.getString("decision"),
                        row.getBoolean("stands_in")))
                .list();
    }

    /** What two people agreed to for an absence, and was not given yet. */
    public List<Row> agreedFor(UUID absence) {
        return inAbsence(absence, "decision = 'gegeven' and given_at is null");
    }

    /** What is held in the place of who is away. */
    public List<Row> runningFor(UUID absence) {
        return inAbsence(absence, "given_at is not null and taken_at is null");
    }

    private List<Row> inAbsence(UUID absence, String which) {
        return jdbc.sql("select * from schakel.role_proposal where absence = ? and " + which
                        + " order by proposed_at, id")
                .param(absence)
                .query((row, n) -> row(row))
                .list();
    }

    /** Whether somebody holds a role in the place of another. */
    public boolean standsIn(UUID person, GroupId group) {
        return jdbc.sql(
                        "select exists (select from schakel.role_proposal where person = ? and role = ? and organisation = ?"
                                + " and given_at is not null and taken_at is null)")
                .params(person, group.role().code(), group.organisation())
                .query(Boolean.class)
                .single();
    }

    /** When any of these people held a role in the place of another, as far as that is within a stretch of time. */
    public List<StoodIn> stoodIn(Collection<UUID> people, Instant from, Instant until) {
        return jdbc.sql("select person, given_at, taken_at from schakel.role_proposal where person in (:people)"
                        + " and given_at <= :until and (taken_at is null or taken_at >= :from)")
                .param("people", people)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, n) -> new StoodIn(
                        row.getObject("person", UUID.class),
                        row.getTimestamp("given_at").toInstant(),
                        row.getTimestamp("taken_at") == null
                                ? Instant.MAX
                                : row.getTimestamp("taken_at").toInstant()))
                .list();
    }

    /** A role is held in the place of another from now on. */
    public void given(UUID id, Instant now) {
        jdbc.sql("update schakel.role_proposal set given_at = ? where id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }

    /** It is held in the place of another no more. */
    public void taken(UUID id, Instant now) {
        jdbc.sql("update schakel.role_proposal set taken_at = ? where id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }

    /** What somebody holds in the place of others is theirs from now on. */
    public void keep(UUID person, GroupId group, Instant now) {
        jdbc.sql("update schakel.role_proposal set taken_at = ? where person = ? and role = ? and organisation = ?"
                        + " and given_at is not null and taken_at is null")
                .params(Timestamp.from(now), person, group.role().code(), group.organisation())
                .update();
    }

    /** Nobody needs to decide any more: the absence is over. */
    public void withdrawFor(UUID absence, Instant now) {
        jdbc.sql("update schakel.role_proposal set decision = 'ingetrokken', decided_at = ?"
                        + " where absence = ? and decision is null")
                .params(Timestamp.from(now), absence)
                .update();
    }

    private static GroupId group(ResultSet row) throws SQLException {
        return GroupId.parse(row.getString("role") + "@" + row.getString("organisation"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                group(row),
                row.getObject("proposed_by", UUID.class),
                row.getTimestamp("proposed_at").toInstant(),
                row.getObject("absence", UUID.class));
    }
}
