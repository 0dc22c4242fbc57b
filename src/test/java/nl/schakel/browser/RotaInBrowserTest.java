package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.piket.TrialArea;
import nl.schakel.piket.rota.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The rota in a real browser: a coordinator with one thumb, and the chain director at a desk. */
@Tag("browser")
@SchakelTest
class RotaInBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private BeanFactory beans;

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
    void aCoordinatorSwapsFillsAndTakesOver() {
        TrialArea area = new TrialArea(beans);
        area.director("regie");
        Viewer anna = area.coordinator("anna");
        area.coordinator("bram");
        area.nights(Line.EERSTE, anna);

        Page mine = login(area.username("anna"), PageCheck.SIZES[0]);
        mine.navigate("/piket/rooster");
        mine.locator(".shift--mine .shift__more summary").first().click();
        mine.locator(".shift--mine .shift__more button").first().click();
        assertThat(mine.locator("main")).containsText("De dienst blijft van u tot uw collega ja zegt");

        for (int[] size : PageCheck.SIZES) {
            Page page = login(area.username("bram"), size);
            page.navigate("/piket/rooster");
            if (size == PageCheck.SIZES[0]) {
                assertThat(page.locator("main")).containsText("vraagt of u deze dienst wilt doen");
                PageCheck.passes(page, "piket-rooster-vraag");
                page.getByText("Ja, dat doe ik").click();
                assertThat(page.locator("main")).containsText("Deze dienst is nu van u");
            }
            page.locator(".shift:not(.shift--mine) .shift__do button.utrecht-button--secondary-action")
                    .first()
                    .click();
            assertThat(page.locator("[role=status]")).containsText("Deze dienst is nu van u");
            // a gap of the same line never overlaps the own shifts, at whatever hour this runs
            page.locator(".shift--gap", new Page.LocatorOptions().setHasText("Eerste lijn"))
                    .locator(".shift__do button")
                    .last()
                    .click();
            assertThat(page.locator("[role=status]")).containsText("Het gat is gevuld");
            PageCheck.passes(page, "piket-rooster-gevuld");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theRotaOfTheDemonstrationOnAnyScreen() {
        for (int[] size : PageCheck.SIZES) {
            Page page = login("piket.een", size);
            page.navigate("/piket/rooster");
            assertThat(page.locator(".shift--gap").first()).isVisible();
            PageCheck.passes(page, "piket-rooster");
            page.navigate("/piket/bereikbaar");
            page.locator("#agenda button").first().click();
            assertThat(page.locator("#adres")).isVisible();
            PageCheck.passes(page, "piket-bereikbaar");

            Page director = login("keten.wvv", size);
            director.navigate("/piket/rooster");
            director.locator(".shift__more summary").first().click();
            PageCheck.passes(director, "piket-rooster-keten");
            director.getByText("Vast rooster per week").click();
            // by its name: while the page still arrives, the last form is one that removes a duty
            director.waitForURL("**/piket/patroon?**");
            director.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Voeg toe"))
                    .click();
            assertThat(director.locator("main [role=alert]")).containsText("Kies op welke dagen");
            PageCheck.passes(director, "piket-patroon");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void directorsPutTheirRegionsTogether() {
        for (int[] size : PageCheck.SIZES) {
            TrialArea east = new TrialArea(beans);
            TrialArea west = new TrialArea(beans);
            east.director("proefregie");
            west.director("proefregie");

            Page asking = login(east.username("proefregie"), size);
            asking.navigate("/piket/rooster");
            asking.getByText("Piketgebied en regio's").click();
            asking.waitForURL("**/piket/rooster/gebied");
            asking.getByText("Nog een regio erbij").click();
            asking.selectOption("#regio-" + east.code, west.code);
            PageCheck.passes(asking, "piket-gebied");
            asking.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vraag deze regio"))
                    .click();
            assertThat(asking.locator("[role=status]")).containsText("krijgt bericht");

            Page asked = login(west.username("proefregie"), size);
            asked.navigate("/piket/rooster/gebied");
            PageCheck.passes(asked, "piket-gebied-vraag");
            asked.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ja, wij komen erbij"))
                    .click();
            assertThat(asked.locator("[role=status]")).containsText("De regio hoort nu bij dit piketgebied");
            PageCheck.passes(asked, "piket-gebied-samen");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aDutyThatWasTakenOutComesBack() {
        TrialArea area = new TrialArea(beans);
        area.director("proefregie");
        area.nights(Line.EERSTE, area.coordinator("proefanna"));
        for (int[] size : PageCheck.SIZES) {
            Page page = login(area.username("proefregie"), size);
            page.navigate("/piket/patroon?gebied=" + area.code);
            page.locator("section[aria-labelledby=weekdag-3] .shift__do button").click();
            assertThat(page.locator("[role=status]")).containsText("Weggehaald: woensdag");
            PageCheck.passes(page, "piket-patroon-weg");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ongedaan maken"))
                    .click();
            assertThat(page.locator("[role=status]")).containsText("Teruggezet: woensdag");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private Page login(String username, int[] size) {
        Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
        page.navigate("/inloggen");
        page.fill("#gebruikersnaam", username);
        page.fill("#wachtwoord", "schakel-demo");
        NextPage.button(page, "Inloggen").click();
        page.waitForURL(url -> !url.contains("/inloggen"));
        return page;
    }
}
