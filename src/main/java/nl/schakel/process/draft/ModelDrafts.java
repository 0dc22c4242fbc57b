package nl.schakel.process.draft;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.deploy.ModelDirectors;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.draft.Draft.DraftState;
import nl.schakel.process.draft.DraftTable.DraftRow;
import nl.schakel.process.draft.DraftTable.SavedFile;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command service: the directors of a region write a draft together: begun from what is live, saved file by file, held against
 * the rules, proposed or thrown away. Nothing of it counts before another person than all who wrote in it approves (ADR 133).
 */
@Service
public class ModelDrafts {

    private static final Set<BundleVersion.BundleState> UNWANTED =
            EnumSet.of(BundleVersion.BundleState.AFGEWEZEN, BundleVersion.BundleState.INGETROKKEN);

    private final DraftTable table;
    private final DraftMerge merge;
    private final ModelDirectors directors;
    private final BundleRegister bundles;
    private final LiveBundles live;
    private final DeploymentGate gate;
    private final ModelProposals proposals;
    private final Directory directory;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ModelDrafts(
            DraftTable table,
            DraftMerge merge,
            ModelDirectors directors,
            BundleRegister bundles,
            LiveBundles live,
            DeploymentGate gate,
            ModelProposals proposals,
            Directory directory,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.merge = merge;
        this.directors = directors;
        this.bundles = bundles;
        this.live = live;
        this.gate = gate;
        this.proposals = proposals;
        this.directory = directory;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Begins a draft from what is live now. Who clicks twice has one: a draft of the same person on the same base in which
     * nobody saved anything yet is that draft.
     *
     * @param region null for the national base
     */
    public UUID begin(String region, Viewer viewer) {
        directors.check(viewer, region);
        return transaction.execute(status -> {
            bundles.inTurn();
            BundleVersion now = live.bundle(region).orElseThrow();
            UUID base = now.id();
            Optional<UUID> before = table.open().stream()
                    .filter(one -> Objects.equals(one.region(), region)
                            && one.base().equals(base)
                            && one.begunBy().equals(viewer.personId()))
                    .map(DraftRow::id)
                    .filter(one -> table.newest(one).isEmpty())
                    .findFirst();
            if (before.isPresent()) {
                return before.get();
            }
            UUID id = UUID.randomUUID();
            table.insert(new DraftRow(
                    id,
                    region,
                    base,
                    region == null ? null : now.nationalBase(),
                    viewer.personId(),
                    clock.instant(),
                    DraftState.OPEN,
                    null));
            return id;
        });
    }

    /** The open drafts of the regions that the viewer directs, and of the national base for the national team. */
    public List<Draft> all(Viewer viewer) {
        return transaction.execute(status -> table.open().stream()
                .filter(draft -> directors.directs(viewer, draft.region()))
                .map(this::shown)
                .toList());
    }

    /** One open draft. @throws NotVisible when it is of a region of somebody else, or it is closed */
    public Draft find(UUID id, Viewer viewer) {
        return transaction.execute(status -> shown(open(table.find(id), viewer)));
    }

    /** The whole bundle as it would be proposed, by the names of the files. */
    public Map<String, byte[]> files(UUID id, Viewer viewer) {
        return transaction.execute(status -> contents(entries(open(table.find(id), viewer))));
    }

    /** The whole bundle from which the draft was made. */
    public Map<String, byte[]> before(UUID id, Viewer viewer) {
        return transaction.execute(status -> base(open(table.find(id), viewer)));
    }

    /** Every file of the draft and of its base, by name; also those that were removed. */
    public List<DraftFile> entries(UUID id, Viewer viewer) {
        return transaction.execute(status -> entries(open(table.find(id), viewer)));
    }

    /** One file as it stands in the draft. @throws NotVisible when there is none with this name */
    public DraftFile file(UUID id, String name, Viewer viewer) {
        return transaction.execute(status -> entry(open(table.find(id), viewer), name)
                .filter(file -> file.content() != null)
                .orElseThrow(NotVisible::new));
    }

    /** The version of a file; 0 when it is as in the base or there is none with this name. */
    public int version(UUID id, String name, Viewer viewer) {
        return transaction.execute(status -> {
            DraftRow draft = open(table.find(id), viewer);
            return table.file(draft.id(), name)
                    .filter(file -> file.content() != null)
                    .map(SavedFile::version)
                    .orElse(0);
        });
    }

    /** Checks that nobody saved a file since. @throws DraftChanged when somebody did */
    public void expect(UUID id, String name, int seen, Viewer viewer) {
        transaction.executeWithoutResult(status -> {
            DraftRow draft = open(table.find(id), viewer);
            if (table.file(id, name).map(SavedFile::version).orElse(0) != seen) {
                throw changed(draft, name);
            }
        });
    }

    /**
     * Saves a file, also one that is half done: only what could not be kept is refused. What it says already is no new version.
     *
     * @param seen the version that the viewer began from; 0 for a file that is as in the base or does not exist yet
     * @return its version from now on
     * @throws DraftChanged when somebody saved it since
     */
    public int save(UUID id, String name, int seen, byte[] content, Viewer viewer) {
        if (content.length == 0) {
            throw InvalidInput.of("bestand", "leeg", "fout.concept.leeg");
        }
        checkText(content);
        return transaction.execute(status -> {
            DraftRow draft = open(table.withOthers(id), viewer);
            List<DraftFile> entries = entries(draft);
            Map<String, byte[]> files = contents(entries);
            if (Arrays.equals(content, files.put(name, content))) {
                return named(entries, name).map(DraftFile::version).orElseThrow();
            }
            ModelProposals.checkSize(files);
            return save(draft, name, seen, content, viewer);
        });
    }

    /**
     * Leaves a file out of the bundle.
     *
     * @throws DraftChanged when somebody saved it since
     */
    public void remove(UUID id, String name, int seen, Viewer viewer) {
        transaction.executeWithoutResult(status -> {
            DraftRow draft = open(table.withOthers(id), viewer);
            if (entry(draft, name).orElseThrow(NotVisible::new).content() != null) {
                save(draft, name, seen, null, viewer);
            }
        });
    }

    /** Everything that the rules say of the whole draft, errors and warnings. */
    public List<RuleFinding> check(UUID id, Viewer viewer) {
        // outside a transaction: the rules need a second, and look at one bundle at a time
        return gate.findings(files(id, viewer));
    }

    /**
     * Goes on from what is live now. What the draft did not change becomes as it is there.
     *
     * @return the files that both changed, by name: they keep the text of the draft
     */
    public List<String> rebase(UUID id, Viewer viewer) {
        return transaction.execute(status -> {
            DraftRow draft = open(table.alone(id), viewer);
            BundleVersion now = live.bundle(draft.region()).orElseThrow();
            if (now.id().equals(draft.base())) {
                return List.of();
            }
            List<String> both = merge.bring(
                    id, entries(draft), base(draft), bundles.files(now.id()).contents(), viewer);
            boolean broughtIn = !Objects.equals(
                    draft.national(), bundles.find(draft.base()).orElseThrow().nationalBase());
            table.rebase(id, now.id(), draft.region() == null || broughtIn ? draft.national() : now.nationalBase());
            return both;
        });
    }

    /**
     * Brings what changed in the national base into the draft of a region. What the region has not changed becomes as it is
     * there; where the region deviates, it keeps its own text.
     *
     * @return the files that both changed, by name
     */
    public List<String> bringNational(UUID id, Viewer viewer) {
        return transaction.execute(status -> {
            DraftRow draft = open(table.alone(id), viewer);
            BundleVersion now = live.bundle(null).orElseThrow();
            if (draft.region() == null || now.id().equals(draft.national())) {
                return List.of();
            }
            List<String> both = merge.bring(
                    id,
                    entries(draft),
                    bundles.files(draft.national()).contents(),
                    bundles.files(now.id()).contents(),
                    viewer);
            table.rebase(id, draft.base(), now.id());
            return both;
        });
    }

    /**
     * Proposes the draft, with which it is closed. Proposed twice it is one proposal.
     *
     * @return id of the bundle
     * @throws InvalidInput when its base is not what is live any more, or there is nothing different in it
     * @throws DeploymentGate.ModelsRefused when a rule has an error against it
     */
    public UUID propose(UUID id, String reason, Viewer viewer) {
        return transaction.execute(status -> {
            DraftRow draft = directed(table.alone(id), viewer);
            if (draft.state() == DraftState.VOORGESTELD) {
                return draft.bundle();
            }
            open(Optional.of(draft), viewer);
            UUID bundle = proposals.propose(
                    new ModelProposals.WrittenBundle(
                            draft.region(),
                            contents(entries(draft)),
                            draft.base(),
                            draft.national(),
                            table.authors(id)),
                    reason,
                    viewer);
            table.become(id, DraftState.VOORGESTELD, bundle);
            return bundle;
        });
    }

    /**
     * Goes on with the draft that became a bundle which was refused or taken back: everything stands in it still, and who
     * wrote in it before stays an author.
     *
     * @return id of the draft
     * @throws NotVisible when there is none, or somebody may still approve the bundle
     */
    public UUID resume(UUID bundle, Viewer viewer) {
        return transaction.execute(status -> {
            Optional<DraftRow> draft = resumable(bundle).flatMap(found -> table.alone(found.id()));
            DraftRow found = directed(
                    draft.filter(one -> one.state() != DraftState.WEGGEGOOID && bundle.equals(one.bundle())), viewer);
            table.become(found.id(), DraftState.OPEN, found.bundle());
            return found.id();
        });
    }

    /** Whether the viewer can go on with the draft that became a bundle. */
    public boolean isResumable(UUID bundle, Viewer viewer) {
        return transaction.execute(status -> resumable(bundle)
                .filter(draft -> directors.directs(viewer, draft.region()))
                .isPresent());
    }

    private Optional<DraftRow> resumable(UUID bundle) {
        boolean unwanted = bundles.find(bundle)
                .filter(one -> UNWANTED.contains(one.state()))
                .isPresent();
        return table.proposedAs(bundle).stream()
                .filter(draft -> unwanted && draft.state() != DraftState.WEGGEGOOID)
                .findFirst();
    }

    /** Throws the draft away for everybody. */
    public void discard(UUID id, Viewer viewer) {
        transaction.executeWithoutResult(status -> {
            DraftRow draft = directed(table.alone(id), viewer);
            if (draft.state() != DraftState.WEGGEGOOID) {
                open(Optional.of(draft), viewer);
                table.become(id, DraftState.WEGGEGOOID, draft.bundle());
            }
        });
    }

    private int save(DraftRow draft, String name, int seen, byte[] content, Viewer viewer) {
        Optional<Integer> version = table.save(draft.id(), name, seen, content, viewer.personId(), clock.instant());
        if (version.isPresent()) {
            table.author(draft.id(), viewer.personId());
            return version.get();
        }
        // of two who save the same at once both are right
        Optional<SavedFile> now = table.file(draft.id(), name);
        if (now.isPresent() && Arrays.equals(now.get().content(), content)) {
            return now.get().version();
        }
        throw changed(draft, name);
    }

    private DraftChanged changed(DraftRow draft, String name) {
        return table.file(draft.id(), name)
                .map(file -> new DraftChanged(name(file.by()), file.at(), file.version()))
                .orElseGet(() -> new DraftChanged(name(draft.begunBy()), draft.begunAt(), 0));
    }

    private String name(UUID person) {
        return directory.person(person).map(Person::displayName).orElse("");
    }

    private Draft shown(DraftRow draft) {
        Optional<SavedFile> newest = table.newest(draft.id());
        return new Draft(
                draft.id(),
                draft.region(),
                bundles.find(draft.base()).orElseThrow(),
                live.bundle(draft.region())
                        .filter(now -> now.id().equals(draft.base()))
                        .isPresent(),
                draft.region() == null
                        || live.bundle(null)
                                .filter(now -> now.id().equals(draft.national()))
                                .isPresent(),
                draft.begunBy(),
                draft.begunAt(),
                draft.bundle() == null ? null : bundles.find(draft.bundle()).orElseThrow(),
                newest.map(SavedFile::by).orElse(null),
                newest.map(SavedFile::at).orElse(null));
    }

    private Map<String, byte[]> base(DraftRow draft) {
        return bundles.files(draft.base()).contents();
    }

    private List<DraftFile> entries(DraftRow draft) {
        Map<String, DraftFile> entries = new TreeMap<>();
        base(draft).forEach((name, content) -> entries.put(name, untouched(name, content)));
        table.files(draft.id())
                .forEach(saved ->
                        entries.merge(saved.name(), with(saved, null), (base, none) -> with(saved, base.before())));
        return List.copyOf(entries.values());
    }

    private Optional<DraftFile> entry(DraftRow draft, String name) {
        return named(entries(draft), name);
    }

    private static Optional<DraftFile> named(List<DraftFile> entries, String name) {
        return entries.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    private static DraftFile untouched(String name, byte[] content) {
        return new DraftFile(name, content, content, 0, null, null, false);
    }

    private static DraftFile with(SavedFile saved, byte[] before) {
        return new DraftFile(
                saved.name(), saved.content(), before, saved.version(), saved.by(), saved.at(), saved.overtaken());
    }

    private static Map<String, byte[]> contents(List<DraftFile> entries) {
        Map<String, byte[]> files = new TreeMap<>();
        entries.stream().filter(file -> file.content() != null).forEach(file -> files.put(file.name(), file.content()));
        return files;
    }

    private DraftRow open(Optional<DraftRow> draft, Viewer viewer) {
        DraftRow found = directed(draft, viewer);
        if (found.state() != DraftState.OPEN) {
            throw new NotVisible();
        }
        return found;
    }

    private DraftRow directed(Optional<DraftRow> draft, Viewer viewer) {
        return draft.filter(one -> directors.directs(viewer, one.region())).orElseThrow(NotVisible::new);
    }

    private static void checkText(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
        } catch (CharacterCodingException unreadable) {
            throw InvalidInput.of("bestand", "geen-tekst", "fout.concept.tekst");
        }
    }
}
