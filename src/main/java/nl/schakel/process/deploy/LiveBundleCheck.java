package nl.schakel.process.deploy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.rules.RuleFinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Check of what is live: holds each bundle that counts somewhere against the rules of this version of the application, which
 * may have lost an operation that a director's model names. The directors hear, and the health says so, before a case gets
 * there at night.
 */
@Component
public class LiveBundleCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LiveBundleCheck.class);

    private final BundleRegister bundles;
    private final ModelDeployer deployer;
    private final DeploymentGate gate;
    private final ModelDirectors directors;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    /** What the rules of this version have against a bundle; a bundle never changes, so each is looked at once. */
    private final Map<UUID, List<RuleFinding>> looked = new HashMap<>();

    private volatile Map<BundleVersion, List<RuleFinding>> broken = Map.of();

    LiveBundleCheck(
            BundleRegister bundles,
            ModelDeployer deployer,
            DeploymentGate gate,
            ModelDirectors directors,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.bundles = bundles;
        this.deployer = deployer;
        this.gate = gate;
        this.directors = directors;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** The bundles that are live and that this version of the application cannot run as they are, with what is wrong. */
    public Map<BundleVersion, List<RuleFinding>> broken() {
        return broken;
    }

    /** Looks at everything that counts now or is going to. */
    synchronized void look() {
        Map<BundleVersion, List<RuleFinding>> found = new HashMap<>();
        for (BundleVersion bundle : transaction.execute(status -> bundles.inUse())) {
            List<RuleFinding> errors =
                    deployer.checked(bundle) ? List.of() : looked.computeIfAbsent(bundle.id(), id -> errors(bundle));
            if (!errors.isEmpty()) {
                found.put(bundle, errors);
                tell(bundle, errors);
            }
        }
        broken = Map.copyOf(found);
    }

    private List<RuleFinding> errors(BundleVersion bundle) {
        try {
            gate.check(bundles.files(bundle.id()).contents());
            return List.of();
        } catch (DeploymentGate.ModelsRefused refused) {
            LOG.error(
                    "models are live that this version cannot run: region={} number={} errors={}",
                    bundle.region(),
                    bundle.number(),
                    refused.findings().size());
            return refused.findings();
        }
    }

    /** Once for each that goes wrong in another way. */
    private void tell(BundleVersion bundle, List<RuleFinding> errors) {
        String what = errors.stream().map(RuleFinding::line).collect(Collectors.joining("\n"));
        String key =
                "modellen:" + bundle.id() + ":kapot:" + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
        transaction.executeWithoutResult(
                status -> outbox.toGroup(directors.of(bundle.region()), Template.MODELLEN, key, ModelProposals.PAGE));
    }
}
