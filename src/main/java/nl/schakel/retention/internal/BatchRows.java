package nl.schakel.retention.internal;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.retention.DestructionBatch;
import nl.schakel.retention.DestructionBatch.BatchState;
import nl.schakel.retention.DestructionBatch.ItemState;
import nl.schakel.retention.DestructionBatch.LeavingPart;
import nl.schakel.retention.DestructionBatch.ProposedItem;
import nl.schakel.retention.RetentionRule;
import nl.schakel.retention.WhyItStays;
import nl.schakel.support.Coded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: batches of what is proposed for destruction, and what stands in each. */
@Component
public class BatchRows {

    private static final String ITEMS = "select i.*, s.reference from schakel.destruction_item i"
            + " left join schakel.case_standing s on s.dossier_id = i.dossier_id";

    private final JdbcClient jdbc;

    BatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the proposals of this night were made. */
    public boolean done(LocalDate night) {
        return jdbc.sql("select exists (select from schakel.retention_night where night = ?)")
                .param(Date.valueOf(night))
                .query(Boolean.class)
                .single();
    }

    /** They are made now. @return false when another node was first */
    public boolean note(LocalDate night, Instant at) {
        return jdbc.sql("insert into schakel.retention_night (night, at) values (?, ?) on conflict do nothing")
                        .params(Date.valueOf(night), Timestamp.from(at))
                        .update()
                == 1;
    }

    /** The batch of a region that nobody read yet; it is made when there is none. */
    public UUID unread(String region, Instant at) {
        jdbc.sql("insert into schakel.destruction_batch (id, region, proposed_at) values (?, ?, ?)"
                        + " on conflict (region) where state = 'voorgesteld' and not again do nothing")
                .params(UUID.randomUUID(), region, Timestamp.from(at))
                .update();
        return jdbc.sql(
                        "select id from schakel.destruction_batch where region = ? and state = 'voorgesteld' and not again"
                                + " for update")
                .param(region)
                .query(UUID.class)
                .single();
    }

    /** Proposes one; what is proposed already is not proposed again. */
    public void propose(UUID batch, UUID dossier, LeavingPart part, RetentionRule rule, LocalDate due) {
        jdbc.sql(
                        "insert into schakel.destruction_item (id, batch, dossier_id, part, rule, due)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict (dossier_id, part) where state = 'voorgesteld' do nothing")
                .params(UUID.randomUUID(), batch, dossier, part.code(), rule.code(), Date.valueOf(due))
                .update();
    }

    /** One batch. */
    public Optional<DestructionBatch> find(UUID id) {
        return counted(jdbc.sql("select * from schakel.destruction_batch where id = ?")
                        .param(id)
                        .query(BatchRows::batch)
                        .list())
                .stream()
                .findFirst();
    }

    /** Those of these regions, the newest first. */
    public List<DestructionBatch> of(Collection<String> regions) {
        return regions.isEmpty()
                ? List.of()
                : counted(jdbc.sql("select * from schakel.destruction_batch where region in (:regions)"
                                + " order by proposed_at desc, id limit 200")
                        .param("regions", regions)
                        .query(BatchRows::batch)
                        .list());
    }

    /** Those in this state, the oldest first. */
    public List<DestructionBatch> in(BatchState state) {
        return counted(jdbc.sql("select * from schakel.destruction_batch where state = ? order by proposed_at, id")
                .param(state.code())
                .query(BatchRows::batch)
                .list());
    }

    /** What stands in it. */
    public List<ProposedItem> items(UUID batch) {
        return jdbc.sql(ITEMS + " where i.batch = ? order by i.state = 'weg', s.reference, i.id")
                .param(batch)
                .query(BatchRows::item)
                .list();
    }

    /** What of it was not looked at yet; what belongs to another case comes before that case. */
    public List<UUID> open(UUID batch) {
        return jdbc.sql("select i.id from schakel.destruction_item i left join schakel.case_standing s"
                        + " on s.dossier_id = i.dossier_id where i.batch = ? and i.state = 'voorgesteld'"
                        + " order by s.linked_to is null, i.id")
                .param(batch)
                .query(UUID.class)
                .list();
    }

    /** One that was not looked at yet, held by this node; empty when another node has it or had it. */
    public Optional<ProposedItem> take(UUID item) {
        boolean taken = jdbc.sql("select id from schakel.destruction_item where id = ? and state = 'voorgesteld'"
                        + " for update skip locked")
                .param(item)
                .query(UUID.class)
                .optional()
                .isPresent();
        return taken
                ? jdbc.sql(ITEMS + " where i.id = ?")
                        .param(item)
                        .query(BatchRows::item)
                        .optional()
                : Optional.empty();
    }

    /** What became of it. */
    public void decided(UUID item, ItemState state, WhyItStays why) {
        jdbc.sql("update schakel.destruction_item set state = ?, why_not = ? where id = ? and state = 'voorgesteld'")
                .params(state.code(), why == null ? null : why.code(), item)
                .update();
    }

    /**
     * The decision of two people about one case, as it was made before the database was restored.
     *
     * @return the item, still to be done
     */
    public ProposedItem again(
            DestructionBatch batch, UUID dossier, LeavingPart part, RetentionRule rule, LocalDate due) {
        // what is proposed or confirmed about it in this database is overtaken
        jdbc.sql(
                        "update schakel.destruction_item set state = 'weg' where dossier_id = ? and part = ? and state = 'voorgesteld'")
                .params(dossier, part.code())
                .update();
        jdbc.sql("insert into schakel.destruction_batch (id, region, proposed_at, again) values (?, ?, ?, true)")
                .params(batch.id(), batch.region(), Timestamp.from(batch.proposedAt()))
                .update();
        propose(batch.id(), dossier, part, rule, due);
        read(batch.id(), batch.readBy(), batch.readAt(), 1);
        confirm(batch.id(), batch.confirmedBy(), batch.confirmedAt());
        return take(open(batch.id()).get(0)).orElseThrow();
    }

    /** An officer read it. @return false when it is not as it was */
    public boolean read(UUID id, UUID by, Instant at, int items) {
        return jdbc.sql(
                                "update schakel.destruction_batch set state = 'gelezen', read_by = :by, read_at = :at, told = 0,"
                                        + " told_at = null where id = :id and state = 'voorgesteld' and :items ="
                                        + " (select count(*) from schakel.destruction_item i where i.batch = :id)")
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .param("items", items)
                        .update()
                == 1;
    }

    /** Another person confirmed it. @return false when somebody did already */
    public boolean confirm(UUID id, UUID by, Instant at) {
        return jdbc.sql("update schakel.destruction_batch set state = 'bevestigd', confirmed_by = ?, confirmed_at = ?"
                                + " where id = ? and state = 'gelezen'")
                        .params(by, Timestamp.from(at), id)
                        .update()
                == 1;
    }

    /** All of it was looked at. @return false when something waits */
    public boolean end(UUID id, Instant at) {
        return jdbc.sql("update schakel.destruction_batch set state = 'klaar', ended_at = ? where id = ?"
                                + " and state = 'bevestigd' and not exists (select from schakel.destruction_item i"
                                + " where i.batch = destruction_batch.id and i.state = 'voorgesteld')")
                        .params(Timestamp.from(at), id)
                        .update()
                == 1;
    }

    /** It is told once more that somebody is waited for. @return how often now; empty when it was told lately or often enough */
    public Optional<Integer> tell(UUID id, Instant now, Instant lately, int most) {
        return jdbc.sql(
                        "update schakel.destruction_batch set told = told + 1, told_at = :now where id = :id and told < :most"
                                + " and (told_at is null or told_at <= :lately) and state in ('voorgesteld', 'gelezen') returning told")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .param("most", most)
                .param("lately", Timestamp.from(lately))
                .query(Integer.class)
                .optional();
    }

    /** The same with how many stand in each, of all of them in one statement. */
    private List<DestructionBatch> counted(List<DestructionBatch> batches) {
        if (batches.isEmpty()) {
            return batches;
        }
        Map<UUID, DestructionBatch> byId =
                batches.stream().collect(Collectors.toMap(DestructionBatch::id, batch -> batch));
        jdbc.sql("select batch, rule, state, count(*) as items from schakel.destruction_item where batch in (:batches)"
                        + " group by batch, rule, state")
                .param("batches", byId.keySet())
                .query(items -> {
                    DestructionBatch batch = byId.get(items.getObject("batch", UUID.class));
                    int number = items.getInt("items");
                    batch.rules()
                            .merge(RetentionRule.of(items.getString("rule")).orElseThrow(), number, Integer::sum);
                    batch.states()
                            .merge(
                                    Coded.of(ItemState.class, items.getString("state"))
                                            .orElseThrow(),
                                    number,
                                    Integer::sum);
                });
        return batches;
    }

    private static DestructionBatch batch(ResultSet row, int number) throws SQLException {
        return new DestructionBatch(
                row.getObject("id", UUID.class),
                row.getString("region"),
                Coded.of(BatchState.class, row.getString("state")).orElseThrow(),
                row.getTimestamp("proposed_at").toInstant(),
                row.getObject("read_by", UUID.class),
                moment(row, "read_at"),
                row.getObject("confirmed_by", UUID.class),
                moment(row, "confirmed_at"),
                moment(row, "ended_at"),
                new EnumMap<>(RetentionRule.class),
                new EnumMap<>(ItemState.class));
    }

    private static ProposedItem item(ResultSet row, int number) throws SQLException {
        return new ProposedItem(
                row.getObject("id", UUID.class),
                row.getObject("dossier_id", UUID.class),
                row.getString("reference"),
                Coded.of(LeavingPart.class, row.getString("part")).orElseThrow(),
                RetentionRule.of(row.getString("rule")).orElseThrow(),
                row.getDate("due").toLocalDate(),
                Coded.of(ItemState.class, row.getString("state")).orElseThrow(),
                row.getString("why_not") == null
                        ? null
                        : WhyItStays.of(row.getString("why_not")).orElseThrow());
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column) == null
                ? null
                : row.getTimestamp(column).toInstant();
    }
}
