package nl.schakel.signal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.support.Coded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for what partners found in a case: a victim, or an investigation. A case never ends past a finding
 * without a reason (R2). Codes only; what a partner wrote stands in its own answers.
 */
@Service
public class Findings {

    /** What a partner can find. */
    public enum Kind implements Coded {
        SLACHTOFFER,
        ONDERZOEK;

        /** The kind with this code, if there is one. */
        static Optional<Kind> of(String code) {
            return Coded.of(Kind.class, code);
        }
    }

    /** One finding. @param group {@code role@organisation} of who found it */
    public record Finding(UUID id, Kind kind, String group) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Findings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps what a group found, in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UUID dossier, Kind kind, String group) {
        jdbc.sql("insert into schakel.partner_finding (id, dossier_id, kind, group_id, at) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), dossier, kind.code(), group, Timestamp.from(clock.instant()))
                .update();
    }

    /** What was found in a case, the oldest first; of each group each kind once. */
    public List<Finding> of(UUID dossier) {
        return jdbc.sql("select distinct on (kind, group_id) id, kind, group_id, at from schakel.partner_finding"
                        + " where dossier_id = ? order by kind, group_id, at")
                .param(dossier)
                .query((row, n) -> new Finding(
                        row.getObject("id", UUID.class),
                        Kind.of(row.getString("kind")).orElseThrow(),
                        row.getString("group_id")))
                .list();
    }
}
