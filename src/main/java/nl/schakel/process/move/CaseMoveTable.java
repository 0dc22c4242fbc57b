package nl.schakel.process.move;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.support.Coded;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: moves of cases to another version, and what became of each case. */
@Repository
class CaseMoveTable {

    private final JdbcClient jdbc;

    CaseMoveTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CaseMove> find(UUID id) {
        return jdbc.sql("select * from schakel.case_move where id = ?")
                .param(id)
                .query(CaseMoveTable::move)
                .optional();
    }

    /** Those of exactly this region, the newest first. */
    List<CaseMove> of(String region) {
        return jdbc.sql("select * from schakel.case_move where region is not distinct from :region"
                        + " order by asked_at desc, id")
                .param("region", region)
                .query(CaseMoveTable::move)
                .list();
    }

    /** What was asked and is not judged yet, the oldest first. */
    List<CaseMove> waiting() {
        return jdbc.sql("select * from schakel.case_move where state = 'gevraagd' order by asked_at, id")
                .query(CaseMoveTable::move)
                .list();
    }

    /** What was approved and is not done yet, the oldest first. */
    List<CaseMove> running() {
        return jdbc.sql("select * from schakel.case_move where state = 'loopt' order by judged_at, id")
                .query(CaseMoveTable::move)
                .list();
    }

    /** @return false when another move of this region is asked or runs */
    boolean insert(CaseMove move) {
        return jdbc.sql(
                                "insert into schakel.case_move (id, region, from_bundle, to_bundle, renew_terms, choices, state,"
                                        + " asked_by, asked_at, reason) values (:id, :region, :from, :to, :renew, :choices, :state,"
                                        + " :askedBy, :askedAt, :reason) on conflict do nothing")
                        .param("id", move.id())
                        .param("region", move.region())
                        .param("from", move.from())
                        .param("to", move.to())
                        .param("renew", move.renew())
                        .param("choices", TextArray.of(StepChoice.lines(move.choices())))
                        .param("state", move.state().code())
                        .param("askedBy", move.askedBy())
                        .param("askedAt", Timestamp.from(move.askedAt()))
                        .param("reason", move.reason())
                        .update()
                == 1;
    }

    /** @return false when somebody decided about it already */
    boolean decide(UUID id, CaseMove.MoveState state, UUID by, Instant at, String words) {
        return jdbc.sql(
                                "update schakel.case_move set state = :state, judged_by = :by, judged_at = :at, judgement = :words"
                                        + " where id = :id and state = 'gevraagd'")
                        .param("id", id)
                        .param("state", state.code())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("words", words)
                        .update()
                == 1;
    }

    /** @return false when it does not stand there */
    boolean becomes(UUID id, CaseMove.MoveState before, CaseMove.MoveState after, Instant ended) {
        return jdbc.sql(
                                "update schakel.case_move set state = :after, ended_at = :ended where id = :id and state = :before")
                        .param("id", id)
                        .param("before", before.code())
                        .param("after", after.code())
                        .param("ended", ended == null ? null : Timestamp.from(ended))
                        .update()
                == 1;
    }

    /** What became of a case; one that moved stays moved. */
    void result(
            UUID move, UUID dossier, CaseMove.MoveOutcome outcome, WhyNot why, Collection<String> steps, Instant at) {
        jdbc.sql("insert into schakel.case_move_result (move_id, dossier_id, outcome, why_not, steps, tried_at)"
                        + " values (:move, :dossier, :outcome, :why, :steps, :at)"
                        + " on conflict (move_id, dossier_id) do update set outcome = excluded.outcome,"
                        + " why_not = excluded.why_not, steps = excluded.steps, tried_at = excluded.tried_at"
                        + " where case_move_result.outcome <> 'verhuisd'")
                .param("move", move)
                .param("dossier", dossier)
                .param("outcome", outcome.code())
                .param("why", why == null ? null : why.code())
                .param("steps", TextArray.of(steps))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Every case that was looked at, what did not move on top. */
    List<CaseMove.MovedCase> results(UUID move) {
        return jdbc.sql("select r.dossier_id, h.reference, r.outcome, r.why_not, r.steps"
                        + " from schakel.case_move_result r join schakel.case_heading h on h.dossier_id = r.dossier_id"
                        + " where r.move_id = ? order by r.outcome, h.reference")
                .param(move)
                .query((row, n) -> new CaseMove.MovedCase(
                        row.getObject("dossier_id", UUID.class),
                        row.getString("reference"),
                        Coded.of(CaseMove.MoveOutcome.class, row.getString("outcome"))
                                .orElseThrow(),
                        row.getString("why_not") == null
                                ? null
                                : Coded.of(WhyNot.class, row.getString("why_not"))
                                        .orElseThrow(),
                        TextArray.in(row, "steps")))
                .list();
    }

    private static CaseMove move(ResultSet row, int number) throws SQLException {
        return new CaseMove(
                row.getObject("id", UUID.class),
                row.getString("region"),
                row.getObject("from_bundle", UUID.class),
                row.getObject("to_bundle", UUID.class),
                row.getBoolean("renew_terms"),
                TextArray.in(row, "choices").stream()
                        .flatMap(line -> StepChoice.of(line).stream())
                        .toList(),
                Coded.of(CaseMove.MoveState.class, row.getString("state")).orElseThrow(),
                row.getObject("asked_by", UUID.class),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("reason"),
                row.getObject("judged_by", UUID.class),
                moment(row, "judged_at"),
                row.getString("judgement"),
                moment(row, "ended_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column) == null
                ? null
                : row.getTimestamp(column).toInstant();
    }
}
