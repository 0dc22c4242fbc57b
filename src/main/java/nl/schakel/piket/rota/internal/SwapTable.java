package nl.schakel.piket.rota.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.piket.rota.Swap;
import nl.schakel.piket.rota.SwapState;
import nl.schakel.support.Coded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: questions between colleagues about shifts. */
@Repository
public class SwapTable {

    private static final String SELECT =
            "select id, area, shift, asked_by, asked_to, in_return, state from schakel.duty_swap";

    private final JdbcClient jdbc;

    SwapTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Swap> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(SwapTable::swap)
                .optional();
    }

    /** The open questions from and to somebody, the oldest first. */
    public List<Swap> openOf(UUID person) {
        return jdbc.sql(SELECT + " where state = 'open' and ? in (asked_by, asked_to) order by asked_at, id")
                .param(person)
                .query(SwapTable::swap)
                .list();
    }

    /** @return false when the same was asked before and is still open */
    public boolean ask(Swap swap, Instant now) {
        return jdbc.sql("insert into schakel.duty_swap (id, area, shift, asked_by, asked_to, in_return, state,"
                                + " asked_at) values (?, ?, ?, ?, ?, ?, 'open', ?) on conflict do nothing")
                        .params(
                                swap.id(),
                                swap.area(),
                                swap.shift(),
                                swap.askedBy(),
                                swap.askedTo(),
                                swap.inReturn(),
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    /** @return false when it was decided already */
    public boolean decide(UUID id, SwapState state, Instant now) {
        return jdbc.sql("update schakel.duty_swap set state = ?, decided_at = ? where id = ? and state = 'open'")
                        .params(state.code(), Timestamp.from(now), id)
                        .update()
                == 1;
    }

    /** What was asked about a shift that has changed hands means nothing any more. */
    public void lapse(UUID shift, Instant now) {
        jdbc.sql("update schakel.duty_swap set state = 'vervallen', decided_at = ?"
                        + " where state = 'open' and ? in (shift, in_return)")
                .params(Timestamp.from(now), shift)
                .update();
    }

    private static Swap swap(ResultSet row, int n) throws SQLException {
        return new Swap(
                row.getObject("id", UUID.class),
                row.getString("area"),
                row.getObject("shift", UUID.class),
                row.getObject("asked_by", UUID.class),
                row.getObject("asked_to", UUID.class),
                row.getObject("in_return", UUID.class),
                Coded.of(SwapState.class, row.getString("state")).orElseThrow());
    }
}
