package nl.schakel.process.move;

import java.util.Map;
import java.util.UUID;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.process.deploy.BundleDeployment;
import nl.schakel.story.Story;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Versions of the models of a region that were approved, without the seconds that the rules take. */
@Component
public class MovedVersions {

    private final BundleRegister register;
    private final BundleDeployment deployment;
    private final LiveBundles live;
    private final Story story;
    private final TransactionTemplate transaction;

    MovedVersions(
            BundleRegister register,
            BundleDeployment deployment,
            LiveBundles live,
            Story story,
            TransactionTemplate transaction) {
        this.register = register;
        this.deployment = deployment;
        this.live = live;
        this.story = story;
        this.transaction = transaction;
    }

    /** One that somebody made and another approved; nobody made it live. */
    public UUID approved(String region, Map<String, byte[]> files) {
        return transaction.execute(status -> {
            register.inTurn();
            BundleFiles content = new BundleFiles(files);
            UUID maker = story.viewer("keten.wvv").personId();
            UUID id = register.propose(region, content, national(), national(), maker, MoveStories.WHY);
            String place = deployment.deploy("werkbank:" + region + ":" + id, content);
            register.approved(id, story.viewer("keten2.wvv").personId(), null, place);
            return id;
        });
    }

    /** What every region follows that chose nothing. */
    public UUID national() {
        return live.bundle(null).orElseThrow().id();
    }
}
