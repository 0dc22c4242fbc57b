package nl.schakel.retention.internal;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.retention.LegalHolds.LegalHold;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.SealedColumn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: legal holds; why is sealed in its row. */
@Component
public class HoldRows {

    private static final SealedColumn REASON = new SealedColumn("legal_hold", "reason_enc");

    private final JdbcClient jdbc;
    private final CaseCipher ciphers;

    HoldRows(JdbcClient jdbc, CaseCipher ciphers) {
        this.jdbc = jdbc;
        this.ciphers = ciphers;
    }

    /** Adds one; to be called under the lock of the case. */
    public void add(UUID id, UUID dossier, String reason, LocalDate until, UUID by, Instant at) {
        jdbc.sql("insert into schakel.legal_hold (id, dossier_id, reason_enc, until, by, at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        dossier,
                        ciphers.of(dossier).encrypt(reason, REASON.at(id)),
                        Date.valueOf(until),
                        by,
                        Timestamp.from(at))
                .update();
    }

    /** The one that nobody ended. */
    public Optional<LegalHold> open(UUID dossier) {
        return read(" where h.dossier_id = :which and h.ended_at is null", dossier).stream()
                .findFirst();
    }

    /** One, ended or not. */
    public Optional<LegalHold> find(UUID id) {
        return read(" where h.id = :which", id).stream().findFirst();
    }

    /** Those of a region that nobody ended, the first to end on top. */
    public List<LegalHold> of(String region) {
        return read(" where s.region = :which and h.ended_at is null order by h.until, s.reference", region);
    }

    private List<LegalHold> read(String where, Object which) {
        return jdbc.sql("select h.*, s.reference, s.region from schakel.legal_hold h"
                        + " join schakel.case_standing s on s.dossier_id = h.dossier_id" + where)
                .param("which", which)
                .query((row, n) -> new LegalHold(
                        row.getObject("id", UUID.class),
                        row.getObject("dossier_id", UUID.class),
                        row.getString("reference"),
                        row.getString("region"),
                        ciphers.of(row.getObject("dossier_id", UUID.class))
                                .decrypt(row.getBytes("reason_enc"), REASON.at(row.getObject("id", UUID.class))),
                        row.getDate("until").toLocalDate(),
                        row.getObject("by", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** @return false when somebody ended it already */
    public boolean end(UUID id, UUID by, Instant at) {
        return jdbc.sql("update schakel.legal_hold set ended_by = ?, ended_at = ? where id = ? and ended_at is null")
                        .params(by, Timestamp.from(at), id)
                        .update()
                == 1;
    }

    /** Which of these cases are held on this day. */
    public Set<UUID> held(Collection<UUID> dossiers, LocalDate today) {
        return dossiers.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select dossier_id from schakel.legal_hold where dossier_id in (:dossiers)"
                                + " and ended_at is null and until >= :today")
                        .param("dossiers", dossiers)
                        .param("today", Date.valueOf(today))
                        .query(UUID.class)
                        .list());
    }
}
