package nl.schakel.piket.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.piket.search.Attempt;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.piket.search.AttemptResult;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.BedAllocation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: the calls to shelters as they are stored, with what came of each; the same tap twice finds the first. */
@Repository
public class AttemptTable {

    private final JdbcClient jdbc;

    AttemptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores one and what came of it; the caller holds the search. */
    public void insert(UUID call, UUID placement, UUID clientKey, Attempt attempt, AttemptResult result) {
        BedAllocation promise = result instanceof AttemptResult.Held held ? held.promise() : null;
        Instant taken = result instanceof AttemptResult.Taken other ? other.until() : null;
        jdbc.sql("""
                        insert into schakel.night_attempt (id, call, placement, client_key, bed, shelter, location, outcome,
                                                           criterion, until, by, at, answer, promise, taken_until, refusal)
                        values (:id, :call, :placement, :key, :bed, :shelter, :location, :outcome, :criterion, :until, :by, :at,
                                :answer, :promise, :taken, :refusal)
                        """)
                .param("id", attempt.id())
                .param("call", call)
                .param("placement", placement)
                .param("key", clientKey)
                .param("bed", attempt.bed())
                .param("shelter", attempt.shelter())
                .param("location", attempt.location())
                .param("outcome", attempt.outcome().code())
                .param("criterion", attempt.criterion())
                .param("until", timestamp(attempt.until()))
                .param("by", attempt.by())
                .param("at", timestamp(attempt.at()))
                .param("answer", answer(result))
                .param("promise", promise == null ? null : promise.id())
                .param("taken", timestamp(taken))
                .param("refusal", result instanceof AttemptResult.NotFree refused ? refused.reason() : null)
                .update();
    }

    /** What came of the same tap before. */
    public Optional<AttemptResult> before(UUID call, UUID clientKey) {
        return jdbc.sql("""
                        select a.*, p.id as promised, p.bed as promised_bed, p.placement as promised_for,
                               p.state as promise_state, p.since, p.expires_at
                        from schakel.night_attempt a left join schakel.promised_bed p on p.id = a.promise
                        where a.call = ? and a.client_key = ?
                        """).params(call, clientKey).query(AttemptTable::result).optional();
    }

    /** All of a search, the newest first. */
    public List<Attempt> of(UUID placement) {
        return jdbc.sql("select * from schakel.night_attempt where placement = ? order by at desc, id")
                .param(placement)
                .query(AttemptTable::attempt)
                .list();
    }

    /** Which proposals were made by the same tap before. */
    public Optional<List<UUID>> asked(UUID call, UUID clientKey) {
        return jdbc.sql("select proposals from schakel.night_request where call = ? and client_key = ?")
                .params(call, clientKey)
                .query((row, n) ->
                        Arrays.asList((UUID[]) row.getArray("proposals").getArray()))
                .optional();
    }

    /** Stores which proposals were made. */
    public void asked(UUID call, UUID clientKey, List<UUID> proposals, UUID by, Instant at) {
        jdbc.sql("insert into schakel.night_request (call, client_key, at, by, proposals) values (?, ?, ?, ?, ?)")
                .params(call, clientKey, timestamp(at), by, proposals.toArray(UUID[]::new))
                .update();
    }

    private static String answer(AttemptResult result) {
        if (result instanceof AttemptResult.Held) {
            return "vastgehouden";
        }
        if (result instanceof AttemptResult.Taken) {
            return "bezet";
        }
        return result instanceof AttemptResult.NotFree ? "niet-vrij" : "genoteerd";
    }

    private static AttemptResult result(ResultSet row, int n) throws SQLException {
        return switch (row.getString("answer")) {
            case "vastgehouden" ->
                new AttemptResult.Held(new BedAllocation(
                        row.getObject("promised", UUID.class),
                        row.getObject("promised_bed", UUID.class),
                        row.getObject("promised_for", UUID.class),
                        AllocationState.of(row.getString("promise_state")).orElseThrow(),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("expires_at").toInstant()));
            case "bezet" -> new AttemptResult.Taken(instant(row.getTimestamp("taken_until")));
            case "niet-vrij" -> new AttemptResult.NotFree(row.getString("refusal"));
            default -> new AttemptResult.Noted(attempt(row, n));
        };
    }

    private static Attempt attempt(ResultSet row, int n) throws SQLException {
        return new Attempt(
                row.getObject("id", UUID.class),
                row.getObject("bed", UUID.class),
                row.getString("shelter"),
                row.getObject("location", UUID.class),
                AttemptOutcome.of(row.getString("outcome")).orElseThrow(),
                row.getString("criterion"),
                instant(row.getTimestamp("until")),
                row.getObject("by", UUID.class),
                row.getTimestamp("at").toInstant());
    }

    private static Timestamp timestamp(Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    private static Instant instant(Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
