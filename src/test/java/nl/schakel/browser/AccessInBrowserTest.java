package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.AccessService;
import nl.schakel.access.LookLog;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.InventedDossier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logging in and out, and the page of the data protection officer, in a real browser. */
@Tag("browser")
@SchakelTest
class AccessInBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LookLog looks;

    @Autowired
    private AccessService door;

    @Autowired
    private Parties parties;

    @Autowired
    private Directory directory;

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
    void theOfficerReadsTheLogOnAnyScreen() {
        someLooks();
        for (int[] size : PageCheck.SIZES) {
            Page page = login("fg.nijkerk", size);
            assertThat(page).hasURL(Pattern.compile(".*/toegang"));
            assertThat(page.locator(".rows > li").first()).isVisible();
            PageCheck.passes(page, "toegang");
            page.selectOption("#veld-wat", "GEWEIGERD");
            NextPage.by(NextPage.button(page, "Toon"));
            assertThat(page.locator(".rows")).containsText("kreeg geen toegang");
            page.navigate("/toegang/controle");
            assertThat(page.locator("main")).containsText("Het log is heel");
            PageCheck.passes(page, "toegang-controle");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaidWhereItIsSeen() {
        for (int[] size : PageCheck.SIZES) {
            Page page = visitor(size);
            page.navigate("/inloggen");
            page.fill("#gebruikersnaam", "af.barneveld");
            page.fill("#wachtwoord", "fout");
            NextPage.by(NextPage.button(page, "Inloggen"));
            assertThat(page.locator("main [role=alert]")).containsText("horen niet bij elkaar");
            assertThat(page.locator("#gebruikersnaam")).hasValue("af.barneveld");
            PageCheck.passes(page, "inloggen-fout");
        }
    }

    @Test
    void loggingOutTakesOneButton() {
        Page page = login("af.nijkerk", PageCheck.SIZES[0]);
        assertThat(page).hasURL(Pattern.compile(".*/taken"));
        page.navigate("/uitloggen");
        PageCheck.passes(page, "uitloggen");
        NextPage.by(NextPage.button(page, "Uitloggen"));
        assertThat(page.locator("main")).containsText("U bent uitgelogd");
        page.navigate("/taken");
        assertThat(page).hasURL(Pattern.compile(".*/inloggen\\?verder=%2Ftaken"));
    }

    @Test
    void aReportTypedInALostSessionIsStillThereAfterLogin() {
        Page page = login("balie.nijkerk", PageCheck.SIZES[0]);
        assertThat(page).hasURL(Pattern.compile(".*/melden/volgen"));
        page.navigate("/taken");
        // any form of a page that demands login will do: this one stands for the task page without script
        page.evaluate("""
                () => {
                  const form = document.createElement('form');
                  form.method = 'post';
                  form.action = '/taken/abc';
                  form.innerHTML = '<input name="toelichting"><button>Verstuur</button>';
                  form.elements.toelichting.value = 'Wat ik "zag" & hoorde';
                  form.id = 'proef';
                  document.querySelector('main').append(form);
                }
                """);
        loseSession(page);
        NextPage.by(page.locator("#proef button"));
        assertThat(page.locator("main")).containsText("Wat u had ingevuld, is er nog");
        PageCheck.passes(page, "inloggen-bewaard");
        NextPage.login(page, "balie.nijkerk");
        assertThat(page.locator("main input[name=toelichting]")).hasValue("Wat ik \"zag\" & hoorde");
        PageCheck.passes(page, "inloggen-verder");
    }

    private void someLooks() {
        UUID dossier = InventedDossier.in(jdbc);
        parties.join(dossier, GroupId.parse("aandachtsfunctionaris@GM0267"), Scope.VOLLEDIG, "signaal-beoordelen");
        door.open(viewer("af.nijkerk"), dossier, "taak:signaal-beoordelen");
        looks.shown(viewer("af.nijkerk"), "zaken", 3);
        assertThat(catchThrowable(() -> door.open(viewer("af.ede"), dossier, "zaak")))
                .isNotNull();
    }

    private static void loseSession(Page page) {
        BrowserContext context = page.context();
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("SCHAKEL"));
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }

    private Page login(String username, int[] size) {
        Page page = visitor(size);
        NextPage.asUser(page, username);
        return page;
    }

    private Page visitor(int[] size) {
        return chromium.visitor("http://localhost:" + port, size[0], size[1]);
    }
}
