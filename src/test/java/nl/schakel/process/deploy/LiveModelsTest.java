package nl.schakel.process.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.placement.matching.ContraIndicationPolicies;
import nl.schakel.placement.matching.CriterionMatch;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.CriterionKind;
import nl.schakel.process.bundle.BundleFiles;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.bundle.LiveBundles;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A chain director changes the route of the own region: what another person approved counts for what begins from then on,
 * in that region alone; it can be taken back, and neither a restart nor a new version of Schakel overrules it.
 */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=models")
class LiveModelsTest {

    private static final String NOORD = "noord";
    private static final String LEEUWARDEN = "GM0080";
    private static final String NIJKERK = "GM0267";
    private static final String TRIAGE = "signaal-beoordelen";
    private static final String WHY = "Afgesproken aan de tafel van de regio (verzonnen).";

    @Autowired
    private ModelProposals proposals;

    @Autowired
    private ModelPublications publications;

    @Autowired
    private ModelDeployer deployer;

    @Autowired
    private BundleRegister register;

    @Autowired
    private LiveBundles live;

    @Autowired
    private LiveBundleCheck check;

    @Autowired
    private ContraIndicationPolicies policies;

    @Autowired
    private ReportCommands reporter;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void theRegionsFollowTheNationalBaseAgain() {
        if (!register.changes(NOORD).isEmpty()) {
            publications.followNational(NOORD, WHY, newest(NOORD), director());
        }
    }

    @Test
    void whatARegionPublishesCountsForItsNewCasesAndForNobodyElse() {
        UUID before = report(LEEUWARDEN);

        publish(renamed("Signaal bekijken in Noord"));
        UUID after = report(LEEUWARDEN);
        UUID elsewhere = report(NIJKERK);

        assertThat(triageOf(before)).as("what runs keeps its own").isEqualTo("Signaal beoordelen");
        assertThat(triageOf(after)).isEqualTo("Signaal bekijken in Noord");
        assertThat(triageOf(elsewhere)).isEqualTo("Signaal beoordelen");
    }

    @Test
    void whatARouteCallsIsThatOfTheSameBundle() {
        publish(renamed("Signaal bekijken in Noord"));
        UUID after = report(LEEUWARDEN);

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(after.toString())
                        .list())
                .extracting(ProcessInstance::getProcessDefinitionId)
                .allSatisfy(model ->
                        assertThat(live.model(model.split(":")[0], NOORD)).isEqualTo(model));
    }

    @Test
    void aRouteThatBeginsByAMessageIsThatOfTheRegionAsWell() {
        UUID before = report(NIJKERK);
        publish(ShippedBundle.whole()
                .changed(
                        "intrekking.bpmn",
                        text -> text.replace("name=\"Intrekking van een signaal\"", "name=\"Intrekking in Noord\""))
                .bytes());
        UUID after = report(LEEUWARDEN);

        reporter.withdraw(before, null);
        reporter.withdraw(after, null);

        assertThat(withdrawal(before)).isEqualTo(live.model("intrekking", null));
        assertThat(withdrawal(after)).isEqualTo(live.model("intrekking", NOORD)).isNotEqualTo(withdrawal(before));
    }

    @Test
    void aTableThatCodeAsksIsThatOfTheRegionAsWell() {
        UUID there = report(LEEUWARDEN);
        UUID elsewhere = report(NIJKERK);
        Fit everywhere = strict(there);

        publish(ShippedBundle.whole()
                .changed("contra-indicatie.dmn", text -> text.replace("\"past-niet\"", "\"past-mits\""))
                .bytes());

        assertThat(strict(elsewhere)).isEqualTo(everywhere);
        assertThat(strict(there)).isNotEqualTo(everywhere);
    }

    @Test
    void takingBackIsOneMoveAndNothingIsDeployedAgain() {
        publish(renamed("Signaal bekijken in Noord"));
        long deployed = deployments();

        publications.takeBack(NOORD, WHY, newest(NOORD), director());

        assertThat(triageOf(report(LEEUWARDEN))).isEqualTo("Signaal beoordelen");
        publications.takeBack(NOORD, WHY, newest(NOORD), director());
        assertThat(triageOf(report(LEEUWARDEN))).as("and back again").isEqualTo("Signaal bekijken in Noord");
        assertThat(deployments()).isEqualTo(deployed);
    }

    @Test
    void itCountsFromAMomentThatWasAgreedAndCanBeCalledOffBefore() {
        UUID bundle = approved(renamed("Signaal bekijken in Noord"));
        publications.goLive(bundle, story.now().plus(Duration.ofDays(2)), WHY, newest(NOORD), director());

        assertThat(triageOf(report(LEEUWARDEN))).isEqualTo("Signaal beoordelen");
        story.timePasses(Duration.ofDays(3));
        assertThat(triageOf(report(LEEUWARDEN))).isEqualTo("Signaal bekijken in Noord");

        UUID other = approved(renamed("Signaal anders bekijken"));
        publications.goLive(other, story.now().plus(Duration.ofDays(2)), WHY, newest(NOORD), director());
        publications.takeBack(NOORD, WHY, newest(NOORD), director());
        story.timePasses(Duration.ofDays(3));
        assertThat(triageOf(report(LEEUWARDEN))).isEqualTo("Signaal bekijken in Noord");
    }

    @Test
    void nobodyApprovesTheirOwn() {
        UUID proposal = proposals.propose(NOORD, renamed("Signaal zelf goedkeuren"), WHY, director());

        assertThat(refusal(() -> proposals.approve(proposal, null, director()))).isEqualTo("eigen-voorstel");
        assertThatThrownBy(() -> jdbc.sql("update schakel.model_bundle set state = 'goedgekeurd', deployment = 'x',"
                                + " judged_by = made_by, judged_at = made_at where id = ?")
                        .param(proposal)
                        .update())
                .as("the database neither")
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("model_bundle_two_people");
        assertThat(refusal(() -> publications.goLive(proposal, null, WHY, newest(NOORD), director())))
                .isEqualTo("niet-goedgekeurd");
        assertThatThrownBy(() -> jdbc.sql("insert into schakel.model_live (region, bundle, at, by, why, before)"
                                + " select region, id, made_at, made_by, 'x', ? from schakel.model_bundle where id = ?")
                        .params(newest(NOORD), proposal)
                        .update())
                .as("nor does it let anything count that nobody approved")
                .hasMessageContaining("nobody approved");
        proposals.withdraw(proposal, director());
        assertThat(refusal(() -> proposals.approve(proposal, null, national()))).isEqualTo("al-beslist");
    }

    @Test
    void anotherRegionNeitherSeesNorDecides() {
        UUID proposal = proposals.propose(NOORD, renamed("Signaal van een ander"), WHY, director());
        Viewer other = story.viewer("keten.wvv");

        assertThatThrownBy(() -> proposals.approve(proposal, null, other)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> proposals.refuse(proposal, WHY, other)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> publications.takeBack(NOORD, WHY, null, other)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> proposals.propose(null, renamed("Landelijk"), WHY, director()))
                .isInstanceOf(NotVisible.class);
        proposals.refuse(proposal, WHY, national());
        assertThat(register.find(proposal).orElseThrow().judgement()).isEqualTo(WHY);
    }

    @Test
    void aProposalOnAnOlderBaseDoesNotUndoWhatIsLiveSince() {
        UUID first = proposals.propose(NOORD, renamed("Eerste"), WHY, director());
        UUID second = proposals.propose(NOORD, renamed("Tweede"), WHY, director());
        proposals.approve(first, null, national());
        publications.goLive(first, null, WHY, newest(NOORD), director());

        assertThat(refusal(() -> proposals.approve(second, null, national()))).isEqualTo("andere-basis");
        proposals.withdraw(second, director());
    }

    @Test
    void ofTwoWhoPublishAtOnceOneIsTold() throws Exception {
        UUID one = approved(renamed("Van de een"));
        UUID other = approved(renamed("Van de ander"));
        Long seen = newest(NOORD);

        List<String> outcomes = atOnce(
                () -> outcome(() -> publications.goLive(one, null, WHY, seen, director())),
                () -> outcome(() -> publications.goLive(other, null, WHY, seen, national())));

        assertThat(outcomes).containsExactlyInAnyOrder("gelukt", "veranderd");
    }

    @Test
    void ofTwoWhoApproveAtOnceOneIsToldAndItIsDeployedOnce() throws Exception {
        UUID proposal = proposals.propose(NOORD, renamed("Twee tegelijk"), WHY, director());
        long before = deployments();

        List<String> outcomes = atOnce(
                () -> outcome(() -> proposals.approve(proposal, null, national())),
                () -> outcome(() -> proposals.approve(proposal, null, story.viewer("landelijk2"))));

        assertThat(outcomes).containsExactlyInAnyOrder("gelukt", "al-beslist");
        assertThat(deployments()).isEqualTo(before + 1);
    }

    @Test
    void aProposalThatIsSentTwiceIsOne() throws Exception {
        Map<String, byte[]> files = renamed("Twee keer geklikt");
        long before = bundles();

        List<String> sent = atOnce(
                () -> proposals.propose(NOORD, files, WHY, director()).toString(),
                () -> proposals.propose(NOORD, files, WHY, director()).toString());

        assertThat(sent.get(0)).isEqualTo(sent.get(1));
        assertThat(bundles()).isEqualTo(before + 1);
        proposals.withdraw(UUID.fromString(sent.get(0)), director());
    }

    @Test
    void whatTheRulesRefuseIsNoProposal() {
        long before = bundles();

        DeploymentGate.ModelsRefused refused = catchThrowableOfType(
                DeploymentGate.ModelsRefused.class,
                () -> proposals.propose(
                        NOORD, ShippedBundle.whole().without("regio.bpmn").bytes(), WHY, director()));

        assertThat(refused.findings()).isNotEmpty();
        assertThat(refusal(() -> proposals.propose(NOORD, ShippedBundle.whole().bytes(), WHY, director())))
                .isEqualTo("gelijk");
        assertThat(refusal(() -> proposals.propose(NOORD, Map.of("../meldroute.bpmn", new byte[0]), WHY, director())))
                .isEqualTo("naam");
        assertThat(refusal(() -> proposals.propose(NOORD, renamed("Zonder reden"), " ", director())))
                .isEqualTo("verplicht");
        assertThat(bundles()).isEqualTo(before);
    }

    @Test
    void aNewVersionOfSchakelDoesNotOverruleARegionNorANationalChoice() {
        publish(renamed("Signaal bekijken in Noord"));
        String national = live.model("meldroute", null);

        UUID upgrade = shippedAnew("Signaal beoordelen (nieuw)");
        assertThat(triageOf(report(NIJKERK))).as("who chose nothing gets it").isEqualTo("Signaal beoordelen (nieuw)");
        assertThat(triageOf(report(LEEUWARDEN))).isEqualTo("Signaal bekijken in Noord");

        UUID chosen = proposals.propose(null, renamed("Signaal beoordelen (landelijk)"), WHY, national());
        proposals.approve(chosen, null, story.viewer("landelijk2"));
        publications.goLive(chosen, null, WHY, newest(null), national());
        UUID candidate = shippedAnew("Signaal beoordelen (nieuwer)");

        assertThat(triageOf(report(NIJKERK))).isEqualTo("Signaal beoordelen (landelijk)");
        publications.goLive(candidate, null, WHY, newest(null), national());
        assertThat(triageOf(report(NIJKERK))).as("it can be chosen").isEqualTo("Signaal beoordelen (nieuwer)");
        assertThat(live.model("meldroute", null)).isNotEqualTo(national);
        assertThat(upgrade).isNotEqualTo(candidate);
        deployer.deploy(ShippedBundle.whole().bytes());
        assertThat(triageOf(report(NIJKERK))).isEqualTo("Signaal beoordelen");
    }

    @Test
    void whatThisVersionCannotRunIsSaidBeforeACaseGetsThere() {
        UUID broken = transaction.execute(status -> {
            register.inTurn();
            BundleFiles files = new BundleFiles(ShippedBundle.whole()
                    .changed("acute-hulp.bpmn", text -> text.replace("${kantoortijd.", "${tijdVanVroeger."))
                    .bytes());
            UUID id = register.propose(
                    NOORD,
                    files,
                    null,
                    live.bundle(null).orElseThrow().id(),
                    director().personId(),
                    WHY);
            register.approved(
                    id,
                    national().personId(),
                    null,
                    register.find(live.bundle(null).orElseThrow().id())
                            .orElseThrow()
                            .deployment());
            register.point(NOORD, id, null, director().personId(), WHY, newest(NOORD));
            return id;
        });

        check.look();

        assertThat(check.broken().keySet()).extracting(BundleVersion::id).containsExactly(broken);
        assertThat(jdbc.sql("select count(*) from schakel.outbox where template = 'MODELLEN' and key like ?")
                        .param("modellen:" + broken + ":kapot:%")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        publications.followNational(NOORD, WHY, newest(NOORD), director());
        check.look();
        assertThat(check.broken()).isEmpty();
        assertThatCode(() -> publications.goLive(broken, null, WHY, newest(NOORD), director()))
                .isInstanceOf(DeploymentGate.ModelsRefused.class);
    }

    /** A start of another version of the application. */
    private UUID shippedAnew(String name) {
        deployer.deploy(renamed(name));
        return register.of(null).get(0).id();
    }

    private static Map<String, byte[]> renamed(String name) {
        return ShippedBundle.whole()
                .changed("meldroute.bpmn", text -> text.replace("name=\"Signaal beoordelen\"", "name=\"" + name + "\""))
                .bytes();
    }

    private void publish(Map<String, byte[]> files) {
        publications.goLive(approved(files), null, WHY, newest(NOORD), director());
    }

    private UUID approved(Map<String, byte[]> files) {
        UUID proposal = proposals.propose(NOORD, files, WHY, director());
        proposals.approve(proposal, null, national());
        return proposal;
    }

    private Viewer director() {
        return story.viewer("keten.noord");
    }

    private Viewer national() {
        return story.viewer("landelijk");
    }

    private Long newest(String region) {
        return register.changes(region).stream().findFirst().map(LiveChange::id).orElse(null);
    }

    private UUID report(String municipality) {
        return story.report(Story.in(municipality)).dossier();
    }

    private String triageOf(UUID dossier) {
        return story.task(dossier, TRIAGE).name();
    }

    private String withdrawal(UUID dossier) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), "intrekking")
                .singleResult()
                .getProcessDefinitionId();
    }

    /** What comes of a shelter that does not take something which the person has. */
    private Fit strict(UUID dossier) {
        return policies.of(dossier)
                .decide("dreiging", CriterionKind.HARD, AcceptancePolicy.UITGESLOTEN, CriterionMatch.JA);
    }

    private long deployments() {
        return jdbc.sql("select count(distinct deployment) from schakel.model_bundle where deployment is not null")
                .query(Long.class)
                .single();
    }

    private long bundles() {
        return jdbc.sql("select count(*) from schakel.model_bundle")
                .query(Long.class)
                .single();
    }

    private static String refusal(Runnable deed) {
        return catchThrowableOfType(InvalidInput.class, deed::run).errors().stream()
                .map(FieldError::code)
                .findFirst()
                .orElseThrow();
    }

    private static String outcome(Runnable deed) {
        try {
            deed.run();
            return "gelukt";
        } catch (InvalidInput refused) {
            return refused.errors().get(0).code();
        }
    }

    @SafeVarargs
    private static List<String> atOnce(Callable<String>... deeds) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(deeds.length);
        try {
            List<Future<String>> running = Stream.of(deeds).map(people::submit).toList();
            return IntStream.range(0, deeds.length)
                    .mapToObj(i -> get(running.get(i)))
                    .toList();
        } finally {
            people.shutdown();
        }
    }

    private static String get(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
