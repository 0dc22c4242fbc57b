package nl.schakel.piket.call.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.schakel.piket.call.CallEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: what happened in a call. Every line is also a new version of the call, so that open pages notice. */
@Repository
public class CallLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    CallLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a line. @param who and the rest may be null */
    public void add(UUID call, String code, UUID who, UUID bed, String detail) {
        jdbc.sql("""
                        with added as (insert into schakel.night_event (call, at, code, who, bed, detail)
                                       values (:call, :at, :code, :who, :bed, :detail))
                        update schakel.night_call set version = version + 1 where id = :call
                        """)
                .param("call", call)
                .param("at", Timestamp.from(clock.instant()))
                .param("code", code)
                .param("who", who)
                .param("bed", bed)
                .param("detail", detail)
                .update();
    }

    /** A line about the call itself. */
    public void add(UUID call, String code, UUID who) {
        add(call, code, who, null, null);
    }

    /** All lines, the oldest first. */
    public List<CallEvent> of(UUID call) {
        return jdbc.sql("select at, code, who, bed, detail from schakel.night_event where call = ? order by id")
                .param(call)
                .query((row, n) -> new CallEvent(
                        row.getTimestamp("at").toInstant(),
                        row.getString("code"),
                        row.getObject("who", UUID.class),
                        row.getObject("bed", UUID.class),
                        row.getString("detail")))
                .list();
    }
}
