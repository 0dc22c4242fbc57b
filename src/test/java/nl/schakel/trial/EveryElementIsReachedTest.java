package nl.schakel.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.story.Story;
import nl.schakel.trial.TrialState.TrialStage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The example cases go as they say with what is shipped, and reach every element of it but those of a reviewed list. */
@Tag("processes")
@SchakelTest
@TestPropertySource(properties = {"schakel.test-world=models", "schakel.proef.enabled=true"})
class EveryElementIsReachedTest {

    @Autowired
    private Trial trial;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private Story story;

    @Test
    void theExamplesReachEverythingButWhatIsListed() throws IOException {
        UUID draft = drafts.begin("wvv", director());
        trial.ask(draft, director());
        Awaitility.await()
                .atMost(Duration.ofMinutes(20))
                .until(() -> trial.state(draft, director()).stage() == TrialStage.RUST);
        TrialState state = trial.state(draft, director());

        assertThat(state.failure()).isNull();
        assertThat(state.result().cases())
                .hasSize(24)
                .filteredOn(one -> !one.live().notes().isEmpty())
                .extracting(one -> one.name() + one.live().notes())
                .isEmpty();
        assertThat(state.result().cases())
                .filteredOn(one -> !one.differences().isEmpty())
                .isEmpty();
        assertThat(state.result().unreached().stream()
                        .map(one -> one.model() + "#" + one.element())
                        .sorted()
                        .toList())
                .isEqualTo(listed());
    }

    private static List<String> listed() throws IOException {
        try (InputStream list = EveryElementIsReachedTest.class.getResourceAsStream("/voorbeelden/niet-geraakt.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .sorted()
                    .toList();
        }
    }

    private Viewer director() {
        return story.viewer("keten.wvv");
    }
}
