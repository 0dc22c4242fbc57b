package nl.schakel.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.story.Story;
import nl.schakel.trial.internal.TrialResultTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came of trying a draft is there for who reads it later, on whatever node, as long as it still says something. */
@SchakelTest
class TrialResultsTest {

    private static final String REGION = "noord";

    @Autowired
    private Trial trial;

    @Autowired
    private TrialResultTable table;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Story story;

    private UUID draft;

    @BeforeEach
    void aDraft() {
        draft = drafts.begin(REGION, director());
    }

    @AfterEach
    void itIsThrownAway() {
        drafts.discard(draft, director());
    }

    @Test
    void whatAnotherNodeTriedIsReadAsItWas() {
        TrialResult kept = TriedDraft.keep(table, drafts, draft, director());

        TrialState state = trial.state(draft, director());

        assertThat(state.result()).isEqualTo(kept);
        assertThat(state.current()).isTrue();
        assertThat(state.result().different()).isEqualTo(1);
        assertThat(trial.resultOf(kept.live(), kept.draft())).contains(kept);
        assertThat(trial.progress(draft, director()).result()).isNull();
    }

    @Test
    void whatWasTriedBeforeTheDraftChangedIsSaidToBeOld() {
        TrialResult kept = TriedDraft.keep(table, drafts, draft, director());
        NewStepDraft.change(
                drafts,
                draft,
                "meldroute.bpmn",
                text -> text.replace("\"Signaal beoordelen\"", "\"Signaal bekijken\""),
                director());

        TrialState state = trial.state(draft, director());

        assertThat(state.result()).isEqualTo(kept);
        assertThat(state.current()).isFalse();
    }

    @Test
    void anotherVersionAndAnotherProgramSayNothingAboutThisOne() {
        TrialResult kept = TriedDraft.of("live", "draft");
        table.keep(draft, REGION, "ander-programma", kept);

        assertThat(trial.state(draft, director()).result()).isNull();
        assertThat(trial.resultOf("live", "draft")).isEmpty();
        table.keep(draft, REGION, TriedDraft.program(), kept);
        assertThat(trial.resultOf("live", "draft")).contains(kept);
        assertThat(trial.resultOf("live", "ander")).isEmpty();
        assertThat(trial.resultOf("ander", "draft")).isEmpty();
    }

    @Test
    void onlyTheNewestStay() {
        for (int number = 1; number <= 50; number++) {
            table.keep(draft, REGION, TriedDraft.program(), TriedDraft.of("live", "draft " + number));
        }

        assertThat(count()).isEqualTo(3);
        assertThat(table.ofDraft(draft, TriedDraft.program()).orElseThrow().draft())
                .isEqualTo("draft 50");
        assertThat(trial.resultOf("live", "draft 47")).isEmpty();
        assertThat(trial.resultOf("live", "draft 48")).isPresent();
    }

    private int count() {
        return jdbc.sql("select count(*) from schakel.trial_result where draft = ?")
                .param(draft)
                .query(Integer.class)
                .single();
    }

    private Viewer director() {
        return story.viewer("keten.noord");
    }
}
