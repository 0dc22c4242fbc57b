package nl.schakel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.move.MoveRun;
import nl.schakel.process.move.MovedVersions;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Running cases move along in a real browser: from the page of a version to what came of each case, by two people. */
@Tag("browser")
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=verhuizen")
class MoveInBrowserTest {

    private static final String WHY = "De regio spreekt het anders af (verzonnen).";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private MovedVersions versions;

    @Autowired
    private MoveRun run;

    @Autowired
    private Story story;

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

    @Test
    void twoDirectorsLetCasesMoveOnAPhoneAndOnADesk() {
        for (int[] size : PageCheck.SIZES) {
            String suffix = size[0] == 390 ? "-telefoon" : "";
            UUID version = aVersionWithoutAStep();
            UUID dossier = story.report(Story.plain()).dossier();
            story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage("persoon", "ja"));

            Page page = login("keten.wvv", size);
            page.navigate("/werkbank/besluit/" + version);
            passes(page, "werkbank-lopende-zaken" + suffix);
            NextPage.by(page.locator("#lopende-zaken li:has-text('heel Nederland') button")
                    .first());
            passes(page, "verhuizen-plan" + suffix);
            page.locator("select[name=stap]").first().selectOption("regio/Task_ZaakOntvangen/Task_ZaakAannemen");
            NextPage.by(NextPage.button(page, "Probeer met deze keuzes"));
            passes(page, "verhuizen-geprobeerd" + suffix);
            page.fill("#reden", WHY);
            NextPage.by(NextPage.button(page, "Vraag om te verhuizen"));
            passes(page, "verhuizen-gevraagd" + suffix);
            String address = page.url();

            Page second = login("keten2.wvv", size);
            second.navigate(address);
            passes(second, "verhuizen-oordeel" + suffix);
            NextPage.by(NextPage.button(second, "Keur goed en verhuis"));
            run.look();
            second.reload();
            passes(second, "verhuizen-klaar" + suffix);
            assertThat(story.steps(dossier)).contains("zaak-aannemen");
            second.navigate("/werkbank/verhuizen");
            passes(second, "verhuizen-lijst" + suffix);
        }
    }

    private UUID aVersionWithoutAStep() {
        return versions.approved(
                "wvv",
                ShippedBundle.whole()
                        .changed("regio.bpmn", text -> text.replace("Task_ZaakOntvangen", "Task_ZaakAannemen"))
                        .changed("termijnen.dmn", text -> text.replace("\"zaak-ontvangen\"", "\"zaak-aannemen\""))
                        .bytes());
    }

    private static void passes(Page page, String name) {
        PageCheck.passes(page, name);
        assertThat(chromium.complaints()).isEmpty();
    }

    private Page login(String username, int[] size) {
        Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
        NextPage.asUser(page, username);
        return page;
    }
}
