package nl.schakel.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.story.Story;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.trial.CaseComparison.WhatDiffers;
import nl.schakel.trial.TrialState.TrialFailure;
import nl.schakel.trial.TrialState.TrialStage;
import nl.schakel.trial.internal.TrialRunner;
import nl.schakel.web.security.Visit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A director tries a draft: the same cases by what is live and by the draft, in a process of their own, of which the
 * application notices nothing.
 */
@Tag("processes")
@SchakelTest
@TestPropertySource(
        properties = {
            "schakel.test-world=models",
            "schakel.proef.enabled=true",
            "schakel.proef.examples=jongerenwerker,massagesalon,niemand-pakt-op,ingetrokken",
            "schakel.proef.limit=PT60S",
            // the engine writes down each quarter of an hour what it counted, which no trial does
            "camunda.bpm.metrics.db-reporter-activate=false"
        })
class TrialIsIsolatedTest {

    private static final String REGION = "wvv";
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @LocalServerPort
    private int port;

    @Autowired
    private Trial trial;

    @Autowired
    private TrialRunner runner;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private Story story;

    @Autowired
    private Directory directory;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aDraftThatSaysTheSameDiffersNowhereAndTheApplicationNoticesNothing() {
        UUID draft = drafts.begin(REGION, director());
        Map<String, Long> before = rows();
        Duration ahead = clock.ahead();

        TrialResult result = tried(draft);

        assertThat(rows()).isEqualTo(before);
        assertThat(clock.ahead()).isEqualTo(ahead);
        assertThat(result.cases()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.differences()).as(one.name()).isEmpty();
            assertThat(one.live().end()).as(one.name()).isNotNull();
            assertThat(one.live().path()).as(one.name()).isNotEmpty();
        });
        assertThat(result.cases())
                .as("what an example says happens")
                .filteredOn(one -> !one.live().notes().isEmpty())
                .extracting(one -> one.name() + one.live().notes())
                .isEmpty();
    }

    @Test
    void whatIsKeptOfATrialNamesNobodyAndTellsNothingOfAReport() {
        UUID draft = drafts.begin(REGION, director());
        tried(draft);

        String kept = jdbc.sql("select contents from schakel.trial_result where draft = ? order by id desc limit 1")
                .param(draft)
                .query(String.class)
                .single();
        assertThat(kept).contains("signaal-beoordelen");
        assertThat(directory.people())
                .isNotEmpty()
                .allSatisfy(person -> assertThat(kept).doesNotContain(person.displayName(), person.username()));
        assertThat(kept).doesNotContain("@", "Proefpersoon", FormAnswers.TEXT);
        assertThat(TrialCases.read())
                .extracting(one -> one.melding().get("toelichting"))
                .filteredOn(String.class::isInstance)
                .isNotEmpty()
                .allSatisfy(told -> assertThat(kept)
                        .doesNotContain(told.toString()
                                .substring(0, Math.min(40, told.toString().length()))));
    }

    @Test
    void whoOpensADraftFindsTheProcessStartedAndTheTrialWaitsForNothingElse() {
        UUID draft = drafts.begin(REGION, director());
        runner.forget();
        Visit visit = new Visit(port).login("keten.wvv");

        assertThat(visit.get("/werkbank/concept/" + draft).statusCode()).isEqualTo(200);

        Awaitility.await().atMost(PATIENCE).until(() -> runner.pid() != 0);
        assertThat(trial.state(draft, director()).stage())
                .as("nobody asked for one")
                .isEqualTo(TrialStage.RUST);
        assertThat(tried(draft).cases()).isNotEmpty();
    }

    @Test
    void aStepThatIsAddedForMinorsShowsInTheCasesWithAMinorAloneAndEachTimeTheSame() {
        UUID draft = NewStepDraft.begin(drafts, REGION, director());

        TrialResult result = tried(draft);

        List<String> minors = result.cases().stream()
                .filter(one ->
                        one.live().steps().stream().anyMatch(step -> step.step().equals("veilig-thuis-beoordelen")))
                .filter(one -> one.draft().steps().stream()
                        .anyMatch(step -> step.step().equals(NewStepDraft.STEP)))
                .map(CaseComparison::name)
                .toList();
        assertThat(minors).contains("jongerenwerker");
        assertThat(result.cases())
                .filteredOn(one -> !one.differences().isEmpty())
                .extracting(CaseComparison::name)
                .containsExactlyElementsOf(minors);
        assertThat(comparison(result, "jongerenwerker").differences())
                .anySatisfy(one -> {
                    assertThat(one.what()).isEqualTo(WhatDiffers.STEP);
                    assertThat(one.code()).isEqualTo(NewStepDraft.STEP);
                    assertThat(one.before()).isNull();
                    assertThat(one.after()).contains("Veilig Thuis");
                })
                .anySatisfy(one -> assertThat(one.what()).isEqualTo(WhatDiffers.NOTE));

        String page = "/werkbank/concept/" + draft + "/proef";
        Visit visit = new Visit(port).login("keten.wvv");
        assertThat(visit.get(page).body())
                .contains(
                        "gaat anders",
                        "Zaken die hetzelfde gaan",
                        "De stap &#39;" + NewStepDraft.NAME + "&#39; komt erbij")
                .doesNotContain("??");

        // in another process and after another trial, as if for the first time
        runner.forget();
        assertThat(tried(draft).cases()).allSatisfy(again -> {
            CaseComparison first = comparison(result, again.name());
            assertThat(TrialComparison.between(first.live(), again.live())).isEmpty();
            assertThat(TrialComparison.between(first.draft(), again.draft())).isEmpty();
            assertThat(again.draft().path()).isEqualTo(first.draft().path());
        });
    }

    @Test
    void aProcessThatIsKilledInTheMiddleIsSaidAndTheTrialThatWaitedWorks() {
        UUID draft = drafts.begin(REGION, director());
        UUID waits = drafts.begin("noord", noord());
        runner.forget();
        trial.ask(draft, director());
        trial.ask(waits, noord());
        trial.ask(waits, noord());
        Awaitility.await().atMost(PATIENCE).until(() -> runner.pid() != 0);
        assertThat(trial.state(waits, noord()).stage()).isEqualTo(TrialStage.WACHT);
        assertThat(trial.state(waits, noord()).before()).isEqualTo(1);

        ProcessHandle.of(runner.pid()).orElseThrow().destroyForcibly();

        assertThat(over(draft, director()).failure()).isEqualTo(TrialFailure.AFGEBROKEN);
        TrialState other = over(waits, noord());
        assertThat(other.failure()).isNull();
        assertThat(other.result().cases())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.differences()).isEmpty());
    }

    @Test
    void aProcessThatHangsIsKilledAtItsLimitAndLeavesNothing() throws IOException, InterruptedException {
        UUID draft = drafts.begin(REGION, director());
        runner.forget();
        trial.ask(draft, director());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> trial.state(draft, director()).done() > 0);
        long pid = runner.pid();
        // of no process at all it would be this one, and all that started with it
        assertThat(pid).isPositive();

        assertThat(new ProcessBuilder("kill", "-STOP", String.valueOf(pid))
                        .start()
                        .waitFor())
                .isZero();

        assertThat(over(draft, director()).failure()).isEqualTo(TrialFailure.TE_LANG);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(databases()).isEmpty();
    }

    @Test
    void aDraftWithAnErrorIsNotTried() {
        UUID draft = drafts.begin(REGION, story.viewer("keten2.wvv"));
        NewStepDraft.change(
                drafts,
                draft,
                "acute-hulp.bpmn",
                text -> text.replace("'zorgcoordinator')}", "'kabouter')}"),
                director());

        assertThatThrownBy(() -> trial.ask(draft, director())).isInstanceOf(InvalidInput.class);
        assertThat(trial.state(draft, director()).stage()).isEqualTo(TrialStage.RUST);
    }

    private static CaseComparison comparison(TrialResult result, String name) {
        return result.cases().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TrialResult tried(UUID draft) {
        trial.ask(draft, director());
        TrialState state = over(draft, director());
        assertThat(state.failure()).isNull();
        assertThat(state.current()).isTrue();
        return state.result();
    }

    private TrialState over(UUID draft, Viewer viewer) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> trial.state(draft, viewer).stage() == TrialStage.RUST);
        return trial.state(draft, viewer);
    }

    /** How many rows each table has but that of results, those of the engine as well, and the newest transaction in it. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql(
                        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('schakel', 'camunda')"
                                + " and tablename not in ('flyway_schema_history', 'trial_result')")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql(
                                        "select count(*) * 1000000007 + coalesce(max(cast(cast(xmin as text) as bigint)), 0) from "
                                                + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }

    private List<String> databases() {
        return jdbc.sql("select datname from pg_database where datname = 'proef_' || current_database()")
                .query(String.class)
                .list();
    }

    private Viewer noord() {
        return story.viewer("keten.noord");
    }

    private Viewer director() {
        return story.viewer("keten.wvv");
    }
}
