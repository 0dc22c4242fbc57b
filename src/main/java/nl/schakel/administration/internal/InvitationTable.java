package nl.schakel.administration.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: invitations to choose a password; of one person at most one is open. */
@Repository
public class InvitationTable {

    /** An invitation that nobody used or took back. */
    public record Row(UUID id, UUID person, Instant madeAt, Instant until) {}

    private final JdbcClient jdbc;

    InvitationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(UUID id, UUID person, UUID by, Instant now, Instant until) {
        jdbc.sql("insert into schakel.invitation (id, person, made_by, made_at, until) values (?, ?, ?, ?, ?)")
                .params(id, person, by, Timestamp.from(now), Timestamp.from(until))
                .update();
    }

    /** Takes back what this person has open. */
    public void withdraw(UUID person, Instant now) {
        jdbc.sql("update schakel.invitation set withdrawn_at = ?"
                        + " where person = ? and used_at is null and withdrawn_at is null")
                .params(Timestamp.from(now), person)
                .update();
    }

    /** Uses it. @return false when somebody did, took it back, or its time is over */
    public boolean use(UUID id, Instant now) {
        return jdbc.sql("update schakel.invitation set used_at = :now"
                                + " where id = :id and used_at is null and withdrawn_at is null and until > :now")
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** When the last one of this person was made, used or not. */
    public Optional<Instant> lastMade(UUID person) {
        return jdbc.sql("select max(made_at) from schakel.invitation where person = ?")
                .param(person)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** Until when each open invitation works, by person. */
    public Map<UUID, Instant> open() {
        Map<UUID, Instant> open = new HashMap<>();
        jdbc.sql("select person, until from schakel.invitation where used_at is null and withdrawn_at is null")
                .query((RowCallbackHandler) row -> open.put(
                        row.getObject("person", UUID.class),
                        row.getTimestamp("until").toInstant()));
        return open;
    }

    /** The open invitation with this id, its time over or not. */
    public Optional<Row> find(UUID id) {
        return read("id = ?", id).stream().findFirst();
    }

    private List<Row> read(String condition, UUID value) {
        return jdbc.sql("select id, person, made_at, until from schakel.invitation where " + condition
                        + " and used_at is null and withdrawn_at is null")
                .param(value)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("until").toInstant()))
                .list();
    }
}
