package nl.schakel.piket.call.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.support.database.ClusterLock;
import nl.schakel.support.time.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: the calls as they are stored. Whoever changes one has locked its row. */
@Repository
public class CallTable {

    /** Which calls are not over, as a condition. */
    public static final String OPEN = " status in ('alarm', 'aangenomen', 'plek', 'geplaatst', 'overdracht') ";

    private static final String SELECT =
            "select id, number, area, dossier_id, placement, from_kind, called_by, municipality,"
                    + " status, holder, called_at, taken_at, last_activity_at, rung, version, incident, joined_into"
                    + " from schakel.night_call ";

    private final JdbcClient jdbc;

    CallTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number that people can say to each other. */
    public String number(Instant at) {
        long next = jdbc.sql("select nextval('schakel.night_call_number')")
                .query(Long.class)
                .single();
        return "P-%d-%06d".formatted(LocalDate.ofInstant(at, Zones.AMSTERDAM).getYear(), next);
    }

    /** Stores a new call. @return false when the same tap, or the same case, has one already */
    public boolean insert(Call call, UUID clientKey, byte[] callBack, byte[] situation) {
        return jdbc.sql("""
                        insert into schakel.night_call (id, number, area, dossier_id, placement, from_kind, called_by, client_key,
                                                        municipality, status, called_at, last_activity_at, call_back_enc,
                                                        situation_enc)
                        values (:id, :number, :area, :dossier, :placement, :from, :by, :key, :municipality, 'alarm', :at, :at,
                                :callBack, :situation)
                        on conflict do nothing
                        """)
                        .param("id", call.id())
                        .param("number", call.number())
                        .param("area", call.area())
                        .param("dossier", call.dossier())
                        .param("placement", call.placement())
                        .param("from", call.from().code())
                        .param("by", call.calledBy())
                        .param("key", clientKey)
                        .param("municipality", call.municipality())
                        .param("at", Timestamp.from(call.calledAt()))
                        .param("callBack", callBack)
                        .param("situation", situation)
                        .update()
                == 1;
    }

    /** One call. @throws NotVisible when there is none */
    public Call get(UUID call) {
        return one("where id = ?", call).orElseThrow(NotVisible::new);
    }

    /** One call, locked until the end of the transaction; what refers to it can still be added by others. */
    public Call lock(UUID call) {
        return one("where id = ? for no key update", call).orElseThrow(NotVisible::new);
    }

    /** Waits until nobody else works with this key, until the end of the transaction. */
    public void inTurn(UUID clientKey) {
        ClusterLock.CALL_KEY.await(jdbc, "piket:" + clientKey);
    }

    /** What this person sent with this key. */
    public Optional<Call> ofKey(UUID by, UUID clientKey) {
        return one("where called_by = ? and client_key = ?", by, clientKey);
    }

    /** The night of a case. */
    public Optional<Call> openOf(UUID dossier) {
        return one("where dossier_id = ? and" + OPEN, dossier);
    }

    /** The night of a search. */
    public Optional<Call> openOfPlacement(UUID placement) {
        return one("where placement = ? and" + OPEN, placement);
    }

    /** All calls with which somebody has something to do, the longest waiting first. */
    public List<Call> allOpen() {
        return jdbc.sql(SELECT + "where" + OPEN + "order by called_at, id")
                .query(CallTable::call)
                .list();
    }

    /** Whether somebody sent this call, or one that was joined into it. */
    public boolean calledBy(UUID person, UUID call) {
        return jdbc.sql("select exists (select 1 from schakel.night_call where called_by = :person"
                        + " and (id = :call or joined_into = :call))")
                .param("person", person)
                .param("call", call)
                .query(Boolean.class)
                .single();
    }

    /** The calls that somebody sent, or into which one of theirs was joined, which are not over. */
    public List<Call> openSentBy(UUID person) {
        return jdbc.sql(SELECT + "where" + OPEN + "and (called_by = :person or id in (select joined_into"
                        + " from schakel.night_call where called_by = :person)) order by called_at, id")
                .param("person", person)
                .query(CallTable::call)
                .list();
    }

    /** From now on this person has it. */
    public void taken(UUID call, UUID holder, CallStatus status, Instant at) {
        jdbc.sql("update schakel.night_call set holder = ?, taken_at = ?, last_activity_at = ?, status = ?,"
                        + " incident = false where id = ?")
                .params(holder, Timestamp.from(at), Timestamp.from(at), status.code(), call)
                .update();
    }

    /** Where it stands. */
    public void status(UUID call, CallStatus status) {
        jdbc.sql("update schakel.night_call set status = ?, incident = incident and ? where id = ?")
                .params(status.code(), status.open(), call)
                .update();
    }

    /** It was another one. Whatever was joined into it before goes along. */
    public void joined(UUID call, UUID into) {
        jdbc.sql("update schakel.night_call set status = 'samengevoegd', joined_into = ?, incident = false"
                        + " where id = ?")
                .params(into, call)
                .update();
        jdbc.sql("update schakel.night_call set joined_into = ? where joined_into = ?")
                .params(into, call)
                .update();
    }

    /** How far the ladder has come. */
    public void rung(UUID call, String rung) {
        jdbc.sql("update schakel.night_call set rung = ? where id = ?")
                .params(rung, call)
                .update();
    }

    /** Whether the alarm stands as an incident. */
    public void incident(UUID call, boolean stands) {
        jdbc.sql("update schakel.night_call set incident = ? where id = ?")
                .params(stands, call)
                .update();
    }

    /** Somebody did something, which ends an incident. @return false when that was written down less than a minute ago */
    public boolean active(UUID call, Instant at) {
        return jdbc.sql("update schakel.night_call set last_activity_at = :at, version = version + 1,"
                                + " incident = false where id = :call and last_activity_at <= cast(:at as timestamptz) - interval '1"
                                + " minute'")
                        .param("at", Timestamp.from(at))
                        .param("call", call)
                        .update()
                == 1;
    }

    private Optional<Call> one(String where, Object... params) {
        return jdbc.sql(SELECT + where).params(params).query(CallTable::call).optional();
    }

    private static Call call(ResultSet row, int n) throws SQLException {
        Timestamp taken = row.getTimestamp("taken_at");
        return new Call(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("area"),
                row.getObject("dossier_id", UUID.class),
                row.getObject("placement", UUID.class),
                CallerKind.of(row.getString("from_kind")).orElseThrow(),
                row.getObject("called_by", UUID.class),
                row.getString("municipality"),
                CallStatus.of(row.getString("status")).orElseThrow(),
                row.getObject("holder", UUID.class),
                row.getTimestamp("called_at").toInstant(),
                taken == null ? null : taken.toInstant(),
                row.getTimestamp("last_activity_at").toInstant(),
                row.getString("rung"),
                row.getLong("version"),
                row.getBoolean("incident"),
                row.getObject("joined_into", UUID.class));
    }
}
