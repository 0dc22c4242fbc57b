package nl.schakel.signal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Command service: who did what when in a dossier. Holds codes only; the Dutch sentence is made where it is shown. */
@Service
public class Timeline {

    /**
     * One line.
     *
     * @param kind code of what happened, e.g. {@code taak-afgerond}
     * @param actor who did it; null for the system and for a reporter without account
     * @param group as which role of which organisation; null for the system
     * @param codes what belongs to the kind, e.g. the step and the rung
     */
    public record TimelineLine(Instant at, String kind, UUID actor, String group, List<String> codes) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a line in the running transaction. */
    public void add(UUID dossier, String kind, UUID actor, String group, String... codes) {
        jdbc.sql("insert into schakel.timeline_entry (dossier_id, at, kind, actor, actor_group, codes)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(dossier, Timestamp.from(clock.instant()), kind, actor, group, TextArray.of(List.of(codes)))
                .update();
    }

    /** A line of the system itself. */
    public void bySystem(UUID dossier, String kind, String... codes) {
        add(dossier, kind, null, null, codes);
    }

    /** All lines, the oldest first. */
    public List<TimelineLine> of(UUID dossier) {
        return jdbc.sql("select at, kind, actor, actor_group, codes from schakel.timeline_entry where dossier_id = ?"
                        + " order by id")
                .param(dossier)
                .query((row, n) -> new TimelineLine(
                        row.getTimestamp("at").toInstant(),
                        row.getString("kind"),
                        row.getObject("actor", UUID.class),
                        row.getString("actor_group"),
                        TextArray.in(row, "codes")))
                .list();
    }
}
