package nl.schakel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.NewSignal;
import nl.schakel.story.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a task page says above and beside the form, on every task of a case for which a place is sought. */
@Tag("browser")
@SchakelTest
class NoticesInBrowserTest {

    /** A box that is there and says nothing: neither a sentence nor a heading; a link alone is no sentence. */
    private static final String SAYS_NOTHING = """
            () => [...document.querySelectorAll('.utrecht-alert, .notice, .card, .in-hand')]
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0)
              .filter(e => ![...e.querySelectorAll('h2, h3, p:not(.actions), dt, li, label, span')]
                .some(s => s.checkVisibility() && s.textContent.trim()))
              .map(e => e.outerHTML.slice(0, 300))
            """;

    private static Chromium chromium;

    @LocalServerPort
    private int port;

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

    @BeforeEach
    void peopleAreAtWork() {
        story.officeHours();
    }

    @Test
    void everyBoxOnATaskOfACaseWithAPlacementSaysSomething() {
        UUID dossier = story.report(new NewSignal(
                        "GM0267", "Verzonnen signaal (fictief).", null, null, null, null, null, null, null, null))
                .dossier();
        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage("persoon", "ja", "persoonBekend", "nee", "vervolg", "keten"));
        story.runDueJobs();
        story.does(
                "keten.wvv",
                dossier,
                "zaak-verdelen",
                java.util.Map.of("acties", List.of(), "comensha", "nee", "comenshaNiet", "al-gemeld", "opvang", "ja"));
        story.runDueJobs();
        List<TaskSummary> open = story.open(dossier);
        assertThat(open).extracting(TaskSummary::step).contains("behoefte-bespreken");

        for (int[] size : PageCheck.SIZES) {
            for (String username : List.of("zorg.wvv", "keten.wvv")) {
                Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
                page.navigate("/inloggen");
                page.getByLabel("Gebruikersnaam").fill(username);
                page.getByLabel("Wachtwoord").fill("schakel-demo");
                NextPage.by(NextPage.button(page, "Inloggen"));
                for (TaskSummary task : open) {
                    if (story.viewer(username).groups().contains(task.group())) {
                        page.navigate("/taken/" + task.id());
                        page.locator("#taak .fjs-powered-by").waitFor();
                        PageCheck.picture(page, "melding-" + task.step() + "-" + size[0]);
                        assertThat((List<?>) page.evaluate(SAYS_NOTHING))
                                .as(task.step())
                                .isEmpty();
                        if (task.step().equals("zaak-ontvangen")) {
                            PageCheck.passes(page, "taak-met-plaatsing");
                        }
                    }
                }
            }
        }
    }
}
