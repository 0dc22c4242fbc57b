package nl.schakel.process.bundle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import nl.schakel.support.Coded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: bundles with their files, and the pointers of the regions. */
@Repository
class BundleTable {

    private static final String COLUMNS =
            "id, region, number, origin, state, hash, base, national_base, made_by, made_at, reason,"
                    + " judged_by, judged_at, judgement, deployment";

    private final JdbcClient jdbc;

    BundleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the engine has what counts for a region now, in one statement; empty before anything was ever deployed. */
    Optional<String> liveDeployment(String region, Instant now) {
        return jdbc.sql("""
                        select coalesce(
                            (select (select b.deployment from schakel.model_bundle b where b.id = l.bundle)
                             from schakel.model_live l where l.region = :region and (l.from_at is null or l.from_at <= :now)
                             order by l.id desc limit 1),
                            (select (select b.deployment from schakel.model_bundle b where b.id = l.bundle)
                             from schakel.model_live l where l.region is null and (l.from_at is null or l.from_at <= :now)
                             order by l.id desc limit 1))
                        """)
                .param("region", region)
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional();
    }

    /** The pointer of exactly this region as it is now; empty when it never had one of its own. */
    Optional<LiveChange> live(String region, Instant now) {
        return jdbc.sql("select id, region, bundle, from_at, at, by, why from schakel.model_live"
                        + " where region is not distinct from :region and (from_at is null or from_at <= :now)"
                        + " order by id desc limit 1")
                .param("region", region)
                .param("now", Timestamp.from(now))
                .query(BundleTable::change)
                .optional();
    }

    /** Every move of the pointer of exactly this region, the newest first; those for a moment to come as well. */
    List<LiveChange> changes(String region) {
        return jdbc.sql("select id, region, bundle, from_at, at, by, why from schakel.model_live"
                        + " where region is not distinct from :region order by id desc")
                .param("region", region)
                .query(BundleTable::change)
                .list();
    }

    /** The bundles that count somewhere, now or at a moment to come. */
    List<BundleVersion> inUse(Instant now) {
        return jdbc.sql("select " + COLUMNS + " from schakel.model_bundle where id in ("
                        + " select l.bundle from schakel.model_live l where l.from_at > :now"
                        + " union all"
                        + " (select distinct on (l.region) l.bundle from schakel.model_live l where (l.from_at is null or l.from_at <= :now)"
                        + " order by l.region, l.id desc))"
                        + " order by region nulls first, number")
                .param("now", Timestamp.from(now))
                .query(BundleTable::version)
                .list();
    }

    List<BundleVersion> waiting() {
        return jdbc.sql("select " + COLUMNS
                        + " from schakel.model_bundle where state = 'voorgesteld' order by made_at, id")
                .query(BundleTable::version)
                .list();
    }

    Optional<BundleVersion> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from schakel.model_bundle where id = :id")
                .param("id", id)
                .query(BundleTable::version)
                .optional();
    }

    /** The bundles of exactly this region, the newest first. */
    List<BundleVersion> of(String region) {
        return jdbc.sql("select " + COLUMNS + " from schakel.model_bundle where region is not distinct from :region"
                        + " order by number desc")
                .param("region", region)
                .query(BundleTable::version)
                .list();
    }

    /** What came with the application that was started last; empty before the first start. */
    Optional<BundleVersion> newestShipped() {
        return jdbc.sql("select " + COLUMNS + " from schakel.model_bundle where region is null"
                        + " and origin = 'meegeleverd' order by number desc limit 1")
                .query(BundleTable::version)
                .optional();
    }

    SortedMap<String, byte[]> files(UUID bundle) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        jdbc.sql("select f.name, c.content from schakel.model_file f join schakel.model_content c on c.hash = f.hash"
                        + " where f.bundle = :bundle")
                .param("bundle", bundle)
                .query(row -> {
                    files.put(row.getString("name"), row.getBytes("content"));
                });
        return files;
    }

    /** By name, what each file of a bundle says: two files with one hash are alike. */
    SortedMap<String, String> hashes(UUID bundle) {
        SortedMap<String, String> hashes = new TreeMap<>();
        jdbc.sql("select name, hash from schakel.model_file where bundle = :bundle")
                .param("bundle", bundle)
                .query(row -> {
                    hashes.put(row.getString("name"), row.getString("hash"));
                });
        return hashes;
    }

    /** Adds a bundle under the next number of its region; the caller holds the lock on the bundles. */
    void insert(BundleVersion bundle, BundleFiles files) {
        jdbc.sql(
                        "insert into schakel.model_bundle (" + COLUMNS + ") values (:id, :region,"
                                + " (select coalesce(max(number), 0) + 1 from schakel.model_bundle"
                                + "  where region is not distinct from :region),"
                                + " :origin, :state, :hash, :base, :national, :madeBy, :madeAt, :reason, null, null, null, :deployment)")
                .param("id", bundle.id())
                .param("region", bundle.region())
                .param("origin", bundle.origin().code())
                .param("state", bundle.state().code())
                .param("hash", files.hash())
                .param("base", bundle.base())
                .param("national", bundle.national())
                .param("madeBy", bundle.madeBy())
                .param("madeAt", Timestamp.from(bundle.madeAt()))
                .param("reason", bundle.reason())
                .param("deployment", bundle.deployment())
                .update();
        files.hashes().forEach((name, hash) -> {
            jdbc.sql("insert into schakel.model_content (hash, content) values (:hash, :content)"
                            + " on conflict (hash) do nothing")
                    .param("hash", hash)
                    .param("content", files.contents().get(name))
                    .update();
            jdbc.sql("insert into schakel.model_file (bundle, name, hash) values (:bundle, :name, :hash)")
                    .param("bundle", bundle.id())
                    .param("name", name)
                    .param("hash", hash)
                    .update();
        });
    }

    /** Everyone who wrote something of a bundle that was made in the workbench; empty for others. */
    Set<UUID> authors(UUID bundle) {
        return jdbc.sql("select person from schakel.model_bundle_author where bundle = :bundle")
                .param("bundle", bundle)
                .query(UUID.class)
                .set();
    }

    void author(UUID bundle, UUID person) {
        jdbc.sql("insert into schakel.model_bundle_author (bundle, person) values (:bundle, :person)"
                        + " on conflict do nothing")
                .param("bundle", bundle)
                .param("person", person)
                .update();
    }

    /** @return false when somebody decided about it already */
    boolean decide(UUID id, BundleVersion.BundleState state, UUID by, Instant at, String words, String deployment) {
        return jdbc.sql("update schakel.model_bundle set state = :state, judged_by = :by, judged_at = :at,"
                                + " judgement = :words, deployment = :deployment"
                                + " where id = :id and state = 'voorgesteld'")
                        .param("id", id)
                        .param("state", state.code())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("words", words)
                        .param("deployment", deployment)
                        .update()
                == 1;
    }

    /**
     * Moves a pointer.
     *
     * @param before the newest move that who decides knows of; null when there was none
     * @return false when there is a newer one already
     */
    boolean point(LiveChange change, Long before) {
        return jdbc.sql("insert into schakel.model_live (region, bundle, from_at, at, by, why, before)"
                                + " select :region, cast(:bundle as uuid), cast(:from as timestamptz), :at, cast(:by as uuid), :why,"
                                + " cast(:before as bigint)"
                                + " where (select max(id) from schakel.model_live"
                                + "        where region is not distinct from :region) is not distinct from :before"
                                + " on conflict on constraint model_live_once do nothing")
                        .param("region", change.region())
                        .param("bundle", change.bundle())
                        .param("from", change.from() == null ? null : Timestamp.from(change.from()))
                        .param("at", Timestamp.from(change.at()))
                        .param("by", change.by())
                        .param("why", change.why())
                        .param("before", before)
                        .update()
                == 1;
    }

    private static LiveChange change(ResultSet row, int number) throws SQLException {
        return new LiveChange(
                row.getLong("id"),
                row.getString("region"),
                row.getObject("bundle", UUID.class),
                moment(row, "from_at"),
                row.getTimestamp("at").toInstant(),
                row.getObject("by", UUID.class),
                row.getString("why"));
    }

    private static BundleVersion version(ResultSet row, int number) throws SQLException {
        return new BundleVersion(
                row.getObject("id", UUID.class),
                row.getString("region"),
                row.getInt("number"),
                Coded.of(BundleVersion.BundleOrigin.class, row.getString("origin"))
                        .orElseThrow(),
                Coded.of(BundleVersion.BundleState.class, row.getString("state"))
                        .orElseThrow(),
                row.getString("hash"),
                row.getObject("base", UUID.class),
                row.getObject("national_base", UUID.class),
                row.getObject("made_by", UUID.class),
                row.getTimestamp("made_at").toInstant(),
                row.getString("reason"),
                row.getObject("judged_by", UUID.class),
                moment(row, "judged_at"),
                row.getString("judgement"),
                row.getString("deployment"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
