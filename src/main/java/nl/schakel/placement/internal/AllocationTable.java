package nl.schakel.placement.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Arrival;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.PlacementEvents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table: the promises of beds as they are stored; a hold whose time is over counts for nothing, ended or not. */
@Component
public class AllocationTable {

    private static final String COLUMNS =
            "select id, bed, placement, state, lower(during) as since, expires_at from schakel.bed_promise ";
    private static final String LASTS =
            " state in ('held', 'confirmed', 'occupied')" + " and (state <> 'held' or expires_at > :now) ";

    /** A promise that was given back or passed before anybody came. @param at when that was */
    public record Past(UUID bed, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    public AllocationTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Ends the holds of a bed whose time is over, before anything else is written about that bed; gives which. */
    public List<PlacementEvents> expire(UUID bed) {
        return expired(jdbc.sql("""
                        update schakel.bed_promise set state = 'expired', changed_at = :now
                        where bed = :bed and state = 'held' and expires_at <= :now
                        returning id, bed, placement, state, lower(during) as since, expires_at
                        """)
                .param("now", now())
                .param("bed", bed)
                .query(AllocationTable::promise)
                .list());
    }

    /** Ends the holds whose time is over, at most a hundred; what another node has in hand is left to it. */
    public List<PlacementEvents> expireAll() {
        return expired(jdbc.sql("""
                        update schakel.bed_promise set state = 'expired', changed_at = :now
                        where id in (select id from schakel.bed_promise
                                     where state = 'held' and expires_at <= :now
                                     order by expires_at limit 100 for update skip locked)
                        returning id, bed, placement, state, lower(during) as since, expires_at
                        """)
                .param("now", now())
                .query(AllocationTable::promise)
                .list());
    }

    /** Stores a new hold. @return false when another promise overlaps it, in which case nothing is stored */
    public boolean insert(BedAllocation promise, UUID proposal, UUID by) {
        // ON CONFLICT covers the exclusion constraint and leaves the caller's transaction usable
        return jdbc.sql("""
                        insert into schakel.bed_promise (id, bed, placement, proposal, during, state, expires_at, made_at,
                                                         made_by, changed_at, changed_by)
                        values (:id, :bed, :placement, :proposal, tstzrange(:from, null), 'held', :expires, :from, :by,
                                :from, :by)
                        on conflict do nothing
                        """)
                        .param("id", promise.id())
                        .param("bed", promise.bed())
                        .param("placement", promise.placement())
                        .param("proposal", proposal)
                        .param("from", Timestamp.from(promise.from()))
                        .param("expires", Timestamp.from(promise.expiresAt()))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** One promise, locked until the end of the transaction. */
    public Optional<BedAllocation> lock(UUID promise) {
        return jdbc.sql(COLUMNS + "where id = :id for update")
                .param("id", promise)
                .query(AllocationTable::promise)
                .optional();
    }

    /** Changes where a promise stands. @param until end of the stay; null while it goes on */
    public void set(UUID promise, AllocationState state, Instant expiresAt, Instant until, String reason, UUID by) {
        jdbc.sql("""
                        update schakel.bed_promise
                        set state = :state, expires_at = :expires, changed_at = :now, changed_by = :by, reason = :reason,
                            -- greatest() skips nulls: without the case an open stay would shrink to a moment
                            during = tstzrange(lower(during), case when cast(:until as timestamptz) is not null
                                               then greatest(cast(:until as timestamptz),
                                                             lower(during) + interval '1 millisecond') end)
                        where id = :id
                        """)
                .param("state", state.code())
                .param("expires", Timestamp.from(expiresAt))
                .param("now", now())
                .param("by", by)
                .param("reason", reason)
                .param("until", until == null ? null : Timestamp.from(until))
                .param("id", promise)
                .update();
    }

    /** Writes down who said that the person is there; what is known stays. @param itself whether that is the shelter */
    public void arrived(UUID promise, UUID by, boolean itself) {
        String side = itself ? "arrival_confirmed" : "arrival_said";
        jdbc.sql("update schakel.bed_promise set " + side + "_by = ?, " + side + "_at = ? where id = ? and " + side
                        + "_by is null")
                .params(by, now(), promise)
                .update();
    }

    /** Who said that the person is there. */
    public Optional<Arrival> arrival(UUID promise) {
        return jdbc.sql("select arrival_said_by, arrival_said_at, arrival_confirmed_by, arrival_confirmed_at"
                        + " from schakel.bed_promise where id = ?")
                .param(promise)
                .query((row, n) -> new Arrival(
                        row.getObject("arrival_said_by", UUID.class),
                        moment(row.getTimestamp("arrival_said_at")),
                        row.getObject("arrival_confirmed_by", UUID.class),
                        moment(row.getTimestamp("arrival_confirmed_at"))))
                .optional();
    }

    private static Instant moment(Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }

    /** Who has the bed now. */
    public Optional<BedAllocation> ofBed(UUID bed) {
        return jdbc.sql(COLUMNS + "where bed = :bed and" + LASTS + " order by lower(during) limit 1")
                .param("bed", bed)
                .param("now", now())
                .query(AllocationTable::promise)
                .optional();
    }

    /** The bed that is promised for this placement now; one that waits goes before one where the person stays. */
    public Optional<BedAllocation> ofPlacement(UUID placement) {
        return jdbc.sql(COLUMNS + "where placement = :placement and" + LASTS
                        + "order by state = 'occupied', made_at desc limit 1")
                .param("placement", placement)
                .param("now", now())
                .query(AllocationTable::promise)
                .optional();
    }

    /** The same for several placements, by placement; one without is left out. */
    public Map<UUID, BedAllocation> ofPlacements(Collection<UUID> placements) {
        return jdbc
                .sql(COLUMNS.replace("select ", "select distinct on (placement) ")
                        + "where placement in (:placements) and" + LASTS
                        + "order by placement, state = 'occupied', made_at desc")
                .param("placements", placements)
                .param("now", now())
                .query(AllocationTable::promise)
                .list()
                .stream()
                .collect(Collectors.toMap(BedAllocation::placement, Function.identity()));
    }

    /** The beds that were held for this placement and went back before anybody came, the newest last. */
    public List<Past> past(UUID placement) {
        return jdbc.sql("select bed, changed_at from schakel.bed_promise where placement = ?"
                        + " and state in ('released', 'expired') order by made_at")
                .param(placement)
                .query((row, n) -> new Past(
                        row.getObject("bed", UUID.class),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    /** Where the person of this placement stays now. */
    public Optional<BedAllocation> stay(UUID placement) {
        return jdbc.sql(COLUMNS + "where placement = :placement and state = 'occupied' order by made_at desc limit 1")
                .param("placement", placement)
                .query(AllocationTable::promise)
                .optional();
    }

    /** Every bed that somebody has now. */
    public Map<UUID, BedAllocation> all() {
        return jdbc.sql(COLUMNS + "where" + LASTS).param("now", now()).query(AllocationTable::promise).list().stream()
                // a later stay on the same bed may be promised already; one is enough to know that it is taken
                .collect(Collectors.toMap(BedAllocation::bed, Function.identity(), (one, other) -> one));
    }

    /** Where people of these dossiers have a bed now. */
    public Set<UUID> locationsOf(Set<UUID> dossiers) {
        if (dossiers.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("""
                        select distinct b.location from schakel.bed_promise m
                        join schakel.placement p on p.id = m.placement
                        join schakel.bed b on b.id = m.bed
                        where p.dossier_id in (:dossiers) and m.state in ('held', 'confirmed', 'occupied')
                          and (m.state <> 'held' or m.expires_at > :now)
                        """)
                .param("dossiers", dossiers)
                .param("now", now())
                .query(UUID.class)
                .list());
    }

    private static List<PlacementEvents> expired(List<BedAllocation> holds) {
        return holds.stream()
                .<PlacementEvents>map(hold -> new PlacementEvents.HoldExpired(hold.placement(), hold.id()))
                .toList();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static BedAllocation promise(ResultSet row, int n) throws SQLException {
        return new BedAllocation(
                row.getObject("id", UUID.class),
                row.getObject("bed", UUID.class),
                row.getObject("placement", UUID.class),
                AllocationState.of(row.getString("state")).orElseThrow(),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}
