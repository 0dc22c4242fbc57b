package nl.schakel.access.alert.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Verdict;
import nl.schakel.access.alert.AlertKind;
import nl.schakel.access.alert.AlertLimits;
import nl.schakel.access.alert.LookAlert;
import nl.schakel.support.crypto.PersonalDataCipher;
import nl.schakel.support.crypto.SealedColumn;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: what officers are told of, from how many cases on, and up to where the log was looked through. */
@Component
public class AlertTable {

    /** More than an officer reads at once; the oldest that was judged is the first to fall out of it. */
    private static final int SHOWN = 200;

    private static final SealedColumn NOTE = new SealedColumn("access_alert", "note_enc");

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;

    AlertTable(JdbcClient jdbc, PersonalDataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Takes the turn of looking through the log, until the end of the transaction. @return false when another node has it */
    boolean takeTurn() {
        return ClusterLock.LOOK_ALERTS.tryTake(jdbc);
    }

    /** Up to which place in the chain was looked. */
    long position() {
        return jdbc.sql("select position from schakel.access_alert_mark")
                .query(Long.class)
                .single();
    }

    /** From now on it is this place. */
    void reached(long position, Instant now) {
        jdbc.sql("update schakel.access_alert_mark set position = ?, at = ?")
                .params(position, Timestamp.from(now))
                .update();
    }

    /** Adds one; of the same looks there is one already, however often this is tried. */
    void add(Found found) {
        jdbc.sql("insert into schakel.access_alert (id, organisation, kind, person, key, first_at, last_at, cases)"
                        + " values (:id, :organisation, :kind, :person, :key, :first, :last, cast(:cases as uuid[]))"
                        + " on conflict do nothing")
                .param("id", UUID.randomUUID())
                .param("organisation", found.organisation())
                .param("kind", found.kind().code())
                .param("person", found.person())
                .param("key", found.key())
                .param("first", Timestamp.from(found.firstAt()))
                .param("last", Timestamp.from(found.lastAt()))
                .param(
                        "cases",
                        TextArray.of(found.cases().stream().map(UUID::toString).toList()))
                .update();
    }

    /**
     * What was found.
     *
     * @param key what makes it one
     */
    record Found(
            String organisation,
            AlertKind kind,
            UUID person,
            String key,
            Instant firstAt,
            Instant lastAt,
            Collection<UUID> cases) {}

    /** The last look that an alert of this kind was about. */
    Optional<Instant> lastOf(String organisation, AlertKind kind, UUID person) {
        return jdbc.sql("select last_at from schakel.access_alert where organisation = ? and kind = ? and person = ?"
                        + " order by last_at desc limit 1")
                .params(organisation, kind.code(), person)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** The newest of these organisations, those that nobody judged first. */
    public List<LookAlert> of(Set<String> organisations) {
        return jdbc.sql("select * from schakel.access_alert where organisation in (:organisations)"
                        + " order by judged_at is not null, last_at desc, id limit " + SHOWN)
                .param("organisations", organisations)
                .query((row, n) -> alert(row))
                .list();
    }

    /** One of them. */
    public Optional<LookAlert> find(UUID id) {
        return jdbc.sql("select * from schakel.access_alert where id = ?")
                .param(id)
                .query((row, n) -> alert(row))
                .optional();
    }

    /** Keeps what an officer found. @return false when somebody did before */
    public boolean judge(UUID id, Verdict verdict, String note, UUID by, Instant now) {
        return jdbc.sql("update schakel.access_alert set judgement = ?, note_enc = ?, judged_by = ?, judged_at = ?"
                                + " where id = ? and judged_at is null")
                        .params(verdict.code(), cipher.encrypt(note, NOTE.at(id)), by, Timestamp.from(now), id)
                        .update()
                == 1;
    }

    /** What holds in an organisation. */
    public AlertLimits limits(String organisation) {
        return jdbc.sql("select opened, listed, by, at from schakel.access_alert_limit where organisation = ?"
                        + " order by id desc limit 1")
                .param(organisation)
                .query((row, n) -> new AlertLimits(
                        row.getInt("opened"),
                        row.getInt("listed"),
                        row.getObject("by", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .optional()
                .orElse(AlertLimits.USUAL);
    }

    /** Sets what holds in an organisation from now on. */
    public void limit(String organisation, int opened, int listed, UUID by, Instant now) {
        jdbc.sql("insert into schakel.access_alert_limit (organisation, opened, listed, by, at) values (?, ?, ?, ?, ?)")
                .params(organisation, opened, listed, by, Timestamp.from(now))
                .update();
    }

    /** The organisations with alerts of which no mail went and that nobody judged, when no mail went since this moment. */
    List<String> untold(Instant since) {
        return jdbc.sql("select distinct organisation from schakel.access_alert waits"
                        + " where mailed_at is null and judged_at is null and not exists"
                        + " (select from schakel.access_alert told where told.organisation = waits.organisation"
                        + " and told.mailed_at >= ?) order by organisation")
                .param(Timestamp.from(since))
                .query(String.class)
                .list();
    }

    /** Mail went about everything that an organisation has. */
    void told(String organisation, Instant now) {
        jdbc.sql("update schakel.access_alert set mailed_at = ? where organisation = ? and mailed_at is null")
                .params(Timestamp.from(now), organisation)
                .update();
    }

    /** Throws away what is older than this. */
    int forget(Instant before) {
        return jdbc.sql("delete from schakel.access_alert where last_at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    private LookAlert alert(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String verdict = row.getString("judgement");
        Timestamp judged = row.getTimestamp("judged_at");
        return new LookAlert(
                id,
                row.getString("organisation"),
                AlertKind.of(row.getString("kind")).orElseThrow(),
                row.getObject("person", UUID.class),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                Arrays.asList((UUID[]) row.getArray("cases").getArray()),
                verdict == null ? null : Verdict.of(verdict).orElseThrow(),
                cipher.decrypt(row.getBytes("note_enc"), NOTE.at(id)),
                row.getObject("judged_by", UUID.class),
                judged == null ? null : judged.toInstant());
    }
}
