package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.schakel.browser.NextPage.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import nl.schakel.SchakelTest;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The own list and the list of cases in a real browser, on a phone and on a desk. */
@Tag("browser")
@SchakelTest
@TestPropertySource(properties = "schakel.reports-per-minute=1000")
class ListsInBrowserTest {

    private static final String CUT_OFF = """
            () => [...document.querySelectorAll('.who > span')]
                .filter(e => e.scrollWidth > e.clientWidth || getComputedStyle(e).textOverflow === 'ellipsis')
                .map(e => e.textContent)
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

    @AfterEach
    void nothingComplained() {
        assertThat(chromium.complaints()).isEmpty();
    }

    private Receipt report(boolean acute) {
        return story.report(new NewSignal(
                "GM0267",
                "Verzonnen signaal (fictief).",
                acute ? true : null,
                List.of("seksueel", "crimineel"),
                "twijfel",
                null,
                null,
                null,
                null,
                null));
    }

    private Page login(String username, int[] size) {
        Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
        NextPage.asUser(page, username);
        return page;
    }

    @Test
    void theRoleInTheHeaderIsNeverCutOff() {
        for (int[] size : PageCheck.SIZES) {
            for (String username : List.of("af.nijkerk", "keten.wvv", "tmm.oost")) {
                Page page = login(username, size);
                for (String path : List.of("/taken", "/zaken", "/melden")) {
                    page.navigate(path);
                    assertThat((List<?>) page.evaluate(CUT_OFF))
                            .as("%s on %s at %d", username, path, size[0])
                            .isEmpty();
                }
                page.context().close();
            }
        }
    }

    @Test
    void theListsAreReadableForEverybody() {
        report(true);
        report(false);
        for (int[] size : PageCheck.SIZES) {
            Page page = login("af.nijkerk", size);
            page.navigate("/taken?welke=alle&sorteer=nieuwste&acuut=ja");
            assertThat(page.locator(".rows li").first()).containsText("oppakken binnen");
            PageCheck.passes(page, "taken-keuze");
            page.navigate("/taken?welke=alle&kies=ja");
            PageCheck.passes(page, "taken-samen");
            page.navigate("/zaken");
            PageCheck.passes(page, "zaken-regels");
            NextPage.by(page.locator(".site-nav").getByText("Mijn taken"));
            page.locator("#zoek").fill("M-20");
            NextPage.by(button(page, "Zoeken"));
            assertThat(page.locator("h1")).hasText("Gevonden in mijn taken");
            PageCheck.passes(page, "taken-gevonden");
            page.context().close();
        }
    }

    @Test
    void triageSaysWhoGetsATaskBeforeItIsFinishedAndAfterwards() {
        Receipt receipt = report(false);
        Page page = login("af.nijkerk", PageCheck.SIZES[0]);
        page.navigate(
                "/taken/" + story.task(receipt.dossier(), "signaal-beoordelen").id());
        assertThat(page.locator("#taak .fjs-powered-by")).isVisible();
        assertThat(page.locator("#vooruitblik")).containsText("Vul eerst alle vragen in.");
        for (Locator group : page.getByRole(AriaRole.RADIOGROUP).all()) {
            if (group.locator("input:checked").count() == 0) {
                group.locator("input").nth(1).check();
            }
        }
        assertThat(page.locator("#vooruitblik")).containsText("Als u nu afrondt, krijgen deze mensen een taak:");
        assertThat(page.locator("#vooruitblik")).containsText("Ketenregisseur");
        PageCheck.passes(page, "taak-vooruitblik");

        NextPage.by(button(page, "Taak afronden"));
        assertThat(page.locator("[role=status]").first()).containsText("Een taak kregen:");
        assertThat(page.locator("[role=status]").first()).containsText("Ketenregisseur");
        PageCheck.passes(page, "taken-afgerond");
    }
}
