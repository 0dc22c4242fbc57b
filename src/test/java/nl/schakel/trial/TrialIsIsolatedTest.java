package nl.schakel.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.trial.CaseComparison.WhatDiffers;
import nl.schakel.trial.TrialState.TrialFailure;
import nl.schakel.trial.TrialState.TrialStage;
import nl.schakel.trial.internal.TrialRunner;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A director tries a draft: the same cases by what is live and by the draft, in a process of their own, of which the
 * application notices nothing.
 */
@Tag("processes")
@SchakelTest
@TestPropertySource(
        properties = {"schakel.test-world=models", "schakel.proef.enabled=true", "schakel.proef.limit=PT90S"})
class TrialIsIsolatedTest {

    private static final String REGION = "wvv";
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    @Autowired
    private Trial trial;

    @Autowired
    private TrialRunner runner;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private Story story;

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

        // in another process and after another trial, as if for the first time
        runner.forget();
        assertThat(tried(draft).cases()).isEqualTo(result.cases());
    }

    @Test
    void aProcessThatIsKilledInTheMiddleIsSaidAndTheNextTrialWorks() {
        UUID draft = drafts.begin(REGION, director());
        runner.forget();
        trial.ask(draft, director());
        Awaitility.await().atMost(PATIENCE).until(() -> runner.pid() != 0);

        ProcessHandle.of(runner.pid()).orElseThrow().destroyForcibly();

        assertThat(over(draft).failure()).isEqualTo(TrialFailure.AFGEBROKEN);
        assertThat(databases()).isEmpty();
        assertThat(tried(draft).cases()).isNotEmpty();
    }

    private static CaseComparison comparison(TrialResult result, String name) {
        return result.cases().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TrialResult tried(UUID draft) {
        trial.ask(draft, director());
        TrialState state = over(draft);
        assertThat(state.failure()).isNull();
        assertThat(state.current()).isTrue();
        return state.result();
    }

    private TrialState over(UUID draft) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> trial.state(draft, director()).stage() == TrialStage.RUST);
        return trial.state(draft, director());
    }

    /** How many rows each table has, those of the engine as well, and the newest transaction in it. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql(
                        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('schakel', 'camunda')"
                                + " and tablename <> 'flyway_schema_history'")
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

    private Viewer director() {
        return story.viewer("keten.wvv");
    }
}
