package nl.schakel.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for who has a case open now. It is about the next minutes only: a page that is open says so again and again,
 * and whoever was not heard of for three of them is forgotten.
 */
@Service
public class Presence {

    /** Longer than two times in which a page says that it is open. */
    static final Duration REMEMBERED = Duration.ofMinutes(3);

    /** Somebody who has the case open. @param since when they opened it */
    public record Here(UUID person, Instant since) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Presence(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** This person has the case open. To be called for who was let in. */
    @Transactional
    public void here(UUID dossier, Viewer viewer) {
        jdbc.sql("""
                        insert into schakel.presence (dossier_id, person, opened_at, seen_at)
                        values (:dossier, :person, :now, now())
                        on conflict (dossier_id, person) do update set seen_at = now(), opened_at = case
                            when presence.seen_at < now() - make_interval(secs => :remembered) then excluded.opened_at
                            else presence.opened_at end
                        """)
                .param("dossier", dossier)
                .param("person", viewer.personId())
                .param("now", Timestamp.from(clock.instant()))
                .param("remembered", REMEMBERED.toSeconds())
                .update();
    }

    /** Who else has it open, the first to open it first. Whom of them a reader may know of is for the caller to decide. */
    @Transactional(readOnly = true)
    public List<Here> others(UUID dossier, Viewer viewer) {
        return jdbc.sql("select person, opened_at from schakel.presence where dossier_id = ? and person <> ?"
                        + " and seen_at >= now() - make_interval(secs => ?) order by opened_at, person")
                .params(dossier, viewer.personId(), REMEMBERED.toSeconds())
                .query((row, n) -> new Here(
                        row.getObject("person", UUID.class),
                        row.getTimestamp("opened_at").toInstant()))
                .list();
    }

    /** Forgets who was not heard of. */
    @Transactional
    public void forget() {
        jdbc.sql("delete from schakel.presence where seen_at < now() - make_interval(secs => ?)")
                .param(REMEMBERED.toSeconds())
                .update();
    }
}
