package nl.schakel.process.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.deploy.ModelPublications;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** One national base and what a region has otherwise: the region keeps that, and takes over what changes nationally. */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=models")
class NationalBaseTest {

    private static final String NOORD = "noord";
    private static final String ROUTE = "meldroute.bpmn";
    private static final String CHAIN = "keten.bpmn";
    private static final String WHY = "Afgesproken aan tafel (verzonnen).";

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private ModelProposals proposals;

    @Autowired
    private ModelPublications publications;

    @Autowired
    private ModelLibrary library;

    @Autowired
    private BundleRegister register;

    @Autowired
    private LiveBundles live;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Story story;

    private UUID before;

    @BeforeEach
    void theBaseOfToday() {
        before = live.bundle(null).orElseThrow().id();
    }

    @AfterEach
    void everythingIsAsItWas() {
        if (newest(NOORD) != null) {
            publications.followNational(NOORD, WHY, newest(NOORD), national());
        }
        if (!live.bundle(null).orElseThrow().id().equals(before)) {
            publications.goLive(before, null, WHY, newest(null), national());
        }
    }

    @Test
    void aRegionSeesInWhatItDeviatesAndWhatChangedNationally() {
        publish(NOORD, bundle("Signaal bekijken in Noord", null));
        assertThat(deviation().files()).containsExactly(ROUTE);
        assertThat(deviation().changed()).isEmpty();

        publish(null, bundle("Signaal nalopen", "Doorzetten"));

        assertThat(deviation().files()).containsExactly(ROUTE);
        assertThat(deviation().changed()).containsExactly(CHAIN, ROUTE);
        assertThat(deviation().both()).containsExactly(ROUTE);
        publications.followNational(NOORD, WHY, newest(NOORD), national());
        assertThat(deviation()).isNull();
    }

    @Test
    void whatTheRegionHasOtherwiseStaysAndTheRestBecomesAsItIsNationally() {
        Map<String, byte[]> own = bundle("Signaal bekijken in Noord", null);
        Map<String, byte[]> theirs = bundle("Signaal nalopen", "Doorzetten");
        publish(NOORD, own);
        UUID draft = drafts.begin(NOORD, national());
        assertThat(drafts.find(draft, national()).nationalIsLive()).isTrue();
        publish(null, theirs);
        assertThat(drafts.find(draft, national()).nationalIsLive()).isFalse();
        assertThat(drafts.find(draft, national()).baseIsLive())
                .as("its own counts on")
                .isTrue();

        assertThat(drafts.bringNational(draft, national())).containsExactly(ROUTE);

        Map<String, byte[]> files = drafts.files(draft, national());
        assertThat(files.get(ROUTE)).isEqualTo(own.get(ROUTE));
        assertThat(files.get(CHAIN)).isEqualTo(theirs.get(CHAIN));
        assertThat(drafts.file(draft, ROUTE, national()).overtaken()).isTrue();
        assertThat(drafts.find(draft, national()).nationalIsLive()).isTrue();
        assertThat(drafts.bringNational(draft, national())).as("a second time").isEmpty();

        UUID proposal = drafts.propose(draft, WHY, national());
        proposals.approve(proposal, null, other());
        publications.goLive(proposal, null, WHY, newest(NOORD), other());
        assertThat(deviation().files()).containsExactly(ROUTE);
        assertThat(deviation().changed()).isEmpty();
    }

    @Test
    void aRegionThatFollowsTheBaseFetchesItAsItFetchesAnyNewerVersion() {
        UUID draft = drafts.begin(NOORD, national());
        drafts.save(draft, ROUTE, 0, bundle("Signaal bekijken in Noord", null).get(ROUTE), national());
        publish(null, bundle("Signaal beoordelen", "Doorzetten"));
        assertThat(drafts.find(draft, national()).baseIsLive()).isFalse();

        assertThat(drafts.rebase(draft, national())).isEmpty();

        assertThat(drafts.find(draft, national()).baseIsLive()).isTrue();
        assertThat(drafts.find(draft, national()).nationalIsLive()).isTrue();
        UUID proposal = drafts.propose(draft, WHY, national());
        assertThat(transaction
                        .execute(status -> register.find(proposal))
                        .orElseThrow()
                        .national())
                .isEqualTo(live.bundle(null).orElseThrow().id());
        proposals.withdraw(proposal, national());
    }

    private ModelLibrary.Deviation deviation() {
        return library.shelves(story.viewer("keten.noord")).stream()
                .filter(shelf -> shelf.region() != null && shelf.region().code().equals(NOORD))
                .findFirst()
                .orElseThrow()
                .deviation();
    }

    private void publish(String region, Map<String, byte[]> files) {
        UUID proposal = proposals.propose(region, files, WHY, national());
        proposals.approve(proposal, null, other());
        publications.goLive(proposal, null, WHY, newest(region), other());
    }

    private static Map<String, byte[]> bundle(String triage, String chain) {
        ShippedBundle bundle = ShippedBundle.whole();
        if (!triage.equals("Signaal beoordelen")) {
            bundle.changed(ROUTE, text -> text.replace("\"Signaal beoordelen\"", "\"" + triage + "\""));
        }
        if (chain != null) {
            bundle.changed(CHAIN, text -> text.replaceFirst("name=\"Doorzetten[^\"]*\"", "name=\"" + chain + "\""));
        }
        return bundle.bytes();
    }

    private Long newest(String region) {
        return transaction.execute(status -> register.changes(region).stream()
                .map(LiveChange::id)
                .findFirst()
                .orElse(null));
    }

    private Viewer national() {
        return story.viewer("landelijk");
    }

    private Viewer other() {
        return story.viewer("landelijk2");
    }
}
