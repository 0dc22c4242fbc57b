package nl.schakel.process.bundle;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.support.database.ClusterLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repository of bundles: keeps each with its files, what was decided about it, and every move of the pointers. Who may do
 * what is decided by who calls; rules are asked before.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class BundleRegister {

    private final BundleTable table;
    private final JdbcClient jdbc;
    private final Clock clock;

    BundleRegister(BundleTable table, JdbcClient jdbc, Clock clock) {
        this.table = table;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One bundle. */
    @Transactional(readOnly = true)
    public Optional<BundleVersion> find(UUID id) {
        return table.find(id);
    }

    /** The bundles of exactly this region, the newest first. @param region null for the national base */
    @Transactional(readOnly = true)
    public List<BundleVersion> of(String region) {
        return table.of(region);
    }

    /** The files of a bundle; empty for a bundle that does not exist. */
    @Transactional(readOnly = true)
    public BundleFiles files(UUID bundle) {
        return new BundleFiles(table.files(bundle));
    }

    /** Everyone who made something of a bundle: who proposed it and who wrote in the draft; empty for what came with the application. */
    @Transactional(readOnly = true)
    public Set<UUID> makers(BundleVersion bundle) {
        Set<UUID> makers = new HashSet<>(table.authors(bundle.id()));
        if (bundle.madeBy() != null) {
            makers.add(bundle.madeBy());
        }
        return Set.copyOf(makers);
    }

    /** The names of the files that two bundles do not both have alike, sorted. */
    @Transactional(readOnly = true)
    public List<String> different(UUID one, UUID other) {
        Map<String, String> ours = table.hashes(one);
        Map<String, String> theirs = table.hashes(other);
        return Stream.concat(ours.keySet().stream(), theirs.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(ours.get(name), theirs.get(name)))
                .sorted()
                .toList();
    }

    /** Every move of the pointer of exactly this region, the newest first. */
    @Transactional(readOnly = true)
    public List<LiveChange> changes(String region) {
        return table.changes(region);
    }

    /** What counts somewhere, now or at a moment to come. */
    @Transactional(readOnly = true)
    public List<BundleVersion> inUse() {
        return table.inUse(clock.instant());
    }

    /** What is proposed and not judged yet, of all regions, the oldest first. */
    @Transactional(readOnly = true)
    public List<BundleVersion> waiting() {
        return table.waiting();
    }

    /** Keeps what others wait for until the end of the transaction: bundles are numbered and deployed in turn. */
    public void inTurn() {
        ClusterLock.MODEL_DEPLOYMENT.await(jdbc);
    }

    /**
     * Notes what came with the application. It becomes the national base by itself as long as nobody published another;
     * what a director published stays live, and this is a version that can be chosen.
     */
    public void shipped(BundleFiles files, String deployment) {
        Optional<BundleVersion> newest = table.newestShipped();
        if (newest.filter(known -> known.deployment().equals(deployment)).isPresent()) {
            return;
        }
        Optional<LiveChange> live = table.changes(null).stream().findFirst();
        BundleVersion bundle = new BundleVersion(
                UUID.randomUUID(),
                null,
                0,
                BundleVersion.BundleOrigin.MEEGELEVERD,
                BundleVersion.BundleState.GOEDGEKEURD,
                files.hash(),
                live.map(LiveChange::bundle).orElse(null),
                null,
                null,
                clock.instant(),
                null,
                null,
                null,
                null,
                deployment);
        table.insert(bundle, files);
        boolean chosen = live.flatMap(change -> table.find(change.bundle()))
                .filter(now -> now.origin() == BundleVersion.BundleOrigin.VOORSTEL)
                .isPresent();
        if (!chosen) {
            table.point(
                    new LiveChange(0, null, bundle.id(), null, clock.instant(), null, null),
                    live.map(LiveChange::id).orElse(null));
        }
    }

    /**
     * Adds a proposal; the caller is in turn.
     *
     * @param national the national base with which it is up to date; null when it is one itself
     * @return its id
     */
    public UUID propose(String region, BundleFiles files, UUID base, UUID national, UUID madeBy, String reason) {
        UUID id = UUID.randomUUID();
        table.insert(
                new BundleVersion(
                        id,
                        region,
                        0,
                        BundleVersion.BundleOrigin.VOORSTEL,
                        BundleVersion.BundleState.VOORGESTELD,
                        files.hash(),
                        base,
                        national,
                        madeBy,
                        clock.instant(),
                        reason,
                        null,
                        null,
                        null,
                        null),
                files);
        return id;
    }

    /** Notes who wrote something of a bundle, beside who proposed it; none of them judges it. */
    public void written(UUID id, Set<UUID> authors) {
        authors.forEach(person -> table.author(id, person));
    }

    /** @return false when somebody decided about it already */
    public boolean approved(UUID id, UUID by, String words, String deployment) {
        return table.decide(id, BundleVersion.BundleState.GOEDGEKEURD, by, clock.instant(), words, deployment);
    }

    /** @return false when somebody decided about it already */
    public boolean refused(UUID id, UUID by, String words) {
        return table.decide(id, BundleVersion.BundleState.AFGEWEZEN, by, clock.instant(), words, null);
    }

    /** @return false when somebody decided about it already */
    public boolean takenBack(UUID id, UUID by) {
        return table.decide(id, BundleVersion.BundleState.INGETROKKEN, by, clock.instant(), null, null);
    }

    /**
     * Moves the pointer of a region.
     *
     * @param bundle an approved one; null to follow the national base
     * @param from null: at once
     * @param before the newest move that who decides has seen; null when there was none
     * @return false when somebody moved it meanwhile
     */
    public boolean point(String region, UUID bundle, Instant from, UUID by, String why, Long before) {
        return table.point(new LiveChange(0, region, bundle, from, clock.instant(), by, why), before);
    }
}
