package nl.schakel.process.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.support.Coded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: how somebody often wants to see one of the own lists, kept as codes. Nobody gives it a name, so that no
 * name of a person can stand in it, and nobody but its owner sees it.
 */
@Service
public class SavedSelections {

    /** More than these stand above nobody's list. */
    public static final int MOST = 12;

    /** Code list: the lists of which a choice can be kept. */
    public enum OwnList implements Coded {
        TAKEN,
        ZAKEN
    }

    /**
     * What was chosen, as codes.
     *
     * @param filter which part of the list: a tab, or a status
     * @param municipality CBS code, or null for all
     * @param step code of a step, or null for all
     */
    public record Choice(String filter, String sort, String municipality, String step, boolean acute) {}

    /** One that was kept. */
    public record Saved(UUID id, Choice choice) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedSelections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of this person, in the order in which they were kept. */
    @Transactional(readOnly = true)
    public List<Saved> of(UUID person, OwnList list) {
        return jdbc.sql("select * from schakel.saved_selection where person = ? and list = ? order by kept_at, id")
                .params(person, list.code())
                .query((row, n) -> saved(row))
                .list();
    }

    /**
     * Keeps one; the same twice is one.
     *
     * @return the one that is kept; empty when this person has as many as can be kept
     */
    @Transactional
    public Optional<Saved> keep(UUID person, OwnList list, Choice choice) {
        jdbc.sql("insert into schakel.saved_selection"
                        + " (id, person, list, filter, sort, municipality, step, acute, kept_at)"
                        + " select ?, ?, ?, ?, ?, ?, ?, ?, ?"
                        + " where (select count(*) from schakel.saved_selection where person = ? and list = ?) < ?"
                        + " on conflict do nothing")
                .params(
                        UUID.randomUUID(),
                        person,
                        list.code(),
                        choice.filter(),
                        choice.sort(),
                        choice.municipality(),
                        choice.step(),
                        choice.acute(),
                        Timestamp.from(clock.instant()),
                        person,
                        list.code(),
                        MOST)
                .update();
        return of(person, list).stream()
                .filter(saved -> saved.choice().equals(choice))
                .findFirst();
    }

    /** Forgets one; somebody else's stays. @return whether there was one to forget */
    @Transactional
    public boolean forget(UUID id, UUID person) {
        return jdbc.sql("delete from schakel.saved_selection where id = ? and person = ?")
                        .params(id, person)
                        .update()
                == 1;
    }

    private static Saved saved(ResultSet row) throws SQLException {
        return new Saved(
                row.getObject("id", UUID.class),
                new Choice(
                        row.getString("filter"),
                        row.getString("sort"),
                        row.getString("municipality"),
                        row.getString("step"),
                        row.getBoolean("acute")));
    }
}
