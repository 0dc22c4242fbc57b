package nl.schakel.process.deploy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command service: a chain director proposes models, tables and forms for the own region, and another person approves them
 * before they can count (domain.md, "What the chain director does").
 */
@Service
public class ModelProposals {

    /** Where directors see and decide. */
    public static final String PAGE = "/werkbank";

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 1_000;

    /**
     * What was written in the workbench.
     *
     * @param region null for the national base
     * @param files every file of the bundle by its bare name, also those that did not change
     * @param base on what it was written
     * @param national the national base with which it is up to date; null for that of its base
     * @param authors everyone who wrote something of it
     */
    public record WrittenBundle(
            String region, Map<String, byte[]> files, UUID base, UUID national, Set<UUID> authors) {}

    private static final int MOST_FILES = 200;
    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}\\.(bpmn|dmn|form)");

    private final ModelDirectors directors;
    private final DeploymentGate gate;
    private final BundleDeployment deployment;
    private final BundleRegister bundles;
    private final LiveBundles live;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    ModelProposals(
            ModelDirectors directors,
            DeploymentGate gate,
            BundleDeployment deployment,
            BundleRegister bundles,
            LiveBundles live,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.directors = directors;
        this.gate = gate;
        this.deployment = deployment;
        this.bundles = bundles;
        this.live = live;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Keeps a bundle that another person can approve; nothing of it counts until then. The same sent twice is one proposal.
     *
     * @param region null for the national base
     * @param files every file of the bundle by its bare name, also those that did not change
     * @return its id
     * @throws DeploymentGate.ModelsRefused when the rules have an error against it
     */
    public UUID propose(String region, Map<String, byte[]> files, String reason, Viewer viewer) {
        return propose(new WrittenBundle(region, files, null, null, Set.of()), reason, viewer);
    }

    /**
     * The same for what was written in the workbench, which has a base and can have several authors.
     *
     * @throws InvalidInput when its base is not what is live any more
     * @throws DeploymentGate.ModelsRefused when the rules have an error against it
     */
    public UUID propose(WrittenBundle written, String reason, Viewer viewer) {
        String region = written.region();
        Map<String, byte[]> files = written.files();
        directors.check(viewer, region);
        new InputCheck()
                .required("reden", reason, LONGEST_REASON, "fout.modellen.reden")
                .done();
        checkSize(files);
        gate.check(files);
        BundleFiles content = new BundleFiles(files);
        return transaction.execute(status -> {
            bundles.inTurn();
            BundleVersion now = live.bundle(region).orElseThrow();
            if (written.base() != null && !written.base().equals(now.id())) {
                throw InvalidInput.of("voorstel", "andere-basis", "fout.modellen.andere-basis");
            }
            if (now.hash().equals(content.hash())) {
                throw InvalidInput.of("bestanden", "gelijk", "fout.modellen.gelijk");
            }
            Optional<BundleVersion> before = bundles.of(region).stream()
                    .filter(one -> one.state() == BundleVersion.BundleState.VOORGESTELD
                            && one.hash().equals(content.hash())
                            && viewer.personId().equals(one.madeBy()))
                    .findFirst();
            if (before.isPresent()) {
                bundles.written(before.get().id(), written.authors());
                return before.get().id();
            }
            UUID national = written.national() == null ? now.nationalBase() : written.national();
            UUID id = bundles.propose(
                    region, content, now.id(), region == null ? null : national, viewer.personId(), reason.strip());
            bundles.written(id, written.authors());
            tell(bundles.find(id).orElseThrow());
            return id;
        });
    }

    private void tell(BundleVersion proposal) {
        outbox.toGroup(
                directors.secondPerson(proposal.region(), bundles.makers(proposal)),
                Template.MODELLEN,
                "modellen:" + proposal.id() + ":voorstel",
                PAGE);
    }

    /**
     * Tells of each proposal that waits to those who can judge it by now and did not hear of it: the colleague who was told
     * may have left.
     */
    void look() {
        transaction.executeWithoutResult(status -> bundles.waiting().forEach(this::tell));
    }

    /** Who proposed it takes it back. */
    public void withdraw(UUID id, Viewer viewer) {
        transaction.executeWithoutResult(status -> {
            BundleVersion proposal = proposal(id, viewer);
            if (!viewer.personId().equals(proposal.madeBy())) {
                throw InvalidInput.of("voorstel", "niet-van-u", "fout.modellen.niet-van-u");
            }
            decided(bundles.takenBack(id, viewer.personId()));
        });
    }

    /**
     * Another person than the maker agrees: the engine gets it, so that going live later is one move of the pointer.
     *
     * @param words may be null
     * @throws DeploymentGate.ModelsRefused when this version of the application has an error against it
     */
    public void approve(UUID id, String words, Viewer viewer) {
        new InputCheck().text("toelichting", words, LONGEST_REASON).done();
        // before the turn is taken: the rules need seconds, and others wait
        BundleFiles files = transaction.execute(status -> {
            secondPerson(id, viewer);
            return bundles.files(id);
        });
        gate.check(files.contents());
        transaction.executeWithoutResult(status -> {
            bundles.inTurn();
            BundleVersion proposal = secondPerson(id, viewer);
            if (live.bundle(proposal.region())
                    .filter(now -> now.id().equals(proposal.base()))
                    .isEmpty()) {
                throw InvalidInput.of("voorstel", "andere-basis", "fout.modellen.andere-basis");
            }
            decided(proposal.state() == BundleVersion.BundleState.VOORGESTELD);
            String place = deployment.deploy(
                    "werkbank:" + (proposal.region() == null ? "landelijk" : proposal.region()) + ":"
                            + proposal.number(),
                    files);
            decided(bundles.approved(id, viewer.personId(), words == null ? null : words.strip(), place));
            outbox.toPerson(proposal.madeBy(), Template.MODELLEN, "modellen:" + id + ":besluit", PAGE);
        });
    }

    /** Another person than the maker does not agree, and says why. */
    public void refuse(UUID id, String why, Viewer viewer) {
        transaction.executeWithoutResult(status -> {
            BundleVersion proposal = secondPerson(id, viewer);
            new InputCheck()
                    .required("toelichting", why, LONGEST_REASON, "fout.modellen.waarom-niet")
                    .done();
            decided(bundles.refused(id, viewer.personId(), why.strip()));
            outbox.toPerson(proposal.madeBy(), Template.MODELLEN, "modellen:" + id + ":besluit", PAGE);
        });
    }

    /** @throws InvalidInput when a name is none for a file of a bundle, or it is too much together */
    public static void checkSize(Map<String, byte[]> files) {
        files.keySet().stream()
                .filter(name -> !NAME.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw InvalidInput.of("bestanden", "naam", "fout.modellen.naam", name);
                });
        long bytes =
                files.values().stream().mapToLong(content -> content.length).sum();
        if (files.size() > MOST_FILES || bytes > MOST_BYTES) {
            throw InvalidInput.of("bestanden", "te-veel", "fout.modellen.te-veel", MOST_FILES);
        }
    }

    private BundleVersion secondPerson(UUID id, Viewer viewer) {
        BundleVersion proposal = proposal(id, viewer);
        if (viewer.personId().equals(proposal.madeBy())) {
            throw InvalidInput.of("voorstel", "eigen-voorstel", "fout.modellen.eigen-voorstel");
        }
        if (bundles.makers(proposal).contains(viewer.personId())) {
            throw InvalidInput.of("voorstel", "medemaker", "fout.modellen.medemaker");
        }
        return proposal;
    }

    private BundleVersion proposal(UUID id, Viewer viewer) {
        return bundles.find(id)
                .filter(bundle -> bundle.origin() == BundleVersion.BundleOrigin.VOORSTEL)
                .filter(bundle -> directors.directs(viewer, bundle.region()))
                .orElseThrow(NotVisible::new);
    }

    private static void decided(boolean done) {
        if (!done) {
            throw InvalidInput.of("voorstel", "al-beslist", "fout.modellen.al-beslist");
        }
    }
}
