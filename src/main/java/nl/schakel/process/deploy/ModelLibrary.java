package nl.schakel.process.deploy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.compare.FileDifference;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.Severity;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Read model: the bundles that a chain director sees: those of the own region and the national base. Nothing is kept or
 * deployed here.
 */
@Service
@Transactional(readOnly = true)
public class ModelLibrary {

    /**
     * One bundle of a list.
     *
     * @param live whether cases begin by it now
     */
    public record Shelved(BundleVersion version, boolean live) {}

    /**
     * The bundles of one region.
     *
     * @param region null for the national base
     * @param live by which its cases begin now; its own or the national one
     * @param since the move of the pointer that made it so; null when nobody ever moved one
     * @param coming the move that counts from a later moment; null when there is none
     * @param bundles its own, the newest first
     * @param deviation how what counts there deviates from the national base; null when it follows that, or is it
     */
    public record Shelf(
            Region region,
            BundleVersion live,
            LiveChange since,
            LiveChange coming,
            List<Shelved> bundles,
            Deviation deviation) {}

    /**
     * How a region's own bundle deviates from the national base.
     *
     * @param files names of what the region has otherwise than the base with which it is up to date
     * @param base that base
     * @param now the national base of today
     * @param changed names of what is different in the national base since; empty when it is the same one
     */
    public record Deviation(List<String> files, BundleVersion base, BundleVersion now, List<String> changed) {

        /** What both changed. */
        public List<String> both() {
            return files.stream().filter(changed::contains).toList();
        }
    }

    /** A bundle with its files. */
    public record Opened(BundleVersion version, BundleFiles files) {}

    /**
     * What the rules say of files that nobody keeps, and what is different from what is live.
     *
     * @param findings errors and warnings; only errors when there are errors
     */
    public record Checked(BundleVersion live, List<RuleFinding> findings, List<FileDifference> differences) {

        /** Whether nothing stands in the way of proposing it. */
        public boolean accepted() {
            return findings.stream().noneMatch(finding -> finding.severity() == Severity.FOUT)
                    && differences.stream().allMatch(file -> file.unreadable() == null);
        }
    }

    private final ModelDirectors directors;
    private final DeploymentGate gate;
    private final BundleRegister bundles;
    private final LiveBundles live;
    private final Directory directory;
    private final Clock clock;

    ModelLibrary(
            ModelDirectors directors,
            DeploymentGate gate,
            BundleRegister bundles,
            LiveBundles live,
            Directory directory,
            Clock clock) {
        this.directors = directors;
        this.gate = gate;
        this.bundles = bundles;
        this.live = live;
        this.directory = directory;
        this.clock = clock;
    }

    /** Whether the viewer is a chain director of any region, or of the national team. */
    public boolean reads(Viewer viewer) {
        return viewer.groups().contains(Directory.NATIONAL) || !regions(viewer).isEmpty();
    }

    /** The own regions and the national base; for the national team every region that has a bundle of its own. */
    public List<Shelf> shelves(Viewer viewer) {
        check(viewer);
        List<Shelf> shelves = new ArrayList<>();
        for (Region region : regions(viewer)) {
            Shelf shelf = shelf(region);
            if (!viewer.groups().contains(Directory.NATIONAL)
                    || !shelf.bundles().isEmpty()
                    || shelf.coming() != null) {
                shelves.add(shelf);
            }
        }
        shelves.add(shelf(null));
        return shelves;
    }

    /** One bundle with its files. @throws NotVisible when it is of a region of somebody else */
    public Opened open(UUID id, Viewer viewer) {
        return new Opened(find(id, viewer), bundles.files(id));
    }

    /** One bundle without its files. @throws NotVisible when it is of a region of somebody else */
    public BundleVersion find(UUID id, Viewer viewer) {
        return bundles.find(id).filter(found -> sees(viewer, found)).orElseThrow(NotVisible::new);
    }

    /**
     * What a bundle is held against when nobody says with what: that by which the cases of its region begin now, and for
     * that one itself, what it was made from.
     */
    public Opened beside(BundleVersion bundle) {
        BundleVersion now = live.bundle(bundle.region()).orElseThrow(NotVisible::new);
        boolean itself = now.id().equals(bundle.id()) && bundle.base() != null;
        BundleVersion other = itself ? bundles.find(bundle.base()).orElseThrow() : now;
        return new Opened(other, bundles.files(other.id()));
    }

    /** What changed from one bundle to another. */
    public List<FileDifference> difference(Opened before, Opened after) {
        return BundleComparison.between(before.files().contents(), after.files().contents());
    }

    /**
     * Holds files against the rules and against what is live; keeps nothing of them.
     *
     * @param region null for the national base
     * @throws InvalidInput when the viewer decides nothing there
     */
    public Checked check(String region, Map<String, byte[]> files, Viewer viewer) {
        boolean exists = region == null || directory.region(region).isPresent();
        if (!exists || !directors.directs(viewer, region)) {
            throw InvalidInput.of("regio", "onbekende-keuze", "fout.zip.regio");
        }
        BundleVersion now = live.bundle(region).orElseThrow(NotVisible::new);
        List<FileDifference> differences =
                BundleComparison.between(bundles.files(now.id()).contents(), files);
        boolean unreadable = differences.stream().anyMatch(file -> file.unreadable() != null);
        // what the comparison cannot read is kept away from all other readers
        return new Checked(now, unreadable ? List.of() : findings(files), differences);
    }

    private List<RuleFinding> findings(Map<String, byte[]> files) {
        try {
            return gate.check(files);
        } catch (DeploymentGate.ModelsRefused refused) {
            return refused.findings();
        }
    }

    private Shelf shelf(Region region) {
        String code = region == null ? null : region.code();
        BundleVersion now = live.bundle(code).orElse(null);
        Optional<LiveChange> own = live.pointer(code).filter(change -> change.bundle() != null);
        LiveChange coming = bundles.changes(code).stream()
                .findFirst()
                .filter(change -> change.from() != null && change.from().isAfter(clock.instant()))
                .orElse(null);
        return new Shelf(
                region,
                now,
                own.or(() -> live.pointer(null)).orElse(null),
                coming,
                bundles.of(code).stream()
                        .map(bundle ->
                                new Shelved(bundle, now != null && now.id().equals(bundle.id())))
                        .toList(),
                now == null || now.region() == null ? null : deviation(now));
    }

    private Deviation deviation(BundleVersion own) {
        BundleVersion base = bundles.find(own.national()).orElseThrow();
        BundleVersion now = live.bundle(null).orElseThrow();
        return new Deviation(bundles.different(own.id(), base.id()), base, now, bundles.different(base.id(), now.id()));
    }

    /** The regions about whose models the viewer decides, by name. */
    public List<Region> regions(Viewer viewer) {
        return directory.regions().stream()
                .filter(region -> directors.directs(viewer, region.code()))
                .sorted(Comparator.comparing(Region::name))
                .toList();
    }

    private boolean sees(Viewer viewer, BundleVersion bundle) {
        boolean base = bundle.region() == null && bundle.state() == BundleVersion.BundleState.GOEDGEKEURD;
        return base ? reads(viewer) : directors.directs(viewer, bundle.region());
    }

    private void check(Viewer viewer) {
        if (!reads(viewer)) {
            throw new NotVisible();
        }
    }
}
