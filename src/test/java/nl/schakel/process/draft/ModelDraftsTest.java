package nl.schakel.process.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.deploy.ModelPublications;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.Severity;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The directors of a region write a draft together: nobody's work is lost under that of somebody else, and none of them
 * approves what comes of it.
 */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=models")
class ModelDraftsTest {

    private static final String WVV = "wvv";
    private static final String NOORD = "noord";
    private static final String ROUTE = "meldroute.bpmn";
    private static final String WHY = "Afgesproken aan de tafel van de regio (verzonnen).";

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private DraftComments comments;

    @Autowired
    private ModelProposals proposals;

    @Autowired
    private ModelPublications publications;

    @Autowired
    private BundleRegister register;

    @Autowired
    private Directory directory;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void theRegionFollowsTheNationalBaseAgain() {
        if (!register.changes(NOORD).isEmpty()) {
            publications.followNational(NOORD, WHY, newest(NOORD), noord());
        }
    }

    @Test
    void aDraftIsWhatIsLiveWithWhatWasSavedInIt() {
        UUID draft = drafts.begin(WVV, one());
        Map<String, byte[]> before = drafts.files(draft, one());

        int version = drafts.save(draft, ROUTE, 0, renamed("Signaal bekijken"), one());

        assertThat(version).isEqualTo(1);
        DraftFile file = drafts.file(draft, ROUTE, two());
        assertThat(file.content()).isEqualTo(renamed("Signaal bekijken"));
        assertThat(file.version()).isEqualTo(1);
        assertThat(file.changedBy()).isEqualTo(one().personId());
        assertThat(file.beside()).isEqualTo(DraftFile.Beside.ANDERS);
        Map<String, byte[]> after = drafts.files(draft, two());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet().stream().filter(name -> !Arrays.equals(after.get(name), before.get(name))))
                .containsExactly(ROUTE);
        assertThat(drafts.before(draft, two()).get(ROUTE)).isEqualTo(before.get(ROUTE));
        assertThat(drafts.find(draft, two()).baseIsLive()).isTrue();
        assertThat(drafts.all(two())).extracting(Draft::id).contains(draft);
    }

    @Test
    void ofTwoDirectorsTheSecondHearsWhoSavedMeanwhileAndNothingIsLost() {
        UUID draft = drafts.begin(WVV, one());
        drafts.save(draft, ROUTE, 0, renamed("Van de een"), one());

        DraftChanged told = catchThrowableOfType(
                DraftChanged.class, () -> drafts.save(draft, ROUTE, 0, renamed("Van de ander"), two()));

        assertThat(told.by()).isEqualTo(nameOf("keten.wvv"));
        assertThat(told.version()).isEqualTo(1);
        assertThat(told.at()).isNotNull();
        assertThat(told.errors().get(0).message()).contains(told.by(), "nog niet bewaard");
        assertThat(drafts.file(draft, ROUTE, two()).content()).isEqualTo(renamed("Van de een"));
        assertThatThrownBy(() -> drafts.remove(draft, ROUTE, 0, two())).isInstanceOf(DraftChanged.class);
        assertThatThrownBy(() -> drafts.save(draft, "routering.dmn", 7, new byte[] {'x'}, two()))
                .as("a version that never was")
                .isInstanceOf(DraftChanged.class);
        assertThat(drafts.save(draft, ROUTE, 1, renamed("Van de ander"), two())).isEqualTo(2);
    }

    @Test
    void ofTwoWhoSaveAtOnceOneIsToldWhateverTheFileWas() throws Exception {
        UUID draft = drafts.begin(WVV, one());
        for (int round = 0; round < 10; round++) {
            int seen = round;
            byte[] mine = renamed("Van de een " + round);
            byte[] theirs = renamed("Van de ander " + round);

            List<String> outcomes = atOnce(
                    () -> outcome(() -> drafts.save(draft, ROUTE, seen, mine, one())),
                    () -> outcome(() -> drafts.save(draft, ROUTE, seen, theirs, two())));

            assertThat(outcomes).containsExactlyInAnyOrder("gelukt", "veranderd");
            assertThat(drafts.file(draft, ROUTE, one()).version()).isEqualTo(round + 1);
            assertThat(drafts.file(draft, ROUTE, one()).content())
                    .isEqualTo(outcomes.get(0).equals("gelukt") ? mine : theirs);
        }
    }

    @Test
    void ofTwoWhoSaveTheSameAtOnceBothAreRight() throws Exception {
        UUID draft = drafts.begin(WVV, one());
        byte[] same = renamed("Twee keer hetzelfde");

        List<String> outcomes = atOnce(
                () -> outcome(() -> drafts.save(draft, ROUTE, 0, same, one())),
                () -> outcome(() -> drafts.save(draft, ROUTE, 0, same, one())));

        assertThat(outcomes).containsExactly("gelukt", "gelukt");
        assertThat(drafts.file(draft, ROUTE, one()).version()).isEqualTo(1);
    }

    @Test
    void theSameTextIsNoNewVersion() {
        UUID draft = drafts.begin(WVV, one());

        assertThat(drafts.save(draft, ROUTE, 0, drafts.files(draft, one()).get(ROUTE), one()))
                .as("opening a file and saving it as it is")
                .isZero();
        drafts.save(draft, ROUTE, 0, renamed("Anders"), one());
        assertThat(drafts.save(draft, ROUTE, 1, renamed("Anders"), one())).isEqualTo(1);
        assertThat(drafts.save(draft, ROUTE, 0, renamed("Anders"), one()))
                .as("the answer got lost, and the browser sends it again")
                .isEqualTo(1);
        assertThat(authors(draft)).containsExactly(one().personId());
    }

    @Test
    void halfDoneWorkIsKeptAndTheRulesSayWhatIsMissing() {
        UUID draft = drafts.begin(WVV, one());
        assertThat(errors(draft)).isEmpty();

        drafts.save(draft, "nieuw-formulier.form", 0, "{ nog niet af".getBytes(StandardCharsets.UTF_8), one());

        assertThat(errors(draft)).extracting(RuleFinding::file).contains("nieuw-formulier.form");
        assertThatThrownBy(() -> drafts.propose(draft, WHY, one())).isInstanceOf(DeploymentGate.ModelsRefused.class);
        assertThat(drafts.find(draft, one()).id()).as("it stays open").isEqualTo(draft);
        drafts.remove(draft, "nieuw-formulier.form", 1, one());
        assertThat(drafts.files(draft, one())).doesNotContainKey("nieuw-formulier.form");
        assertThatThrownBy(() -> drafts.file(draft, "nieuw-formulier.form", one()))
                .isInstanceOf(NotVisible.class);
        assertThat(drafts.save(draft, "nieuw-formulier.form", 0, "{}".getBytes(StandardCharsets.UTF_8), one()))
                .as("what was removed can come back")
                .isEqualTo(3);
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        UUID draft = drafts.begin(WVV, one());

        assertThat(refusal(() -> drafts.save(draft, "../meldroute.bpmn", 0, new byte[] {'x'}, one())))
                .isEqualTo("naam");
        assertThat(refusal(() -> drafts.save(draft, ROUTE, 0, new byte[0], one())))
                .isEqualTo("leeg");
        assertThat(refusal(() -> drafts.save(draft, ROUTE, 0, new byte[] {(byte) 0xC3, 0x28}, one())))
                .isEqualTo("geen-tekst");
        assertThat(refusal(() ->
                        drafts.save(draft, ROUTE, 0, "x".repeat(5_300_000).getBytes(StandardCharsets.UTF_8), one())))
                .isEqualTo("te-veel");
        assertThat(drafts.file(draft, ROUTE, one()).version()).isZero();
    }

    @Test
    void anotherRegionDoesNotKnowOfIt() {
        UUID draft = drafts.begin(WVV, one());

        List<Runnable> deeds = List.of(
                () -> drafts.find(draft, noord()),
                () -> drafts.files(draft, noord()),
                () -> drafts.before(draft, noord()),
                () -> drafts.entries(draft, noord()),
                () -> drafts.file(draft, ROUTE, noord()),
                () -> drafts.save(draft, ROUTE, 0, renamed("Van Noord"), noord()),
                () -> drafts.remove(draft, ROUTE, 0, noord()),
                () -> drafts.check(draft, noord()),
                () -> drafts.rebase(draft, noord()),
                () -> drafts.propose(draft, WHY, noord()),
                () -> drafts.discard(draft, noord()),
                () -> comments.of(draft, noord()),
                () -> comments.add(draft, ROUTE, "", "Hallo", noord()),
                () -> drafts.begin(WVV, noord()),
                () -> drafts.begin(null, one()),
                () -> drafts.begin("bestaat-niet", national()));

        assertThat(deeds).allSatisfy(deed -> assertThatThrownBy(deed::run).isInstanceOf(NotVisible.class));
        assertThat(drafts.all(noord())).extracting(Draft::id).doesNotContain(draft);
        assertThat(drafts.all(national()))
                .as("the national team helps")
                .extracting(Draft::id)
                .contains(draft);
    }

    @Test
    void whoLostTheRoleDoesNothingMore() {
        UUID draft = drafts.begin(WVV, one());
        Viewer left = new Viewer(one().personId(), one().username(), Set.of());

        assertThatThrownBy(() -> drafts.save(draft, ROUTE, 0, renamed("Nog even"), left))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> drafts.propose(draft, WHY, left)).isInstanceOf(NotVisible.class);
        assertThat(drafts.all(left)).isEmpty();
    }

    @Test
    void nobodyWhoWroteInItApprovesIt() {
        UUID draft = drafts.begin(WVV, one());
        drafts.save(draft, ROUTE, 0, renamed("Eerst zo"), two());
        drafts.save(draft, ROUTE, 1, renamed("Door drie mensen gemaakt"), national());
        UUID bundle = drafts.propose(draft, WHY, one());

        assertThat(register.find(bundle).orElseThrow().state()).isEqualTo(BundleVersion.BundleState.VOORGESTELD);
        assertThat(register.files(bundle).contents().get(ROUTE)).isEqualTo(renamed("Door drie mensen gemaakt"));
        assertThat(refusal(() -> proposals.approve(bundle, null, one()))).isEqualTo("eigen-voorstel");
        assertThat(refusal(() -> proposals.approve(bundle, null, two())))
                .as("also when somebody changed it after")
                .isEqualTo("medemaker");
        assertThat(refusal(() -> proposals.refuse(bundle, WHY, national()))).isEqualTo("medemaker");
        for (String state : List.of("goedgekeurd", "afgewezen")) {
            assertThatThrownBy(() -> jdbc.sql("update schakel.model_bundle set state = ?, judged_by = ?,"
                                    + " judged_at = made_at, deployment = ? where id = ?")
                            .params(state, two().personId(), state.equals("goedgekeurd") ? "x" : null, bundle)
                            .update())
                    .as("the database neither")
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("does not judge");
        }
        assertThat(jdbc.sql("select receiver from schakel.outbox where key like ?")
                        .param("modellen:" + bundle + ":voorstel%")
                        .query(String.class)
                        .list())
                .as("who can judge it hears of it")
                .isNotEmpty();
        proposals.approve(bundle, null, story.viewer("landelijk2"));
        assertThat(register.find(bundle).orElseThrow().state()).isEqualTo(BundleVersion.BundleState.GOEDGEKEURD);
    }

    @Test
    void whatIsProposedIsClosedAndProposedTwiceIsOne() throws Exception {
        UUID draft = drafts.begin(WVV, one());
        assertThat(refusal(() -> drafts.propose(draft, WHY, one()))).isEqualTo("gelijk");
        drafts.save(draft, ROUTE, 0, renamed("Een keer voorstellen"), one());
        assertThat(refusal(() -> drafts.propose(draft, " ", one()))).isEqualTo("verplicht");

        List<String> bundles = atOnce(
                () -> drafts.propose(draft, WHY, one()).toString(),
                () -> drafts.propose(draft, WHY, two()).toString());

        assertThat(bundles.get(0)).isEqualTo(bundles.get(1));
        assertThatThrownBy(() -> drafts.find(draft, one())).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> drafts.save(draft, ROUTE, 1, renamed("Te laat"), one()))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> drafts.discard(draft, one())).isInstanceOf(NotVisible.class);
        assertThat(register.files(UUID.fromString(bundles.get(0))).contents().get(ROUTE))
                .isEqualTo(renamed("Een keer voorstellen"));
    }

    @Test
    void whatWasRefusedIsGoneOnWithByTheSamePeople() {
        UUID draft = drafts.begin(WVV, one());
        drafts.save(draft, ROUTE, 0, renamed("Nog niet goed"), two());
        UUID bundle = drafts.propose(draft, WHY, one());
        assertThatThrownBy(() -> drafts.resume(bundle, one()))
                .as("as long as somebody can approve it")
                .isInstanceOf(NotVisible.class);
        proposals.refuse(bundle, "De politie hoort er ook bij.", national());

        assertThatThrownBy(() -> drafts.resume(bundle, noord())).isInstanceOf(NotVisible.class);
        assertThat(drafts.isResumable(bundle, noord())).isFalse();
        assertThat(drafts.isResumable(bundle, one())).isTrue();
        assertThat(drafts.resume(bundle, one())).isEqualTo(draft);
        assertThat(drafts.resume(bundle, two())).as("clicked twice").isEqualTo(draft);
        assertThat(drafts.file(draft, ROUTE, one()).content()).isEqualTo(renamed("Nog niet goed"));
        assertThat(drafts.find(draft, one()).proposed().judgement()).isEqualTo("De politie hoort er ook bij.");
        drafts.save(draft, ROUTE, 1, renamed("Nu wel goed"), one());
        UUID again = drafts.propose(draft, WHY, one());
        assertThat(again).isNotEqualTo(bundle);
        assertThat(refusal(() -> proposals.approve(again, null, two()))).isEqualTo("medemaker");
        assertThatThrownBy(() -> drafts.resume(bundle, one())).isInstanceOf(NotVisible.class);
        proposals.withdraw(again, one());
        drafts.discard(drafts.resume(again, one()), one());
        assertThatThrownBy(() -> drafts.resume(again, one())).isInstanceOf(NotVisible.class);
    }

    @Test
    void whatIsSavedWhileSomebodyProposesIsInItOrIsRefused() throws Exception {
        UUID draft = drafts.begin(WVV, one());
        drafts.save(draft, ROUTE, 0, renamed("Voor het voorstel"), one());
        byte[] late = renamed("Tijdens het voorstel");

        List<String> outcomes = atOnce(
                () -> drafts.propose(draft, WHY, one()).toString(),
                () -> outcome(() -> drafts.save(draft, ROUTE, 1, late, two())));

        byte[] proposed =
                register.files(UUID.fromString(outcomes.get(0))).contents().get(ROUTE);
        assertThat(proposed).isEqualTo(outcomes.get(1).equals("gelukt") ? late : renamed("Voor het voorstel"));
    }

    @Test
    void whatWentLiveMeanwhileIsFetchedAndNothingOfItIsUndone() {
        UUID draft = drafts.begin(NOORD, noord());
        drafts.save(draft, ROUTE, 0, renamed("Signaal in het concept"), noord());
        drafts.save(draft, "regio.bpmn", 0, changed("regio.bpmn", text -> text + "\n"), noord());
        drafts.save(draft, "regio.bpmn", 1, changed("regio.bpmn", text -> text), noord());
        drafts.save(draft, "verrijken.bpmn", 0, changed("verrijken.bpmn", text -> text + "\n"), noord());
        publish(ShippedBundle.whole()
                .changed(ROUTE, text -> text.replace("name=\"Signaal beoordelen\"", "name=\"Signaal live\""))
                .changed("regio.bpmn", text -> text + "\n\n")
                .changed("intrekking.bpmn", text -> text + "\n")
                .bytes());

        assertThat(drafts.find(draft, noord()).baseIsLive()).isFalse();
        assertThat(refusal(() -> drafts.propose(draft, WHY, noord()))).isEqualTo("andere-basis");
        List<String> both = drafts.rebase(draft, noord());

        assertThat(both).containsExactly(ROUTE);
        assertThat(drafts.find(draft, noord()).baseIsLive()).isTrue();
        DraftFile route = drafts.file(draft, ROUTE, noord());
        assertThat(route.content()).as("keeps the text of the draft").isEqualTo(renamed("Signaal in het concept"));
        assertThat(route.overtaken()).isTrue();
        assertThat(text(draft, "regio.bpmn"))
                .as("changed and put back is not changed")
                .endsWith("\n\n");
        assertThat(text(draft, "intrekking.bpmn")).endsWith(">\n\n");
        assertThat(drafts.file(draft, "verrijken.bpmn", noord()).overtaken()).isFalse();
        assertThat(drafts.entries(draft, noord()).stream().filter(file -> file.beside() != DraftFile.Beside.GELIJK))
                .extracting(DraftFile::name)
                .containsExactly(ROUTE, "verrijken.bpmn");
        assertThatThrownBy(() -> drafts.save(draft, "intrekking.bpmn", 0, new byte[] {'x'}, noord()))
                .as("an editor that was opened before does not undo what went live")
                .isInstanceOf(DraftChanged.class);
        drafts.save(draft, ROUTE, 1, renamed("Signaal van allebei"), noord());
        assertThat(drafts.file(draft, ROUTE, noord()).overtaken()).isFalse();
        assertThat(drafts.rebase(draft, noord())).isEmpty();
        assertThat(refusalOf(() -> drafts.propose(draft, WHY, noord()))).isEmpty();
    }

    @Test
    void whoClicksTwiceHasOneDraftAndThrowsItAwayOnce() throws Exception {
        List<String> begun = atOnce(
                () -> drafts.begin(NOORD, noord()).toString(),
                () -> drafts.begin(NOORD, noord()).toString());
        UUID draft = UUID.fromString(begun.get(0));

        assertThat(begun.get(1)).isEqualTo(begun.get(0));
        drafts.save(draft, ROUTE, 0, renamed("Toch niet"), noord());
        assertThat(drafts.begin(NOORD, noord()))
                .as("one in which something is done is another")
                .isNotEqualTo(draft);
        drafts.discard(draft, noord());
        drafts.discard(draft, noord());
        assertThatThrownBy(() -> drafts.find(draft, noord())).isInstanceOf(NotVisible.class);
        assertThat(drafts.all(noord())).extracting(Draft::id).doesNotContain(draft);
    }

    @Test
    void colleaguesSaySomethingAboutAnElementAndTickItOff() {
        UUID draft = drafts.begin(WVV, one());

        long number = comments.add(draft, ROUTE, "Task_SignaalBeoordelen", " Duurt dit niet te lang? ", one());

        assertThat(comments.of(draft, two())).singleElement().satisfies(said -> {
            assertThat(said.text()).isEqualTo("Duurt dit niet te lang?");
            assertThat(said.by()).isEqualTo(one().personId());
            assertThat(said.resolvedAt()).isNull();
        });
        assertThat(refusal(() -> comments.add(draft, ROUTE, "", " ", one()))).isEqualTo("verplicht");
        assertThat(refusal(() -> comments.add(draft, ROUTE, "", "x".repeat(501), one())))
                .isEqualTo("te-lang");
        assertThat(refusal(() -> comments.add(draft, ROUTE, "x".repeat(201), "Hallo", one())))
                .isEqualTo("te-lang");
        assertThatThrownBy(() -> comments.add(draft, "bestaat-niet.bpmn", "", "Hallo", one()))
                .isInstanceOf(NotVisible.class);
        comments.resolve(draft, number, two());
        comments.resolve(draft, number, one());
        assertThat(comments.of(draft, one()).get(0).resolvedBy())
                .as("who was first")
                .isEqualTo(two().personId());
        assertThatThrownBy(() -> comments.resolve(drafts.begin(NOORD, noord()), number, noord()))
                .isInstanceOf(NotVisible.class);
        assertThat(authors(draft)).as("who only says something can approve").isEmpty();
    }

    private void publish(Map<String, byte[]> files) {
        UUID proposal = proposals.propose(NOORD, files, WHY, noord());
        proposals.approve(proposal, null, national());
        publications.goLive(proposal, null, WHY, newest(NOORD), noord());
    }

    private Long newest(String region) {
        return register.changes(region).stream().findFirst().map(LiveChange::id).orElse(null);
    }

    private List<RuleFinding> errors(UUID draft) {
        return drafts.check(draft, one()).stream()
                .filter(finding -> finding.severity() == Severity.FOUT)
                .toList();
    }

    private String text(UUID draft, String name) {
        return new String(drafts.file(draft, name, noord()).content(), StandardCharsets.UTF_8);
    }

    private List<UUID> authors(UUID draft) {
        return jdbc.sql("select person from schakel.model_draft_author where draft = ?")
                .param(draft)
                .query(UUID.class)
                .list();
    }

    private String nameOf(String username) {
        return directory.byUsername(username).orElseThrow().displayName();
    }

    private static byte[] renamed(String name) {
        return changed(ROUTE, text -> text.replace("name=\"Signaal beoordelen\"", "name=\"" + name + "\""));
    }

    private static byte[] changed(String file, UnaryOperator<String> change) {
        return change.apply(ShippedBundle.whole().text(file)).getBytes(StandardCharsets.UTF_8);
    }

    private Viewer one() {
        return story.viewer("keten.wvv");
    }

    private Viewer two() {
        return story.viewer("keten2.wvv");
    }

    private Viewer noord() {
        return story.viewer("keten.noord");
    }

    private Viewer national() {
        return story.viewer("landelijk");
    }

    private static String refusal(Runnable deed) {
        return refusalOf(deed).orElseThrow();
    }

    private static Optional<String> refusalOf(Runnable deed) {
        try {
            deed.run();
            return Optional.empty();
        } catch (InvalidInput refused) {
            return refused.errors().stream().map(FieldError::code).findFirst();
        }
    }

    private static String outcome(Runnable deed) {
        try {
            deed.run();
            return "gelukt";
        } catch (InvalidInput refused) {
            return refused.errors().get(0).code();
        } catch (NotVisible closed) {
            return "gesloten";
        }
    }

    @SafeVarargs
    private static List<String> atOnce(Callable<String>... deeds) throws Exception {
        CyclicBarrier start = new CyclicBarrier(deeds.length);
        ExecutorService people = Executors.newFixedThreadPool(deeds.length);
        try {
            List<Future<String>> running = new ArrayList<>();
            for (Callable<String> deed : deeds) {
                running.add(people.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            people.shutdown();
        }
    }
}
