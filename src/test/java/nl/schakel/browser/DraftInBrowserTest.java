package nl.schakel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.DraftComments;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A draft of the workbench in a real browser: what changed, what is wrong and what colleagues say; axe is content. */
@Tag("browser")
@SchakelTest
class DraftInBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private DraftComments comments;

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
    void aDraftWithSomethingWrong() {
        draft = drafts.begin("wvv", director());
        drafts.save(
                draft,
                "meldroute.bpmn",
                0,
                changed("meldroute.bpmn", "\"Signaal beoordelen\"", "\"Signaal bekijken\""),
                director());
        drafts.save(
                draft,
                "acute-hulp.bpmn",
                0,
                changed("acute-hulp.bpmn", "'zorgcoordinator')}", "'kabouter')}"),
                director());
        comments.add(
                draft,
                "meldroute.bpmn",
                "Task_SignaalBeoordelen",
                "Zullen we dit triage noemen? (verzonnen)",
                director());
    }

    @AfterEach
    void itIsThrownAway() {
        drafts.discard(draft, director());
    }

    @Test
    void aDraftIsReadAndRefusedOnAPhoneAndOnADesk() {
        for (int[] size : PageCheck.SIZES) {
            String suffix = size[0] == 390 ? "-telefoon" : "";
            Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
            NextPage.asUser(page, "keten.wvv");
            page.navigate("/werkbank");
            PageCheck.passes(page, "werkbank-concepten" + suffix);
            page.navigate("/werkbank/concept/" + draft);
            PageCheck.passes(page, "werkbank-concept" + suffix);
            page.navigate("/werkbank/concept/" + draft + "/verschil");
            page.locator(".route [data-element-id=Task_AcuutZorg]").first().waitFor();
            PageCheck.passes(page, "werkbank-concept-verschil" + suffix);
            assertThat(chromium.complaints()).isEmpty();

            page.navigate("/werkbank/concept/" + draft);
            page.fill("#reden", "Andere woorden (verzonnen).");
            NextPage.by(NextPage.button(page, "Stel dit voor"));
            assertThat(page.locator(".utrecht-alert--error").textContent()).contains("kan zo niet worden voorgesteld");
            assertThat(page.inputValue("#reden")).isEqualTo("Andere woorden (verzonnen).");
            PageCheck.passes(page, "werkbank-concept-geweigerd" + suffix);
            assertThat(chromium.complaints()).allMatch(complaint -> complaint.contains("status of 400"));
        }
    }

    private static byte[] changed(String file, String before, String after) {
        return ShippedBundle.whole()
                .changed(file, text -> text.replace(before, after))
                .text(file)
                .getBytes(StandardCharsets.UTF_8);
    }

    private Viewer director() {
        return story.viewer("keten.wvv");
    }
}
