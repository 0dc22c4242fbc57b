package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.schakel.browser.NextPage.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.retention.RetentionNight;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Our pages in a real browser: readable for everybody, on a phone and on a desk, by keyboard, under the strict policy. */
@Tag("browser")
@SchakelTest
@TestPropertySource(properties = "schakel.reports-per-minute=1000")
class PagesInBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private RetentionNight night;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

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

    /** What is acute outside office hours goes another way. */
    @BeforeEach
    void peopleAreAtWork() {
        story.officeHours();
    }

    @AfterEach
    void nothingComplained() {
        // the browser itself notes answers like 404; those were meant
        assertThat(chromium.complaints()).allMatch(complaint -> complaint.contains("status of 4"));
    }

    @Test
    void pagesForEverybody() {
        for (int[] size : PageCheck.SIZES) {
            Page page = visitor(size);
            for (String path : List.of(
                    "/", "/melden", "/melden/volgen", "/inloggen", "/demo/accounts", "/demo/mail", "/demo/sms")) {
                page.navigate(path);
                PageCheck.passes(
                        page, path.equals("/") ? "start" : path.substring(1).replace('/', '-'));
            }
            page.navigate("/melden/bestaat-niet");
            assertThat(page.locator("h1")).hasText("Deze pagina is er niet");
            PageCheck.passes(page, "niet-gevonden");
        }
    }

    @Test
    void aReportWithMistakesAndThenWithout() {
        for (int[] size : PageCheck.SIZES) {
            Page page = visitor(size);
            page.navigate("/melden");
            page.getByLabel("Ja, u mag contact opnemen").check();
            NextPage.by(button(page, "Melding versturen"));
            assertThat(page.locator("main [role=alert][data-focus]")).isFocused();
            PageCheck.passes(page, "melden-fout");

            page.locator("#veld-gevaar").getByLabel("Ja").check();
            assertThat(page.getByText("Bel eerst 112")).isVisible();
            page.getByText("Herkent u iets hiervan?").click();
            page.getByText("Weet u iets over de persoon?").click();
            button(page, "Nog iemand toevoegen").click();
            assertThat(page.locator("#veld-persoon-naam-1")).isFocused();
            page.getByLabel("Nee, ik blijf anoniem").check();
            page.getByLabel("Wat hebt u gezien of gehoord?").fill("Verzonnen signaal (fictief).");
            page.locator("#veld-gemeente").fill("Nijkerk");
            PageCheck.passes(page, "melden-ingevuld");
            NextPage.by(button(page, "Melding versturen"));
            assertThat(page.locator("h1")).hasText("Uw melding is binnen");
            assertThat(page).hasURL("http://localhost:" + port + "/melden/bedankt");
            PageCheck.passes(page, "melden-bedankt");
        }
    }

    @Test
    void anAddressThatIsNoneIsDoubtedAndSentAllTheSame() {
        for (int[] size : PageCheck.SIZES) {
            Page page = visitor(size);
            page.navigate("/melden");
            page.getByLabel("Wat hebt u gezien of gehoord?").fill("Verzonnen signaal (fictief).");
            page.locator("#veld-gemeente").fill("Nijkerk");
            page.getByLabel("Ja, u mag contact opnemen").check();
            page.getByLabel("Ja, dat is veilig").check();
            Locator mail = page.locator("#veld-email");
            Locator doubt = page.getByText("Dit lijkt geen e-mailadres dat werkt");
            mail.fill("x@voorbeeld..nl");
            mail.blur();
            assertThat(doubt).isVisible();
            PageCheck.passes(page, "melden-twijfel");
            mail.fill("x@voorbeeld.example");
            assertThat(doubt).isHidden();
            mail.fill("x@voorbeeld..nl");
            NextPage.by(button(page, "Melding versturen"));
            assertThat(page.locator("h1")).hasText("Uw melding is binnen");
            assertThat(page.getByText("Het e-mailadres dat u gaf, klopt niet.")).isVisible();
            PageCheck.passes(page, "melden-bedankt-twijfel");
        }
    }

    @Test
    void howLongThingsAreKeptAndOnesOwnAccount() {
        String batch = somethingThatMayLeave();
        for (int[] size : PageCheck.SIZES) {
            Page page = visitor(size);
            NextPage.asUser(page, "fg.nijkerk");
            for (String path : List.of("", "/termijn/wvv/zorg", "/vasthouden", "/lijst/" + batch, "/bewijzen")) {
                page.navigate("/toegang/bewaren" + path);
                PageCheck.passes(
                        page, "bewaren" + path.replaceFirst("lijst/.*", "lijst").replace('/', '-'));
            }
            for (String path : List.of("/instellingen/sessies", "/instellingen/tweede-stap")) {
                page.navigate(path);
                PageCheck.passes(page, path.substring(1).replace('/', '-'));
            }
            Page forgotten = visitor(size);
            forgotten.navigate("/inloggen/wachtwoord-vergeten");
            PageCheck.passes(forgotten, "wachtwoord-vergeten");
        }
    }

    @Test
    void somebodyIsAwayAndIsReplaced() {
        Person officer = directory.byUsername("af.nijkerk").orElseThrow();
        for (int[] size : PageCheck.SIZES) {
            Page page = login("af.nijkerk", size);
            page.navigate("/instellingen/afwezig");
            PageCheck.passes(page, "afwezig");
            NextPage.by(button(page, "Meld de afwezigheid"));
            assertThat(page.locator(".utrecht-alert--error")).containsText("Vul de laatste dag in");
            PageCheck.passes(page, "afwezig-fout");
            page.locator("#veld-eersteDag").fill("2199-12-01");
            page.locator("#veld-laatsteDag").fill("2199-12-03");
            page.locator("select[name=vervanger]").first().selectOption(new SelectOption().setIndex(1));
            NextPage.by(button(page, "Meld de afwezigheid"));
            assertThat(page.locator("main")).containsText("wacht op akkoord van een tweede persoon");
            PageCheck.passes(page, "afwezig-gemeld");

            Page caretaker = visitor(size);
            NextPage.asUser(caretaker, "beheer");
            caretaker.navigate("/beheer/organisaties/GM0267");
            assertThat(caretaker.locator(".todo")).containsText("Als vervanger van " + officer.displayName());
            PageCheck.passes(caretaker, "organisatie-vervanger");
            caretaker.navigate("/beheer/organisaties/GM0267/mensen/" + officer.id() + "/afwezig");
            PageCheck.passes(caretaker, "afwezig-collega");
            NextPage.by(button(caretaker, "Gaat niet door"));
            assertThat(caretaker.locator("main")).containsText("De afwezigheid is voorbij");
            PageCheck.passes(caretaker, "afwezig-collega-melden");
        }
    }

    @Test
    void watchingOverWhoLooked() {
        Receipt receipt = story.report(Story.plain());
        UUID alert = UUID.randomUUID();
        jdbc.sql("insert into schakel.access_alert (id, organisation, kind, person, key, first_at, last_at, cases)"
                        + " values (?, 'GM0267', 'veel-zaken', ?, ?, now(), now(), array[?]::uuid[])")
                .params(alert, story.viewer("af.nijkerk").personId(), alert.toString(), receipt.dossier())
                .update();
        for (int[] size : PageCheck.SIZES) {
            Page page = visitor(size);
            NextPage.asUser(page, "fg.nijkerk");
            for (String path : List.of(
                    "/toegang",
                    "/toegang/meldingen",
                    "/toegang/meldingen/" + alert,
                    "/toegang/uitvoer",
                    "/toegang/inzage",
                    "/toegang/inzage?zaak=" + receipt.reference(),
                    "/toegang/inzage?zaak=M-2026-BBBBBB",
                    "/toegang/jaar")) {
                page.navigate(path);
                PageCheck.passes(
                        page,
                        path.substring(1)
                                .replace(alert.toString(), "een")
                                .replace(receipt.reference(), "zaak")
                                .replaceAll("[^a-zA-Z]+", "-"));
            }
            page.navigate("/toegang/meldingen/" + alert);
            NextPage.by(button(page, "Bewaar mijn oordeel"));
            PageCheck.passes(page, "toegang-meldingen-fout");
        }
    }

    /** @return the list that a night proposes */
    private String somethingThatMayLeave() {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen", "eindreden", "geen-aanwijzingen", "eindToelichting", "Niets (fictief)."));
        story.does(
                "keten.wvv",
                dossier,
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."));
        jdbc.sql("update schakel.dossier set closed_at = closed_at - interval '50 days' where id = ?")
                .param(dossier)
                .update();
        night.propose("wvv");
        return jdbc.sql("select batch::text from schakel.destruction_item where dossier_id = ? and part = 'zaak'")
                .param(dossier)
                .query(String.class)
                .single();
    }

    @Test
    void howOftenMailComesIsAChoice() {
        for (int[] size : PageCheck.SIZES) {
            Page page = login("gebiedsteam.nijkerk", size);
            page.navigate("/taken");
            page.getByText("Uw instellingen").click();
            assertThat(page.locator("h1")).hasText("Uw instellingen");
            page.getByLabel("Elk uur").check();
            NextPage.by(button(page, "Bewaren"));
            assertThat(page.getByLabel("Elk uur")).isChecked();
            PageCheck.passes(page, "instellingen");
            page.getByLabel("Meteen").check();
            NextPage.by(button(page, "Bewaren"));
        }
    }

    @Test
    void theMunicipalityIsFoundByKeyboardAlone() {
        Page page = visitor(PageCheck.SIZES[0]);
        page.navigate("/melden");
        Locator input = page.getByRole(AriaRole.COMBOBOX);
        input.focus();
        page.keyboard().type("sudwest");
        assertThat(page.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION)).hasCount(1);
        assertThat(input).hasAttribute("aria-expanded", "true");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(input).hasValue("Súdwest-Fryslân");
        assertThat(page.getByRole(AriaRole.LISTBOX)).isHidden();

        input.fill("oost");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.LISTBOX)).isHidden();
        assertThat(input).hasValue("oost");
    }

    @Test
    void leavingInOneTapLeavesNoWayBack() {
        Page page = visitor(PageCheck.SIZES[0]);
        page.route("https://**", route -> route.fulfill());
        page.navigate("/melden/volgen");
        NextPage.by(page.getByText("Snel weg"));
        assertThat(page).hasURL("https://www.wikipedia.nl/");
        assertThat(page.evaluate("() => history.length")).isEqualTo(2);
    }

    @Test
    void aReportIsFollowed() {
        Receipt receipt = story.report(professional());
        for (int[] size : PageCheck.SIZES) {
            Page page = visitor(size);
            page.navigate("/melden/volgen");
            page.getByLabel("Nummer van uw melding").fill(receipt.reference());
            page.getByLabel("Geheime code").fill(receipt.accessCode());
            NextPage.by(button(page, "Bekijk mijn melding"));
            assertThat(page.getByText("Waar staat uw melding?")).isVisible();
            for (Locator fold : page.locator("main summary").all()) {
                fold.click();
            }
            PageCheck.passes(page, "melden-gevolgd");
        }
    }

    @Test
    void tasksInTheListAndOnTheirPage() {
        Receipt receipt = story.report(professional());
        for (int[] size : PageCheck.SIZES) {
            Page page = login("af.nijkerk", size);
            PageCheck.passes(page, "taken");
            open(page, receipt);
            PageCheck.passes(page, "taak");
            button(page, "Taak afronden").click();
            assertThat(page.locator("#melding")).isFocused();
            assertThat(page.locator("#melding")).containsText("Kies een antwoord.");
            PageCheck.passes(page, "taak-fout");
        }
    }

    @Test
    void aWorkingDayInTheList() {
        story.report(in("GM0228"));
        story.timePasses(Duration.ofDays(5));
        Receipt mine = story.report(in("GM0228"));
        story.report(in("GM0228"));
        for (int[] size : PageCheck.SIZES) {
            Page page = login("af.ede", size);
            open(page, mine);
            if (page.getByText("Ik pak dit op").count() > 0) {
                button(page, "Ik pak dit op").click();
                assertThat(page.locator("#in-hand")).containsText("Teruggeven aan het team");
            }
            page.navigate("/taken");
            assertThat(page.locator(".row--late").first()).containsText("te laat sinds");
            PageCheck.picture(page, size == PageCheck.SIZES[0] ? "taken-telefoon" : "taken");
            page.locator(".tabs").getByText("Bij mij").click();
            assertThat(page.locator(".rows li")).hasCount(1);
            open(page, mine);
            PageCheck.picture(page, size == PageCheck.SIZES[0] ? "taak-telefoon" : "taak");
        }
    }

    @Test
    void aFormWithRowsAndADateSpeaksDutch() {
        Receipt receipt = story.report(Story.plain());
        story.does("af.nijkerk", receipt.dossier(), "signaal-beoordelen", Story.triage());
        Page page = login("keten.wvv", PageCheck.SIZES[0]);
        open(page, receipt);
        page.getByText("Nog een toevoegen").click();
        button(page, "Taak afronden").click();
        assertThat(page.locator("#melding")).containsText("Wie doet het?: Kies een antwoord.");
        assertThat(page.locator("#melding")).containsText("Wanneer is het klaar?: Kies een datum.");
        Locator day = page.getByLabel("Wanneer is het klaar?");
        day.click();
        assertThat(page.locator(".flatpickr-weekday").first()).hasText("ma");
        PageCheck.passes(page, "taak-rijen");
        day.press("Escape");

        page.getByText("Kies een antwoord", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.locator(".fjs-dropdownlist-item").first().click();
        page.getByLabel("Wat gaat die partij doen?").fill("Bellen met de verhuurder (fictief)");
        day.fill("31-12-2030");
        day.press("Enter");
        // the second answer, mostly "nee", also of a question that only comes with it
        Locator groups = page.getByRole(AriaRole.RADIOGROUP);
        for (int i = 0; i < groups.count(); i++) {
            groups.nth(i).locator("input").nth(1).check();
        }
        NextPage.by(button(page, "Taak afronden"));
        assertThat(page).hasURL(Pattern.compile(".*/taken\\?afgerond=ja"));
        assertThat(story.steps(receipt.dossier()))
                .doesNotContain("zaak-verdelen")
                .contains("actie-uitvoeren");
    }

    @Test
    void whatWasTypedSurvivesALostSessionAndAColleague() {
        Receipt receipt = story.report(Story.plain());
        Page page = login("af.nijkerk", PageCheck.SIZES[1]);
        open(page, receipt);
        Locator remark = page.getByLabel("Wilt u nog iets meegeven?");
        remark.fill("Bijna klaar (fictief).");
        button(page, "Ik pak dit op").click();
        assertThat(page.locator("#in-hand")).containsText("Teruggeven aan het team");
        assertThat(remark).hasValue("Bijna klaar (fictief).");

        answer(page);
        page.context().clearCookies();
        button(page, "Taak afronden").click();
        assertThat(page.locator("#melding")).containsText("U bent uitgelogd");
        assertThat(remark).hasValue("Bijna klaar (fictief).");

        // back by another tab; meanwhile the task was done elsewhere
        Page tab = page.waitForPopup(
                () -> page.getByText("Inloggen op een ander tabblad").click());
        NextPage.login(tab, "af.nijkerk");
        story.does("af.nijkerk", receipt.dossier(), "signaal-beoordelen", Story.triage());
        button(page, "Verstuur opnieuw").click();
        assertThat(page.locator("#melding")).containsText("Intussen afgerond door: Aandachtsfunctionaris");
        assertThat(remark).hasValue("Bijna klaar (fictief).");
        assertThat((String) page.evaluate("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                .doesNotContain("Bijna klaar");
    }

    private static NewSignal professional() {
        return in("GM0267");
    }

    private static NewSignal in(String municipality) {
        return new NewSignal(
                municipality,
                "In een schuur achter het bedrijf slapen acht mannen. Ze werken van zes tot tien. (fictief)",
                true,
                List.of("arbeid"),
                "onbekend",
                "Verzonnen Weg 1 (fictief)",
                List.of(new NewSignal.Involved("Marek (fictief)", "1998", "man", "Pools", null)),
                List.of("slaapt-op-werkplek", "veel-mensen-op-adres"),
                null,
                new NewSignal.Reporter("Jan de Verzonnen (fictief)", "huisarts", true, null, null, null));
    }

    private static void answer(Page page) {
        for (Locator group : page.getByRole(AriaRole.RADIOGROUP).all()) {
            if (group.locator("input:checked").count() == 0) {
                // the answer "nee", which asks nothing more
                group.locator("input").nth(1).check();
            }
        }
        page.getByLabel("Iets anders, of ik weet het niet").check();
    }

    private static void open(Page page, Receipt receipt) {
        page.navigate("/taken");
        Locator row = page.locator(".rows li", new Page.LocatorOptions().setHasText(receipt.reference()));
        // what others left in the list may come first
        while (row.count() == 0) {
            NextPage.by(page.locator("a[rel=next]"));
        }
        NextPage.by(row.locator("a.row__title"));
        assertThat(page.locator("#taak .fjs-powered-by")).isVisible();
    }

    private Page visitor(int[] size) {
        return chromium.visitor("http://localhost:" + port, size[0], size[1]);
    }

    private Page login(String username, int[] size) {
        Page page = visitor(size);
        NextPage.asUser(page, username);
        assertThat(page).hasURL(Pattern.compile(".*/taken"));
        return page;
    }
}
