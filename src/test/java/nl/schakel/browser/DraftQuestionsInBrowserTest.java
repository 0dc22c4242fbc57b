package nl.schakel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.story.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A director writes questions, terms and tables on a telephone and on a desk, and sees what the partner will see; axe is content. */
@Tag("browser")
@SchakelTest
class DraftQuestionsInBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private ModelDrafts drafts;

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
    void aDraft() {
        draft = drafts.begin("wvv", story.viewer("keten.wvv"));
    }

    @AfterEach
    void itIsThrownAway() {
        drafts.discard(draft, story.viewer("keten.wvv"));
    }

    @Test
    void aRowOfATableIsTriedAndChanged() {
        for (int[] size : PageCheck.SIZES) {
            String suffix = size[0] == 390 ? "-telefoon" : "";
            Page page = login(size[0], size[1]);
            page.navigate("/werkbank/concept/" + draft + "/tabel/routering.dmn");
            passes(page, "tabel" + suffix);
            page.locator("#wat-als summary").click();
            page.locator("#wat-als input[value='0:seksueel']").check();
            page.locator("#wat-als select").first().selectOption("1:ja");
            NextPage.by(NextPage.button(page, "Kijk welke regels tellen"));
            PlaywrightAssertions.assertThat(
                            page.locator("#wat-als [role=status] li").first())
                    .isVisible();
            passes(page, "tabel-wat-als" + suffix);
            page.navigate("/werkbank/concept/" + draft + "/tabel/contra-indicatie.dmn?element=Regel_MetMaatregel");
            passes(page, "tabel-regel" + suffix);
            Locator row = page.locator("#Regel_MetMaatregel");
            row.locator("textarea").fill("Verzonnen uitleg op " + size[0]);
            NextPage.by(row.getByText("Bewaar deze regel"));
            PlaywrightAssertions.assertThat(page.locator("#Regel_MetMaatregel"))
                    .containsText("Verzonnen uitleg op " + size[0]);
        }
    }

    @Test
    void questionsAreWrittenAndShownAsThePartnerSeesThem() {
        for (int[] size : PageCheck.SIZES) {
            String suffix = size[0] == 390 ? "-telefoon" : "";
            Page page = login(size[0], size[1]);
            page.navigate("/werkbank/concept/" + draft + "/vragen/nieuw?van=regio.bpmn");
            passes(page, "vragen-nieuw" + suffix);
            page.fill("#nieuw", "Veilig Thuis: wie heeft het gezag?");
            NextPage.by(NextPage.button(page, "Maak dit formulier"));
            passes(page, "vragen-leeg" + suffix);
            page.selectOption("#soort", "een-keuze");
            page.fill("#nieuwe-vraag", "Wie heeft het gezag?");
            NextPage.by(NextPage.button(page, "Voeg toe"));
            Locator answers = page.locator("input[name='antwoord.0']");
            answers.nth(0).fill("De ouders");
            answers.nth(1).fill("Een voogd");
            // the key Enter saves, and adds or takes away nothing
            NextPage.by(page, () -> answers.nth(1).press("Enter"));
            PlaywrightAssertions.assertThat(page.locator("#voorbeeld")).containsText("Wie heeft het gezag?");
            PlaywrightAssertions.assertThat(page.locator("#voorbeeld input[type=radio]"))
                    .hasCount(2);
            PlaywrightAssertions.assertThat(page.locator("input[name='antwoord.0']"))
                    .hasCount(4);
            passes(page, "vragen" + suffix);

            page.navigate("/werkbank/concept/" + draft + "/vragen/signaal-beoordelen.form");
            page.locator("#voorbeeld .fjs-form-field").first().waitFor();
            passes(page, "vragen-signaal" + suffix);
            page.fill("input[name='vraag.1']", "");
            NextPage.by(NextPage.button(page, "Bewaar alles"));
            assertThat(page.locator(".utrecht-alert--error").first().textContent())
                    .contains("Dit klopt nog niet");
            passesThoughRefused(page, "vragen-fout" + suffix);
        }
    }

    @Test
    void termsAreSetInDaysAndHours() {
        for (int[] size : PageCheck.SIZES) {
            String suffix = size[0] == 390 ? "-telefoon" : "";
            Page page = login(size[0], size[1]);
            page.navigate("/werkbank/concept/" + draft + "/termijnen");
            passes(page, "termijnen-kies" + suffix);
            page.navigate("/werkbank/concept/" + draft + "/termijnen?model=meldroute");
            passes(page, "termijnen" + suffix);
            Locator step = page.locator("#stap-signaal-beoordelen");
            step.locator("summary").click();
            step.locator("input[name='alle.getal']").fill("nul");
            passes(page, "termijnen-stap" + suffix);
            NextPage.by(step.getByText("Bewaar").first());
            assertThat(page.locator("#stap-signaal-beoordelen .error").first().textContent())
                    .contains("een heel getal");
            passesThoughRefused(page, "termijnen-fout" + suffix);
            page.locator("#stap-signaal-beoordelen input[name='alle.getal']").fill("5");
            // what holds for urgent cases only hides when it holds for all
            page.locator("#stap-signaal-beoordelen input[name='acuut.eigen']").uncheck();
            PlaywrightAssertions.assertThat(page.locator("#stap-signaal-beoordelen-acuut"))
                    .isHidden();
            NextPage.by(
                    page.locator("#stap-signaal-beoordelen").getByText("Bewaar").first());
            assertThat(page.locator("#stap-signaal-beoordelen summary").textContent())
                    .contains("5 werkdagen")
                    .doesNotContain("acuut");
            page.locator("#stap-signaal-beoordelen input[name='acuut.eigen']").check();
            NextPage.by(
                    page.locator("#stap-signaal-beoordelen").getByText("Bewaar").first());
            assertThat(page.locator("#stap-signaal-beoordelen summary").textContent())
                    .contains("bij acuut");
        }
    }

    private static void passes(Page page, String name) {
        PageCheck.passes(page, name);
        assertThat(chromium.complaints()).isEmpty();
    }

    /** A browser notes for itself that an answer was a refusal. */
    private static void passesThoughRefused(Page page, String name) {
        PageCheck.passes(page, name);
        assertThat(chromium.complaints()).allMatch(complaint -> complaint.contains("status of 400"));
    }

    private Page login(int width, int height) {
        Page page = chromium.visitor("http://localhost:" + port, width, height);
        NextPage.asUser(page, "keten.wvv");
        return page;
    }
}
