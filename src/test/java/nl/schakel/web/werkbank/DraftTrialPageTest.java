package nl.schakel.web.werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.story.Story;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The page on which a director tries a draft, in an installation that has no database for it. */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=models")
class DraftTrialPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private Story story;

    private UUID draft;

    @BeforeEach
    void aDraft() {
        draft = drafts.begin("noord", director());
    }

    @AfterEach
    void itIsThrownAway() {
        drafts.discard(draft, director());
    }

    @Test
    void whereTryingIsOffThePageSaysSoAndWhatToSet() {
        Visit visit = new Visit(port).login("keten.noord");
        String page = "/werkbank/concept/" + draft + "/proef";

        assertThat(visit.get(page).body())
                .contains("Proefdraaien staat uit", "SCHAKEL_PROEF_URL")
                .doesNotContain("??");
        HttpResponse<String> asked = visit.submit(page, visit.token());
        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(asked.body())
                .contains("Proefdraaien staat uit op deze installatie")
                .doesNotContain("??");
        assertThat(visit.get(page + "/stand").body()).contains("\"stand\":\"uit\"");
    }

    @Test
    void aDraftOfAnotherRegionIsNotThere() {
        Visit other = new Visit(port).login("keten.wvv");
        String page = "/werkbank/concept/" + draft + "/proef";

        assertThat(other.get(page).statusCode()).isEqualTo(404);
        assertThat(other.get(page + "/stand").statusCode()).isEqualTo(404);
        assertThat(other.submit(page, other.token()).statusCode()).isEqualTo(404);
    }

    private Viewer director() {
        return story.viewer("keten.noord");
    }
}
