package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.story.Story;
import nl.schakel.trial.TriedDraft;
import nl.schakel.trial.internal.TrialResultTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A director reads on a telephone and on a desk what came of trying a draft; axe is content. */
@Tag("browser")
@SchakelTest
class DraftTrialInBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private TrialResultTable results;

    @Autowired
    private Story story;

    private UUID draft;

    @BeforeAll
    static void start() {
        chromium = Chromium.startOrSkip();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void aDraftThatWasTried() {
        draft = drafts.begin("wvv", director());
        TriedDraft.keep(results, drafts, draft, director());
    }

    @AfterEach
    void itIsThrownAway() {
        drafts.discard(draft, director());
    }

    @Test
    void whatGoesOtherwiseIsReadFirstAndTheRestIsThereForWhoAsks() {
        for (int[] size : PageCheck.SIZES) {
            String suffix = size[0] == 390 ? "-telefoon" : "";
            Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
            NextPage.asUser(page, "keten.wvv");
            page.navigate("/werkbank/concept/" + draft + "/proef");
            Locator otherwise = page.locator("#jongerenwerker");
            assertThat(otherwise).containsText("gaat anders");
            assertThat(otherwise).containsText("komt erbij, voor Veilig Thuis");
            Locator same = page.getByText("Zaken die hetzelfde gaan (1)");
            assertThat(same).isVisible();
            assertThat(page.locator("#massagesalon")).isHidden();
            passes(page, "proef" + suffix);

            otherwise.getByText("Hoe het gaat: nu en in het concept").click();
            otherwise.locator(".route summary").last().click();
            otherwise.locator(".route [data-element-id=Task_VraagStellen]").waitFor();
            page.locator("section[aria-labelledby=kop-niet-geraakt] summary")
                    .first()
                    .click();
            passes(page, "proef-open" + suffix);
        }
    }

    private static void passes(Page page, String name) {
        PageCheck.passes(page, name);
        assertThat(chromium.complaints()).isEmpty();
    }

    private Viewer director() {
        return story.viewer("keten.wvv");
    }
}
