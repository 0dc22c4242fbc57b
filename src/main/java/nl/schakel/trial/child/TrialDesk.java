package nl.schakel.trial.child;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.deploy.BundleDeployment;
import nl.schakel.trial.CaseOutcome;
import nl.schakel.trial.TrialAnswer;
import nl.schakel.trial.TrialCall;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Application service of the process in which a trial runs: takes up the bundles that are tried and plays cases by them, each
 * from the same beginning.
 */
class TrialDesk {

    private final Directory directory;
    private final BundleRegister bundles;
    private final BundleDeployment deployment;
    private final LiveBundles live;
    private final CasePlayer player;
    private final CleanSlate slate;
    private final TrialShelters shelters;
    private final TransactionTemplate transaction;
    private final Map<String, UUID> known = new HashMap<>();

    TrialDesk(
            Directory directory,
            BundleRegister bundles,
            BundleDeployment deployment,
            LiveBundles live,
            CasePlayer player,
            CleanSlate slate,
            TrialShelters shelters,
            TransactionTemplate transaction) {
        this.directory = directory;
        this.bundles = bundles;
        this.deployment = deployment;
        this.live = live;
        this.player = player;
        this.slate = slate;
        this.shelters = shelters;
        this.transaction = transaction;
    }

    /** Makes what is there before any case, and keeps it. */
    void begin() {
        player.atTheBeginning(() -> transaction.executeWithoutResult(status -> shelters.make()));
        slate.keep();
    }

    TrialAnswer answer(TrialCall call) {
        return switch (call.deed()) {
            case START -> throw new IllegalStateException("started already");
            case DEPLOY -> deploy(call);
            case PLAY -> new TrialAnswer(null, play(call));
        };
    }

    private TrialAnswer deploy(TrialCall call) {
        if (!known.containsKey(call.hash())) {
            // a case that was played before leaves nothing in what is kept
            slate.wipe();
            known.put(call.hash(), transaction.execute(status -> add(new BundleFiles(call.files()))));
            slate.keep();
        }
        return new TrialAnswer(null, null);
    }

    private UUID add(BundleFiles files) {
        String deployed = deployment.deploy("proef:" + files.hash(), files);
        List<Person> two = directory.members(national());
        UUID base = live.bundle(null).orElseThrow().id();
        UUID id = bundles.propose(null, files, base, null, two.get(0).id(), "proef");
        bundles.approved(id, two.get(1).id(), "proef", deployed);
        return id;
    }

    private CaseOutcome play(TrialCall call) {
        slate.wipe();
        transaction.executeWithoutResult(status -> point(known.get(call.hash())));
        return player.play(call.example(), TrialWorld.municipalities(directory, call.region()), call.known());
    }

    private void point(UUID bundle) {
        Long before =
                bundles.changes(null).stream().findFirst().map(LiveChange::id).orElse(null);
        UUID by = directory.members(national()).get(1).id();
        if (!bundles.point(null, bundle, null, by, "proef", before)) {
            throw new IllegalStateException("somebody else is here");
        }
    }

    private static GroupId national() {
        return new GroupId(Role.LANDELIJK, Directory.NATIONAL.organisation());
    }
}
