package nl.schakel.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.EmergencyAccess.Opened;
import nl.schakel.access.EmergencyUse;
import nl.schakel.access.Part;
import nl.schakel.access.Verdict;
import nl.schakel.access.Viewer;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.crypto.SealedColumn;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table: who has, or had, emergency access to what. Reasons and remarks are encrypted; the access log holds codes
 * only.
 */
@Component
public class EmergencyTable {

    /** Before the reason of every look in the access log that emergency access made possible. */
    public static final String PREFIX = "noodtoegang/";

    private static final SealedColumn REASON = new SealedColumn("emergency_access", "reason_enc");
    private static final SealedColumn REMARK = new SealedColumn("emergency_access", "remark_enc");

    private final JdbcClient jdbc;
    private final CaseCipher ciphers;
    private final Clock clock;

    EmergencyTable(JdbcClient jdbc, CaseCipher ciphers, Clock clock) {
        this.jdbc = jdbc;
        this.ciphers = ciphers;
        this.clock = clock;
    }

    /** Keeps a new one. */
    public void insert(Opened opened, String reason) {
        jdbc.sql(
                        "insert into schakel.emergency_access (id, dossier_id, call, person, parts, reason_enc, opened_at, until)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        opened.id(),
                        opened.dossier(),
                        opened.call(),
                        opened.person(),
                        TextArray.of(
                                opened.parts().stream().sorted().map(Part::name).toList()),
                        ciphers.of(opened.dossier()).encrypt(reason, REASON.at(opened.id())),
                        Timestamp.from(opened.openedAt()),
                        Timestamp.from(opened.until()))
                .update();
    }

    /** The one of this person and case that nobody ended, also when its time is over. */
    public Optional<UUID> openOf(UUID person, UUID dossier) {
        return jdbc.sql(
                        "select id from schakel.emergency_access where person = ? and dossier_id = ? and ended_at is null"
                                + " for update")
                .params(person, dossier)
                .query(UUID.class)
                .optional();
    }

    /** Ends one. @return whether it was still open */
    public boolean end(UUID id, Instant now, String how) {
        return jdbc.sql("update schakel.emergency_access set ended_at = greatest(opened_at, least(?, until)),"
                                + " ended_how = ? where id = ? and ended_at is null")
                        .params(Timestamp.from(now), how, id)
                        .update()
                == 1;
    }

    /** Ends all that is open of a case. */
    public void endOf(UUID dossier, Instant now, String how) {
        jdbc.sql("update schakel.emergency_access set ended_at = greatest(opened_at, least(?, until)), ended_how = ?"
                        + " where dossier_id = ? and ended_at is null")
                .params(Timestamp.from(now), how, dossier)
                .update();
    }

    /** One, whatever became of it. */
    public Optional<Opened> find(UUID id) {
        return jdbc.sql("select * from schakel.emergency_access where id = ?")
                .param(id)
                .query((row, n) -> opened(row))
                .optional();
    }

    /** What gives this viewer access at this moment, by the same condition as the access rule. */
    public List<Opened> current(Viewer viewer, Instant now) {
        return jdbc.sql("select viewer_night.* " + AccessRule.EMERGENCY + " order by viewer_night.until")
                .params(AccessRule.night(viewer, now))
                .query((row, n) -> opened(row))
                .list();
    }

    /** Keeps the verdict. @return false when there was one already */
    public boolean judge(UUID id, Verdict verdict, String remark, Instant now, Viewer by) {
        return jdbc.sql("update schakel.emergency_access set verdict = ?, remark_enc = ?, reviewed_at = ?,"
                                + " reviewed_by = ? where id = ? and verdict is null")
                        .params(
                                verdict.code(),
                                ciphers.of(dossierOf(id)).encrypt(remark, REMARK.at(id)),
                                Timestamp.from(now),
                                by.personId(),
                                id)
                        .update()
                == 1;
    }

    private UUID dossierOf(UUID id) {
        return jdbc.sql("select dossier_id from schakel.emergency_access where id = ?")
                .param(id)
                .query(UUID.class)
                .single();
    }

    /** One with its reason and its looks. */
    public Optional<EmergencyUse> use(UUID id) {
        return jdbc.sql("select * from schakel.emergency_access where id = ?")
                .param(id)
                .query((row, n) -> use(row))
                .optional();
    }

    private EmergencyUse use(ResultSet row) throws SQLException {
        Opened opened = opened(row);
        Timestamp ended = row.getTimestamp("ended_at");
        return new EmergencyUse(
                opened.id(),
                opened.dossier(),
                opened.person(),
                opened.parts(),
                ciphers.of(opened.dossier()).decrypt(row.getBytes("reason_enc"), REASON.at(opened.id())),
                opened.openedAt(),
                opened.until(),
                ended == null ? null : ended.toInstant(),
                row.getString("ended_how"),
                ended == null && clock.instant().isBefore(opened.until()),
                looks(opened, ended == null ? opened.until() : ended.toInstant()),
                row.getString("verdict") == null
                        ? null
                        : Verdict.of(row.getString("verdict")).orElseThrow());
    }

    private List<EmergencyUse.SeenCase> looks(Opened opened, Instant end) {
        return jdbc.sql("select at, substr(why, :after) as why, parts from schakel.access_log"
                        + " where person = :person and dossier_id = :dossier and kind = 'inzage'"
                        + " and starts_with(why, :prefix) and at between :from and :until order by id")
                .param("after", PREFIX.length() + 1)
                .param("person", opened.person())
                .param("dossier", opened.dossier())
                .param("prefix", PREFIX)
                .param("from", Timestamp.from(opened.openedAt()))
                .param("until", Timestamp.from(end))
                .query((row, n) ->
                        new EmergencyUse.SeenCase(row.getTimestamp("at").toInstant(), row.getString("why"), parts(row)))
                .list();
    }

    private static Opened opened(ResultSet row) throws SQLException {
        return new Opened(
                row.getObject("id", UUID.class),
                row.getObject("dossier_id", UUID.class),
                row.getObject("call", UUID.class),
                row.getObject("person", UUID.class),
                parts(row),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("until").toInstant());
    }

    private static Set<Part> parts(ResultSet row) throws SQLException {
        return TextArray.in(row, "parts").stream()
                .map(Part::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }
}
