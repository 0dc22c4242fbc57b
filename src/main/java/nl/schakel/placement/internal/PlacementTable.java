package nl.schakel.placement.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.placement.Parked;
import nl.schakel.placement.PlacementOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: the searches for a place as they are stored. */
@Component
public class PlacementTable {

    private static final String COLUMNS =
            "select s.id, s.dossier_id, s.reference, s.municipality, s.begun_at, s.rung, s.outcome,"
                    + " k.id as parked_id, k.reason as parked_reason, k.until as parked_until, k.at as parked_at,"
                    + " k.by as parked_by from schakel.placement s"
                    + " left join schakel.placement_parked k on k.placement = s.id and k.resumed_at is null ";

    /** One search. @param outcome null while it runs @param parked null while it does not wait */
    public record Row(
            UUID id,
            UUID dossier,
            String reference,
            String municipality,
            Instant begunAt,
            String rung,
            PlacementOutcome outcome,
            Parked parked) {

        public boolean over() {
            return outcome != null;
        }
    }

    private final JdbcClient jdbc;

    PlacementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One search. @throws NotVisible when there is none */
    public Row get(UUID placement) {
        return read(COLUMNS + "where s.id = ?", placement).orElseThrow(NotVisible::new);
    }

    /** These searches, in any order. */
    public List<Row> all(Collection<UUID> placements) {
        return jdbc.sql(COLUMNS + "where s.id in (:ids)")
                .param("ids", placements)
                .query(PlacementTable::row)
                .list();
    }

    /** One search, locked until the end of the transaction: anyone who changes it takes turns. */
    public Row lock(UUID placement) {
        jdbc.sql("select id from schakel.placement where id = ? for update")
                .param(placement)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotVisible::new);
        // only now: whether it is parked would be read as it was before the wait
        return get(placement);
    }

    /** The search of a dossier that runs. */
    public Optional<Row> open(UUID dossier) {
        return read(COLUMNS + "where s.dossier_id = ? and s.ended_at is null", dossier);
    }

    /** The newest search of a dossier. */
    public Optional<Row> latest(UUID dossier) {
        return read(
                COLUMNS + "where s.dossier_id = ? order by s.begun_at desc, s.ended_at desc nulls first limit 1",
                dossier);
    }

    /** Stores a new search. @return false when one runs already */
    public boolean insert(Row row, UUID by) {
        return jdbc.sql(
                                "insert into schakel.placement (id, dossier_id, reference, municipality, begun_at, begun_by, rung)"
                                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (dossier_id) where ended_at is null do nothing")
                        .params(
                                row.id(),
                                row.dossier(),
                                row.reference(),
                                row.municipality(),
                                Timestamp.from(row.begunAt()),
                                by,
                                row.rung())
                        .update()
                == 1;
    }

    /** Which step of the ladder is tried now. */
    public void rung(UUID placement, String rung) {
        jdbc.sql("update schakel.placement set rung = ? where id = ?")
                .params(rung, placement)
                .update();
    }

    /** Ends a search. */
    public void end(UUID placement, PlacementOutcome how, Instant at) {
        jdbc.sql("update schakel.placement set ended_at = greatest(?, begun_at), outcome = ? where id = ?")
                .params(Timestamp.from(at), how.code(), placement)
                .update();
    }

    private Optional<Row> read(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(PlacementTable::row).optional();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        String outcome = row.getString("outcome");
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("dossier_id", UUID.class),
                row.getString("reference"),
                row.getString("municipality"),
                row.getTimestamp("begun_at").toInstant(),
                row.getString("rung"),
                outcome == null ? null : PlacementOutcome.of(outcome).orElseThrow(),
                ParkedTable.read(row));
    }

    /** Notes that the route of a search is at its end. */
    public void settle(UUID placement, Instant at) {
        jdbc.sql("update schakel.placement set settled_at = ? where id = ? and settled_at is null")
                .params(Timestamp.from(at), placement)
                .update();
    }

    /** Whether the route of a search is at its end. */
    public boolean settled(UUID placement) {
        return jdbc.sql("select settled_at is not null from schakel.placement where id = ?")
                .param(placement)
                .query(Boolean.class)
                .single();
    }
}
