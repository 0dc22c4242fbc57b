package nl.schakel.recovery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Read model: when everything was taken out of this installation in a form that anybody can read. */
@Service
public class TakenOut {

    private final JdbcClient jdbc;

    TakenOut(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From a moment on and before another, the first on top; also when it was broken off. */
    public List<Instant> between(Instant from, Instant until) {
        return jdbc.sql("select begun_at from schakel.taken_out where begun_at >= ? and begun_at < ? order by begun_at")
                .params(Timestamp.from(from), Timestamp.from(until))
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .list();
    }

    /** Notes that it begins. @return the number of that time */
    long begin(Instant now) {
        return jdbc.sql("insert into schakel.taken_out (begun_at) values (?) returning id")
                .param(Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** Notes that all of it is out. */
    void end(long id, Instant now, long lines) {
        jdbc.sql("update schakel.taken_out set ended_at = ?, lines = ? where id = ?")
                .params(Timestamp.from(now), lines, id)
                .update();
    }
}
