package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.schakel.browser.NextPage.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.placement.Placements;
import nl.schakel.process.routes.meldroute.ImportRun;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.support.sheet.SheetFiles;
import nl.schakel.web.frame.DutchTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * What is not said or done at once, in a real browser, on a phone and on a desk, by keyboard: a list of signals of last year, a
 * search that waits, and a case that is looked at again.
 */
@Tag("browser")
@SchakelTest
@TestPropertySource(properties = "schakel.reports-per-minute=1000")
class AfterwardsInBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private ImportRun run;

    @Autowired
    private PlacementCommands start;

    @Autowired
    private Placements placements;

    @BeforeAll
    static void begin() {
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
        // the browser itself notes answers like 400; those were meant
        assertThat(chromium.complaints()).allMatch(complaint -> complaint.contains("status of 4"));
    }

    @Test
    void aListIsSeenMendedConfirmedAndFollowed() {
        Page page = login("fairwork");
        page.navigate("/inlezen");
        passes(page, "inlezen");
        page.locator("#bestand").setInputFiles(new FilePayload("signalen (fictief).csv", "text/csv", list()));
        Locator send = button(page, "Bekijk wat er gebeurt");
        send.focus();
        NextPage.by(page, () -> page.keyboard().press("Enter"));
        assertThat(page.locator("h1")).hasText("Kijk na wat er gebeurt");

        Locator wrong = page.locator("section[aria-labelledby=kop-fout]");
        assertThat(wrong.getByText("U ziet 1 tot en met 100 van 103 rijen.")).isVisible();
        NextPage.by(wrong.locator("a[rel=next]"));
        assertThat(page.locator("section[aria-labelledby=kop-fout] tbody th"))
                .hasText(new String[] {"102", "103", "104"});

        NextPage.by(page, () -> page.getByText("Lees 3 signalen in").press("Enter"));
        assertThat(page.locator("main [role=alert][data-focus]")).isFocused();
        passes(page, "inlezen-fout");
        Locator then = page.locator("#inlezen").getByLabel("Nee, dat was toen").first();
        then.focus();
        page.keyboard().press("Space");
        NextPage.by(page, () -> page.getByText("Lees 3 signalen in").press("Enter"));
        assertThat(page.getByText("0 van 3 signalen zijn binnen.")).isVisible();
        passes(page, "inlezen-loopt");

        // the page asks by itself how far it is
        NextPage.by(page, run::look);
        assertThat(page.locator("h1")).hasText("Uw lijst is ingelezen");
        passes(page, "inlezen-klaar");
    }

    private byte[] list() {
        String mark = UUID.randomUUID().toString();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "Eigen nummer",
                "Wat is gezien of gehoord",
                "Gemeente",
                "Is er nu iemand in gevaar",
                "Melder: e-mailadres",
                "Melder: veilig te bereiken",
                "Vormen van uitbuiting"));
        for (int row = 2; row <= 104; row++) {
            rows.add(List.of(
                    "f-" + row + mark, "Verzonnen (fictief)", row % 2 == 0 ? "Atlantis" : "", "misschien", "", "", ""));
        }
        rows.add(List.of("a-" + mark, "Verzonnen oud signaal over een loods (fictief)", "Nijkerk", "ja", "", "", ""));
        rows.add(List.of(
                "b-" + mark,
                "Verzonnen signaal over een kamer (fictief)",
                "Ede",
                "Ja",
                "jan@voorbeeld.example",
                "Ja, dat is veilig",
                ""));
        rows.add(List.of("c-" + mark, "Verzonnen signaal (fictief)", "Ede", "nee", "", "", "iets nieuws"));
        rows.add(List.of("c-" + mark, "Verzonnen signaal (fictief)", "Ede", "nee", "", "", ""));
        return SheetFiles.csv(rows);
    }

    @Test
    void aSearchWaitsAndGoesOn() {
        UUID placement = start.alone("GM0267", "Verzonnen (fictief).", null, story.viewer("zorg.wvv"));
        UUID dossier = placements.get(placement).dossier();
        story.does(
                "zorg.wvv",
                dossier,
                "behoefte-bespreken",
                Map.of("naam", "Verzonnen Naam (fictief)", "woonvorm", "gemengd", "dreiging", "geen", "kinderen", 0));
        Page page = login("zorg.wvv");
        page.navigate("/plaatsingen/" + placement);

        page.locator("summary", new Page.LocatorOptions().setHasText("Parkeer het zoeken"))
                .press("Enter");
        page.locator("#park-reden").selectOption("ziekenhuis");
        page.locator("#park-tot").fill(local(Duration.ofDays(2)));
        // the browser itself would hold back a moment that is too late
        page.evaluate("() => document.querySelector('#park-tot').removeAttribute('max')");
        page.locator("#park-tot").fill(local(Duration.ofDays(90)));
        NextPage.by(page, () -> button(page, "Parkeer").press("Enter"));
        assertThat(page.locator("main [role=alert][data-focus]")).isFocused();
        assertThat(page.locator("#park-tot")).hasValue(Pattern.compile(".+"));
        passes(page, "parkeren-fout");
        page.getByText("Naar wat u invulde").press("Enter");
        assertThat(page.locator("#kop-parkeren")).isInViewport();

        page.locator("#park-tot").fill(local(Duration.ofDays(2)));
        NextPage.by(page, () -> button(page, "Parkeer").press("Enter"));
        assertThat(page.locator("[role=status][data-focus]")).isFocused();
        passes(page, "parkeren-wacht");
        NextPage.by(page, () -> button(page, "Ga nu verder").press("Enter"));
        assertThat(page.locator("[role=status][data-focus]")).containsText("Het zoeken gaat weer verder.");

        page.locator("label.place input").first().press("Space");
        page.locator("summary", new Page.LocatorOptions().setHasText("opzij")).press("Enter");
        page.locator("#opzij-reden").selectOption("opvang-overlegt");
        page.locator("#opzij-tot").fill(local(Duration.ofDays(1)));
        passes(page, "opzij");
        NextPage.by(page, () -> page.locator("button[formaction*=opzij]").press("Enter"));
        assertThat(page.locator("[role=status][data-focus]")).containsText("De plek staat even opzij.");
    }

    private String local(Duration later) {
        return DutchTime.local(story.now().plus(later))
                .toLocalDateTime()
                .withMinute(0)
                .withSecond(0)
                .withNano(0)
                .toString();
    }

    @Test
    void aClosedCaseIsReadAgainAndOpenedAgain() {
        Receipt receipt = stopped();
        Page reporter = chromium.visitor("http://localhost:" + port, 390, 844);
        reporter.navigate("/melden/volgen");
        reporter.getByLabel("Nummer van uw melding").fill(receipt.reference());
        reporter.getByLabel("Geheime code").fill(receipt.accessCode());
        NextPage.by(button(reporter, "Bekijk mijn melding"));
        Locator fold = reporter.locator("summary", new Page.LocatorOptions().setHasText("kijk nog eens"));
        fold.press("Enter");
        Locator why = reporter.locator("#herziening-reden");
        hasRoomFor(why, 20_000);
        why.fill("");
        NextPage.by(
                reporter, () -> button(reporter, "Vraag om nog eens te kijken").press("Enter"));
        assertThat(reporter.locator("main [role=alert][data-focus]")).isFocused();
        passes(reporter, "volgen-herziening-fout");
        why.fill("Er staat elke nacht weer een busje bij de loods (fictief).");
        NextPage.by(
                reporter, () -> button(reporter, "Vraag om nog eens te kijken").press("Enter"));
        assertThat(reporter.locator("[role=status][data-focus]")).isFocused();
        passes(reporter, "volgen-herziening-loopt");

        Page reader = login("keten2.wvv");
        reader.navigate(
                "/taken/" + story.task(receipt.dossier(), "herziening-lezen").id());
        assertThat(reader.locator("#taak .fjs-powered-by")).isVisible();
        reader.getByLabel("Nee, het einde blijft").check();
        passes(reader, "herziening-blijft");
        story.does(
                "keten2.wvv",
                receipt.dossier(),
                "herziening-lezen",
                Map.of(
                        "besluit", "blijft",
                        "blijftReden", "niets-nieuws",
                        "tekstVoorMelder", "Dank u wel dat u nog eens schreef (fictief).",
                        "toelichting", "Bekend (fictief)."));
        NextPage.by(reporter, () -> reporter.navigate("/melden/volgen"));
        assertThat(reporter.getByText("Wat de lezer u wil zeggen")).isVisible();
        passes(reporter, "volgen-herziening-antwoord");

        reader.navigate("/zaken/" + receipt.dossier());
        NextPage.by(reader.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Heropen deze zaak")));
        hasRoomFor(reader.locator("#toelichting"), 20_000);
        reader.locator("#toelichting").fill("Er belde weer iemand (fictief).");
        NextPage.by(reader, () -> button(reader, "Heropen deze zaak").press("Enter"));
        assertThat(reader.locator("main [role=alert][data-focus]")).isFocused();
        assertThat(reader.locator("#toelichting")).hasValue("Er belde weer iemand (fictief).");
        passes(reader, "heropenen-fout");
        reader.getByLabel("Er is een nieuw signaal").press("Space");
        reader.locator("#veld-acuut").getByLabel("Nee").press("Space");
        NextPage.by(reader, () -> button(reader, "Heropen deze zaak").press("Enter"));
        assertThat(reader.locator("[role=status][data-focus]")).containsText("weer open");
        passes(reader, "zaak-heropend");
        NextPage.by(reporter, () -> reporter.navigate("/melden/volgen"));
        assertThat(reporter.getByText("Op dat moment bleef uw melding afgerond."))
                .isVisible();
        passes(reporter, "volgen-heropend");
    }

    /** Says how much room is left, and keeps what is too much until somebody takes it away. */
    private static void hasRoomFor(Locator text, int most) {
        Locator count = text.locator("xpath=..").locator("[data-counter]");
        text.fill("a".repeat(100));
        assertThat(count).isHidden();
        text.fill("a".repeat(most - 12) + "\n\n");
        assertThat(count).hasText("Nog 10 tekens over");
        text.fill("a".repeat(most + 1_005));
        assertThat(count).hasText("1.005 tekens te veel");
        assertThat(text).hasValue("a".repeat(most + 1_005));
    }

    private Receipt stopped() {
        Receipt receipt = story.report(Story.plain());
        story.does(
                "af.nijkerk",
                receipt.dossier(),
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen", "eindreden", "geen-aanwijzingen", "eindToelichting", "Niets (fictief)."));
        story.does(
                "keten.wvv",
                receipt.dossier(),
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."));
        return receipt;
    }

    private Page login(String username) {
        Page page = chromium.visitor("http://localhost:" + port, 390, 844);
        NextPage.asUser(page, username);
        return page;
    }

    private static void passes(Page page, String name) {
        for (int[] size : PageCheck.SIZES) {
            page.setViewportSize(size[0], size[1]);
            PageCheck.passes(page, name);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
