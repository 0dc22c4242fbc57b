package nl.schakel.piket.rota.internal;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.PatternSlot;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: the weekly patterns, and which of their days have become shifts. */
@Repository
public class PatternTable {

    private final JdbcClient jdbc;

    PatternTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The pattern of an area from Monday on. */
    public List<PatternSlot> of(String area) {
        return jdbc.sql("select id, area, line, weekday, starts, ends, first_week, person from schakel.duty_pattern"
                        + " where area = ? order by weekday, starts, line, first_week, id")
                .param(area)
                .query((row, n) -> new PatternSlot(
                        row.getObject("id", UUID.class),
                        row.getString("area"),
                        Line.of(row.getInt("line")),
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getObject("starts", LocalTime.class),
                        row.getObject("ends", LocalTime.class),
                        row.getObject("first_week", LocalDate.class),
                        row.getObject("person", UUID.class)))
                .list();
    }

    /** Adds a duty to the week. */
    public void insert(PatternSlot slot) {
        try {
            jdbc.sql(
                            "insert into schakel.duty_pattern (id, area, line, weekday, starts, ends, first_week, minutes, person)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?::int4multirange, ?)")
                    .params(
                            slot.id(),
                            slot.area(),
                            slot.line().number(),
                            slot.day().getValue(),
                            slot.starts(),
                            slot.ends(),
                            slot.firstWeek(),
                            slot.minutes(),
                            slot.person())
                    .update();
        } catch (DataIntegrityViolationException refused) {
            throw RotaRefusals.of(refused);
        }
    }

    /** Takes a duty out of the week, with its shifts that have not begun and that nobody changed by hand. */
    public void delete(UUID slot, Instant now) {
        jdbc.sql("delete from schakel.duty_shift where pattern = ? and lower(during) > ?")
                .params(slot, Timestamp.from(now))
                .update();
        jdbc.sql("delete from schakel.duty_pattern where id = ?").param(slot).update();
    }

    /** The days that this duty has been planned for. */
    Set<LocalDate> plannedDays(UUID slot, LocalDate since) {
        return jdbc.sql("select day from schakel.duty_planned where pattern = ? and day >= ?")
                .params(slot, since)
                .query(LocalDate.class)
                .set();
    }

    void markPlanned(UUID slot, LocalDate day) {
        jdbc.sql("insert into schakel.duty_planned (pattern, day) values (?, ?)")
                .params(slot, day)
                .update();
    }
}
