package nl.schakel.process.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.schakel.support.Coded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: how somebody often wants to see the own list, kept as codes. Nobody gives it a name, so that no name of
 * a person can stand in it, and nobody but its owner sees it.
 */
@Service
public class SavedSelections {

    /** More than these stand above nobody's list. */
    public static final int MOST = 12;

    /** One that was kept. */
    public record Saved(UUID id, TaskSelection selection) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedSelections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of this person, in the order in which they were kept. */
    @Transactional(readOnly = true)
    public List<Saved> of(UUID person) {
        return jdbc.sql("select * from schakel.saved_selection where person = ? order by kept_at, id")
                .param(person)
                .query((row, n) -> saved(row))
                .list();
    }

    /**
     * Keeps one; the same twice is one.
     *
     * @return false when this person has as many as can be kept
     */
    @Transactional
    public boolean keep(UUID person, TaskSelection selection) {
        int added = jdbc.sql("insert into schakel.saved_selection"
                        + " (id, person, filter, sort, municipality, step, acute, kept_at)"
                        + " select ?, ?, ?, ?, ?, ?, ?, ?"
                        + " where (select count(*) from schakel.saved_selection where person = ?) < ?"
                        + " on conflict do nothing")
                .params(
                        UUID.randomUUID(),
                        person,
                        selection.filter().code(),
                        selection.sort().code(),
                        selection.municipality(),
                        selection.step(),
                        selection.acute(),
                        Timestamp.from(clock.instant()),
                        person,
                        MOST)
                .update();
        return added == 1
                || of(person).stream().anyMatch(saved -> saved.selection().equals(selection));
    }

    /** Forgets one; somebody else's stays. */
    @Transactional
    public void forget(UUID id, UUID person) {
        jdbc.sql("delete from schakel.saved_selection where id = ? and person = ?")
                .params(id, person)
                .update();
    }

    private static Saved saved(ResultSet row) throws SQLException {
        return new Saved(
                row.getObject("id", UUID.class),
                new TaskSelection(
                        Coded.of(TaskFilter.class, row.getString("filter")).orElse(TaskFilter.ALLE),
                        Coded.of(TaskSort.class, row.getString("sort")).orElse(TaskSort.TERMIJN),
                        row.getString("municipality"),
                        row.getString("step"),
                        row.getBoolean("acute"),
                        null,
                        false,
                        null));
    }
}
