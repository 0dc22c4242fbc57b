package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.demo.DemoJump;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.NewCall;
import nl.schakel.placement.Consent;
import nl.schakel.placement.NewNeed;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.support.time.SchakelClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Emergency access from the search to the review, and the night list, on a phone and at a desk. */
@Tag("browser")
@SchakelTest
class EmergencyInBrowserTest {

    private static final Pattern CASE = Pattern.compile(".*/zaken/[0-9a-f-]{36}");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private NightService desk;

    @Autowired
    private Calls calls;

    @Autowired
    private TaskList tasks;

    @Autowired
    private Directory directory;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private DemoJump jump;

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

    /** Emergency access lasts until ten: just before that the test would see it stop. */
    @BeforeEach
    void nightFalls() {
        clock.to(jump.next(LocalTime.of(3, 10)));
    }

    @Test
    void whatWasOpenedAtNightIsRedUntilItStopsAndIsJudged() {
        for (int[] size : PageCheck.SIZES) {
            UUID call = taken();
            UUID dossier = calls.get(call).dossier();
            Page page = login("piket.een", size);
            page.navigate("/piket/" + call + "/noodtoegang");
            Locator open = NextPage.button(page, "Open met noodtoegang");
            open.evaluate("button => button.form.noValidate = true");
            NextPage.by(open);
            assertThat(page.locator("main [role=alert]")).containsText("waarom u dit nu moet zien");
            PageCheck.passes(page, "noodtoegang-fout");
            page.navigate("/piket/" + call + "/noodtoegang");
            PageCheck.passes(page, "noodtoegang");

            page.getByLabel("De melding").check();
            page.getByLabel("De tijdlijn").check();
            page.getByLabel("Waarom moet u dit nu zien?").fill("Er staat een adres in de melding (fictief).");
            NextPage.by(open);

            assertThat(page).hasURL(CASE);
            assertThat(page.locator(".emergency-bar")).containsText("U kijkt met noodtoegang tot");
            PageCheck.passes(page, "noodtoegang-zaak");
            page.navigate("/taken");
            assertThat(page.locator(".emergency-bar")).isVisible();
            PageCheck.passes(page, "noodtoegang-taken");

            judged(dossier, size);

            page.navigate("/zaken/" + dossier);
            assertThat(page.locator(".emergency-bar")).hasCount(0);
            assertThat(page.locator("h1")).not().containsText("Zaak");
        }
        assertThat(chromium.complaints().stream().filter(complaint -> !complaint.contains("404")))
                .isEmpty();
    }

    private void judged(UUID dossier, int[] size) {
        Page director = login("keten.wvv", size);
        Viewer viewer = viewer("keten.wvv");
        String task = tasks.ofDossier(dossier, viewer).stream()
                .filter(open -> open.step().equals("noodtoegang-beoordelen"))
                .findFirst()
                .orElseThrow()
                .id();
        director.navigate("/taken/" + task);
        assertThat(director.locator("#kop-noodtoegang")).isVisible();
        assertThat(director.locator("main")).containsText("Er staat een adres in de melding (fictief).");
        assertThat(director.locator("main")).containsText("zaak bekijken");
        director.getByText("Er is een gesprek nodig met de coördinator").waitFor();
        PageCheck.passes(director, "noodtoegang-beoordelen");
        director.getByText("Er is een gesprek nodig met de coördinator").click();
        NextPage.by(director.locator("#voltooien"));
        assertThat(director).hasURL(Pattern.compile(".*/taken\\?afgerond=ja"));

        Page officer = login("fg.piket", size);
        officer.navigate("/toegang?wat=NOODTOEGANG");
        assertThat(officer.locator(".rows li").first()).containsText("Hugo Scholten (fictief)");
        // below what was listed while it was open
        assertThat(officer.locator(".rows li", new Page.LocatorOptions().setHasText("met noodtoegang"))
                        .first())
                .containsText("Hugo Scholten (fictief)");
        PageCheck.passes(officer, "toegang-noodtoegang");
    }

    @Test
    void oneTapStopsIt() {
        UUID call = taken();
        Page page = login("piket.een", PageCheck.SIZES[0]);
        page.navigate("/piket/" + call + "/noodtoegang");
        page.getByLabel("De betrokkenen").check();
        page.getByLabel("Waarom moet u dit nu zien?").fill("Verzonnen reden (fictief).");
        NextPage.by(NextPage.button(page, "Open met noodtoegang"));
        assertThat(page).hasURL(CASE);

        // of this case: what another test opened has a line of its own
        Locator line = page.locator(".emergency-bar .wrap")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "a[href$='/zaken/" + calls.get(call).dossier() + "']")));
        NextPage.by(line.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop noodtoegang")));

        assertThat(page).hasURL(Pattern.compile(".*/piket/" + call));
        page.navigate("/piket/" + call + "/noodtoegang");
        assertThat(page.locator("main")).not().containsText("U hebt al noodtoegang tot deze zaak");
    }

    @Test
    void theNightListOnAnyScreen() {
        for (int[] size : PageCheck.SIZES) {
            Page page = login("piket.twee", size);
            page.navigate("/piket/noodlijst");
            NextPage.by(page.getByText(Pattern.compile("Maak de lijst nu|Maak hem nu opnieuw")));
            assertThat(page.locator("[role=status]")).containsText("De lijst is gemaakt");
            page.locator(".phrase summary").click();
            assertThat(page.locator(".phrase__words")).containsText("-");
            PageCheck.passes(page, "noodlijst");
        }
    }

    private UUID taken() {
        NewNeed unknown = new NewNeed(List.of(), Set.of(), Consent.ONBEKEND, List.of());
        UUID call = desk.call(
                new NewCall(
                        CallerKind.POLITIE,
                        "GM0267",
                        "Meldkamer (fictief)",
                        "Verzonnen oproep (fictief).",
                        unknown,
                        UUID.randomUUID()),
                viewer("politie.nacht"));
        desk.take(call, viewer("piket.een"));
        return call;
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }

    private Page login(String username, int[] size) {
        Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
        NextPage.asUser(page, username);
        return page;
    }
}
