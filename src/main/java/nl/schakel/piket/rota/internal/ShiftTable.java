package nl.schakel.piket.rota.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.Shift;
import nl.schakel.piket.rota.Span;
import nl.schakel.support.input.InvalidInput;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table: the shifts of every rota. A change replaces time on a line; anyone who changes anything holds the lock of the
 * area.
 */
@Repository
public class ShiftTable {

    /**
     * From now on this person has this time on this line.
     *
     * @param person or null when somebody is still looked for
     */
    public record Change(Line line, Span span, UUID person) {}

    private static final String SELECT =
            "select id, area, line, lower(during) starts, upper(during) ends, person, pattern from schakel.duty_shift";

    private final JdbcClient jdbc;

    ShiftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one change of this rota happen at a time. */
    public void lock(String area) {
        jdbc.sql("select code from schakel.duty_area where code = ? for update")
                .param(area)
                .query(String.class)
                .list();
    }

    /** The shifts that overlap a span, in order. */
    public List<Shift> within(String area, Span span) {
        return jdbc.sql(SELECT + " where area = ? and during && tstzrange(?, ?) order by lower(during), line")
                .params(area, Timestamp.from(span.from()), Timestamp.from(span.until()))
                .query(ShiftTable::shift)
                .list();
    }

    /** The shifts of one person in all areas that overlap a span, in order. */
    public List<Shift> ofPerson(UUID person, Span span) {
        return jdbc.sql(SELECT + " where person = ? and during && tstzrange(?, ?) order by lower(during)")
                .params(person, Timestamp.from(span.from()), Timestamp.from(span.until()))
                .query(ShiftTable::shift)
                .list();
    }

    /** A shift changes its id whenever somebody else gets it. */
    public Optional<Shift> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(ShiftTable::shift)
                .optional();
    }

    /** Who has a shift now that changed hands. */
    public Optional<UUID> successor(UUID shift) {
        return jdbc.sql("select to_person from schakel.duty_change where shift = ? and to_person is not null"
                        + " order by id desc limit 1")
                .param(shift)
                .query(UUID.class)
                .optional();
    }

    /** The newest change that was made by hand in an area; none is 0. */
    public long version(String area) {
        return jdbc.sql("select coalesce(max(id), 0) from schakel.duty_change where area = ?")
                .param(area)
                .query(Long.class)
                .single();
    }

    /** Whether somebody changed a line by hand in this span after that change. */
    public boolean changedSince(long version, String area, Line line, Span span) {
        return jdbc.sql("select exists (select 1 from schakel.duty_change where area = ? and line = ?"
                        + " and during && tstzrange(?, ?) and id > ?)")
                .params(area, line.number(), Timestamp.from(span.from()), Timestamp.from(span.until()), version)
                .query(Boolean.class)
                .single();
    }

    /** Makes changes, all or none, and keeps who did so. */
    public void change(String area, List<Change> changes, String how, UUID by, Instant now) {
        changes.forEach(change -> clear(area, change, how, by, now));
        changes.forEach(change ->
                insert(new Shift(UUID.randomUUID(), area, change.line(), change.span(), change.person(), null)));
    }

    /** @throws InvalidInput when the line is taken, or the person is on duty elsewhere at that time */
    public void insert(Shift shift) {
        try {
            jdbc.sql("insert into schakel.duty_shift (id, area, line, during, person, pattern)"
                            + " values (?, ?, ?, tstzrange(?, ?), ?, ?)")
                    .params(
                            shift.id(),
                            shift.area(),
                            shift.line().number(),
                            Timestamp.from(shift.span().from()),
                            Timestamp.from(shift.span().until()),
                            shift.person(),
                            shift.pattern())
                    .update();
        } catch (DataIntegrityViolationException refused) {
            throw RotaRefusals.of(refused);
        }
    }

    private void clear(String area, Change change, String how, UUID by, Instant now) {
        List<Shift> before = within(area, change.span()).stream()
                .filter(shift -> shift.line() == change.line())
                .toList();
        if (before.isEmpty()) {
            log(area, change, change.span(), null, how, by, now);
        }
        for (Shift shift : before) {
            log(area, change, shift.span(), shift.id(), how, by, now);
            jdbc.sql("delete from schakel.duty_shift where id = ?")
                    .param(shift.id())
                    .update();
            List<Span> left = shift.span().minus(change.span());
            // the first piece keeps its name: to whom it happened, it is the same duty
            for (int piece = 0; piece < left.size(); piece++) {
                UUID id = piece == 0 ? shift.id() : UUID.randomUUID();
                insert(new Shift(id, area, shift.line(), left.get(piece), shift.person(), shift.pattern()));
            }
        }
    }

    private void log(String area, Change change, Span span, UUID shift, String how, UUID by, Instant now) {
        jdbc.sql("insert into schakel.duty_change (area, line, during, shift, to_person, how, changed_at, changed_by)"
                        + " values (?, ?, tstzrange(?, ?), ?, ?, ?, ?, ?)")
                .params(
                        area,
                        change.line().number(),
                        Timestamp.from(span.from()),
                        Timestamp.from(span.until()),
                        shift,
                        change.person(),
                        how,
                        Timestamp.from(now),
                        by)
                .update();
    }

    private static Shift shift(ResultSet row, int n) throws SQLException {
        return new Shift(
                row.getObject("id", UUID.class),
                row.getString("area"),
                Line.of(row.getInt("line")),
                new Span(
                        row.getTimestamp("starts").toInstant(),
                        row.getTimestamp("ends").toInstant()),
                row.getObject("person", UUID.class),
                row.getObject("pattern", UUID.class));
    }
}
