package nl.schakel.administration.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: who is away, from which day to which. */
@Repository
public class AbsenceTable {

    /** An absence that is planned or runs. @param lastDay the last day on which somebody is away */
    public record Row(UUID id, UUID person, LocalDate firstDay, LocalDate lastDay, boolean begun) {}

    private final JdbcClient jdbc;

    AbsenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps an absence. @return false when another one of that person is planned or runs */
    public boolean insert(Row row, UUID by, Instant now) {
        return jdbc.sql("""
                        insert into schakel.absence (id, person, first_day, last_day, reported_by, reported_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(row.id(), row.person(), row.firstDay(), row.lastDay(), by, Timestamp.from(now))
                        .update()
                == 1;
    }

    /** The absence of somebody that is planned or runs. */
    public Optional<Row> openOf(UUID person) {
        return jdbc.sql("select * from schakel.absence where person = ? and ended_at is null")
                .param(person)
                .query((row, n) -> row(row))
                .optional();
    }

    /** The absences of these people that are planned or run, the first to begin on top. */
    public List<Row> openOf(Collection<UUID> people) {
        return people.isEmpty()
                ? List.of()
                : jdbc.sql("select * from schakel.absence where ended_at is null"
                                + " and person = any(string_to_array(?, ',')::uuid[]) order by first_day, person")
                        .param(people.stream().map(UUID::toString).collect(Collectors.joining(",")))
                        .query((row, n) -> row(row))
                        .list();
    }

    /** The absence with this id, as long as it is planned or runs. */
    public Optional<Row> open(UUID id) {
        return jdbc.sql("select * from schakel.absence where id = ? and ended_at is null")
                .param(id)
                .query((row, n) -> row(row))
                .optional();
    }

    /** What is to begin or to end on this day, or was before. */
    public List<UUID> due(LocalDate today) {
        return jdbc.sql("select id from schakel.absence where ended_at is null"
                        + " and (last_day < :today or began_at is null and first_day <= :today) order by first_day, id")
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    /** It begins. */
    public void begin(UUID id, Instant now) {
        jdbc.sql("update schakel.absence set began_at = ? where id = ?")
                .params(Timestamp.from(now), id)
                .update();
    }

    /** It is over. @return false when it was before */
    public boolean end(UUID id, Instant now) {
        return jdbc.sql("update schakel.absence set ended_at = ? where id = ? and ended_at is null")
                        .params(Timestamp.from(now), id)
                        .update()
                == 1;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getTimestamp("began_at") != null);
    }
}
