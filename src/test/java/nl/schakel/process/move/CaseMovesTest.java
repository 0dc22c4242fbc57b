package nl.schakel.process.move;

import static nl.schakel.process.move.MoveStories.TRIAGE;
import static nl.schakel.process.move.MoveStories.WHY;
import static nl.schakel.process.move.MoveStories.WVV;
import static nl.schakel.process.move.MoveStories.asked;
import static nl.schakel.process.move.MoveStories.withNewTerms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.process.move.CaseMove.MoveOutcome;
import nl.schakel.process.move.CaseMove.MoveState;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two people decide that running cases move; trying it leaves nothing behind; one case that cannot go holds up no other, and what stopped
 * half way is gone on with.
 */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=verhuizen")
class CaseMovesTest {

    /** What a trial could leave: everything but the row of who looked. */
    private static final List<String> EVERYTHING = List.of(
            "schakel.outbox",
            "schakel.access_log",
            "schakel.timeline_entry",
            "schakel.route_task",
            "schakel.party",
            "schakel.disclosure",
            "schakel.vacancy",
            "schakel.case_move",
            "schakel.case_move_result");

    @Autowired
    private MoveStories cases;

    @Autowired
    private CaseMoves moves;

    @Autowired
    private MoveTrial trial;

    @Autowired
    private MoveRun run;

    @Autowired
    private CaseMigration migration;

    @Autowired
    private RunningCases running;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private UUID old;
    private UUID now;

    @BeforeEach
    void twoVersions() {
        old = cases.national();
        now = cases.version(WVV, otherOwner());
    }

    @AfterEach
    void nothingWaits() {
        moves.of(WVV, cases.director()).stream()
                .filter(move -> move.state() == MoveState.GEVRAAGD)
                .forEach(move -> moves.withdraw(move.id(), story.viewer(asker(move))));
    }

    @Test
    void tryingSaysWhatWouldComeOfEachCaseAndLeavesNothing() {
        UUID dossier = cases.report();
        Map<String, String> before = everything();

        MoveTrial.Tried tried = trial.look(withNewTerms(old, now), cases.director());

        assertThat(tried.cases())
                .filteredOn(one -> one.dossier().equals(dossier))
                .singleElement()
                .satisfies(one -> assertThat(one.outcome()).isEqualTo(MoveOutcome.VERHUISD));
        before.forEach((table, held) -> assertThat(contents(table)).as(table).isEqualTo(held));
        assertThat(cases.runsIn(dossier)).containsExactly(cases.deploymentOf(old));
        cases.listAndEngineAgree(dossier);
    }

    @Test
    void onlyTheCasesOfTheRegionAreTriedAndMoved() {
        UUID own = cases.report();
        UUID elsewhere = story.report(Story.in("GM0080")).dossier();

        assertThat(trial.look(asked(old, now), cases.director()).cases())
                .extracting(CaseMove.MovedCase::dossier)
                .contains(own)
                .doesNotContain(elsewhere);
        UUID move = cases.move(asked(old, now));

        assertThat(moves.results(move, cases.director()))
                .extracting(CaseMove.MovedCase::dossier)
                .contains(own)
                .doesNotContain(elsewhere);
        assertThat(cases.runsIn(elsewhere)).containsExactly(cases.deploymentOf(old));
        assertThat(running.of(WVV, cases.deploymentOf(old))).isEmpty();
        assertThatThrownBy(() -> moves.find(move, story.viewer("keten.noord"))).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> trial.look(asked(old, now), story.viewer("keten.noord")))
                .isInstanceOf(NotVisible.class);
        assertThat(refusal(() -> moves.ask(
                        new CaseMoves.AskedMove("noord", old, now, List.of(), false),
                        WHY,
                        story.viewer("keten.noord"))))
                .as("a version of another region")
                .isEqualTo("versie");
    }

    @Test
    void nobodySaysYesToTheOwnQuestion() {
        UUID move = moves.ask(asked(old, now), WHY, cases.director());

        assertThat(moves.ask(asked(old, now), WHY, cases.director()))
                .as("sent twice")
                .isEqualTo(move);
        assertThat(refusal(() -> moves.approve(move, null, cases.director()))).isEqualTo("eigen-vraag");
        assertThat(refusal(() -> moves.ask(asked(now, old), WHY, cases.second())))
                .as("one at a time")
                .isEqualTo("al-een");
        assertThat(refusal(() -> moves.ask(asked(old, now), " ", cases.second())))
                .isEqualTo("verplicht");
        assertThat(refusal(() -> moves.ask(asked(old, old), WHY, cases.second())))
                .isEqualTo("gelijk");
        assertThat(refusal(() -> moves.ask(
                        asked(old, now, new StepChoice("meldroute", "Task_SignaalBeoordelen", "Task_Verzonnen")),
                        WHY,
                        cases.second())))
                .isEqualTo("onbekende-keuze");
        assertThat(refusal(() -> moves.withdraw(move, cases.second()))).isEqualTo("niet-van-u");
        assertThatThrownBy(() -> jdbc.sql("update schakel.case_move set state = 'loopt', judged_by = asked_by,"
                                + " judged_at = asked_at where id = ?")
                        .param(move)
                        .update())
                .as("the database neither")
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("case_move_two_people");
        assertThatThrownBy(() -> jdbc.sql("update schakel.case_move set renew_terms = true where id = ?")
                        .param(move)
                        .update())
                .as("nor does what was asked change")
                .hasMessageContaining("stays");
        moves.refuse(move, WHY, cases.second());
        assertThat(refusal(() -> moves.approve(move, null, story.viewer("landelijk"))))
                .isEqualTo("al-beslist");
        run.look();
        assertThat(moves.results(move, cases.director())).isEmpty();
    }

    @Test
    void ofTwoWhoSayYesAtOnceOneIsToldAndEachCaseMovesOnce() throws Exception {
        UUID dossier = cases.report();
        UUID move = moves.ask(asked(old, now), WHY, cases.director());

        List<String> said = atOnce(
                () -> outcome(() -> moves.approve(move, null, cases.second())),
                () -> outcome(() -> moves.approve(move, null, story.viewer("landelijk"))));
        atOnce(() -> outcome(run::look), () -> outcome(run::look));

        assertThat(said).containsExactlyInAnyOrder("gelukt", "al-beslist");
        assertThat(cases.outcome(move, dossier).outcome()).isEqualTo(MoveOutcome.VERHUISD);
        assertThat(moves.find(move, cases.director()).state()).isEqualTo(MoveState.KLAAR);
        assertThat(jdbc.sql(
                                "select count(*) from schakel.timeline_entry where dossier_id = ? and kind = 'route-verhuisd'")
                        .param(dossier)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        cases.listAndEngineAgree(dossier);
    }

    @Test
    void oneThatGoesWrongHoldsUpNoOtherAndIsDoneWhenSomebodyRepeatsIt() {
        UUID broken = cases.report();
        UUID whole = cases.report();
        UUID before = cases.report();
        UUID move = moves.ask(asked(old, now), WHY, cases.director());
        moves.approve(move, null, cases.second());
        // a node that was killed had done one of them
        transaction.executeWithoutResult(status -> migration.move(before, moves.plan(asked(old, now))));
        String task = story.task(broken, TRIAGE).id();
        hide(task, "vervallen");

        run.look();

        assertThat(cases.outcome(move, whole).outcome()).isEqualTo(MoveOutcome.VERHUISD);
        assertThat(cases.outcome(move, broken).why()).isEqualTo(WhyNot.ONVERWACHT);
        assertThat(cases.runsIn(broken)).containsExactly(cases.deploymentOf(old));
        assertThat(cases.runsIn(before)).containsExactly(cases.deploymentOf(now));

        hide(task, null);
        moves.repeat(move, cases.second());
        run.look();
        run.look();

        assertThat(cases.outcome(move, broken).outcome()).isEqualTo(MoveOutcome.VERHUISD);
        List.of(broken, whole, before).forEach(cases::listAndEngineAgree);
    }

    @Test
    void aCaseThatTheCaretakerKeepsOnHoldStays() {
        UUID dossier = cases.report();
        String route = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), "meldroute")
                .singleResult()
                .getId();
        runtime.suspendProcessInstanceById(route);

        UUID move = cases.move(asked(old, now));

        assertThat(cases.outcome(move, dossier).why()).isEqualTo(WhyNot.STAAT_STIL);
        runtime.activateProcessInstanceById(route);
        moves.repeat(move, cases.director());
        run.look();
        assertThat(cases.outcome(move, dossier).outcome()).isEqualTo(MoveOutcome.VERHUISD);
    }

    /** Whoever finishes a step while the case moves does not lose it, and the case is whole afterwards. */
    @Test
    void somebodyWhoFinishesAStepAtThatMomentIsNotRefused() throws Exception {
        UUID same = cases.version(
                WVV,
                ShippedBundle.whole()
                        .changed(
                                "meldroute.bpmn",
                                text -> text.replace("name=\"Signaal beoordelen\"", "name=\"Signaal bekijken\""))
                        .bytes());
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            many.add(cases.report());
        }
        UUID move = moves.ask(asked(old, same), WHY, cases.director());
        moves.approve(move, null, cases.second());

        List<String> said = atOnce(
                () -> outcome(run::look),
                () -> outcome(
                        () -> many.forEach(dossier -> story.does("af.nijkerk", dossier, TRIAGE, Story.triage()))));

        assertThat(said).containsExactly("gelukt", "gelukt");
        many.forEach(dossier -> {
            assertThat(story.steps(dossier)).doesNotContain(TRIAGE);
            assertThat(cases.runsIn(dossier)).as("whole").hasSize(1);
            cases.listAndEngineAgree(dossier);
        });
    }

    private static Map<String, byte[]> otherOwner() {
        return ShippedBundle.whole()
                .changed(
                        "meldroute.bpmn",
                        text -> text.replace(
                                "${eigenaar.voor(execution,'aandachtsfunctionaris')}",
                                "${eigenaar.van(gemeente,'zorgcoordinator')}"))
                .bytes();
    }

    private void hide(String task, String how) {
        jdbc.sql("update schakel.route_task set ended_at = case when :how is null then null else created_at end,"
                        + " ended_how = :how where task_id = :task")
                .param("how", how, java.sql.Types.VARCHAR)
                .param("task", task)
                .update();
    }

    private String asker(CaseMove move) {
        return jdbc.sql("select username from schakel.person where id = ?")
                .param(move.askedBy())
                .query(String.class)
                .single();
    }

    /** The contents of every table that a move writes, as one number each. */
    private Map<String, String> everything() {
        Map<String, String> found = new TreeMap<>();
        List<String> tables = new ArrayList<>(EVERYTHING);
        tables.addAll(jdbc.sql("select 'camunda.' || table_name from information_schema.tables"
                        + " where table_schema = 'camunda' and table_name ~ '^act_(ru|hi)_'")
                .query(String.class)
                .list());
        tables.forEach(table -> found.put(table, contents(table)));
        return found;
    }

    private String contents(String table) {
        // what was written before goes out meanwhile: of a message it counts that it is there
        String rows = table.equals("schakel.outbox") ? "(select id, template, key from schakel.outbox)" : table;
        return jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from " + rows + " t")
                .query(String.class)
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
            List<String> said = new ArrayList<>();
            for (Future<String> one : people.invokeAll(List.of(deeds))) {
                said.add(one.get());
            }
            return said;
        } finally {
            people.shutdown();
        }
    }
}
