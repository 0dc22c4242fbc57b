package nl.schakel.signal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for the police's request to wait with contact (R13): while it stands nobody visits or calls those
 * involved. It never says why.
 */
@Service
public class ContactHolds {

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final Clock clock;

    ContactHolds(JdbcClient jdbc, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** From now on contact waits. Asking again while it waits changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(UUID dossier) {
        int added = jdbc.sql("insert into schakel.contact_hold (id, dossier_id, since) values (?, ?, ?)"
                        + " on conflict (dossier_id) where until is null do nothing")
                .params(UUID.randomUUID(), dossier, Timestamp.from(clock.instant()))
                .update();
        if (added == 1) {
            timeline.bySystem(dossier, "contact-wacht");
        }
    }

    /** Contact is free again. When nothing waits, nothing happens. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(UUID dossier) {
        int ended = jdbc.sql("update schakel.contact_hold set until = greatest(since, :now)"
                        + " where dossier_id = :dossier and until is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("dossier", dossier)
                .update();
        if (ended == 1) {
            timeline.bySystem(dossier, "contact-vrij");
        }
    }

    /** Whether contact waits in this case. */
    public boolean active(UUID dossier) {
        return jdbc.sql("select exists (select from schakel.contact_hold where dossier_id = ? and until is null)")
                .param(dossier)
                .query(Boolean.class)
                .single();
    }
}
