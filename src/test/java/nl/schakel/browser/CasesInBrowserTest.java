package nl.schakel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.file.Pictures;
import nl.schakel.signal.NewSignal;
import nl.schakel.story.Story;
import nl.schakel.story.StuckRoute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The list of cases and the page of one case in a real browser: pictures are drawn, nothing complains, axe is content. */
@Tag("browser")
@SchakelTest
class CasesInBrowserTest {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private StuckRoute stuck;

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

    @Test
    void theCaseShowsWhereItStands() {
        UUID dossier = runningCase();
        for (int[] size : PageCheck.SIZES) {
            Page page = login("keten.wvv", size[0], size[1]);
            page.navigate("/zaken/" + dossier);
            Locator route = page.locator("details.route").first();
            route.locator(".djs-element.case-here").first().waitFor();

            onThePicture(route, "[data-element-id=Call_KetenAanHetWerk].case-here");
            onThePicture(route, "[data-element-id=Task_SignaalBeoordelen].case-done");
            assertThat(route.locator("[data-element-id=Task_SignaalBeoordelen] .who")
                            .textContent())
                    .isEqualTo("aandachtsfunctionaris");
            passes(page, "zaak");
            String suffix = size[0] == 390 ? "-telefoon" : "";
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            PageCheck.picture(page, "zaak" + suffix);
            page.evaluate("() => document.getElementById('kop-route').scrollIntoView()");
            PageCheck.picture(page, "zaak-route" + suffix);
        }
    }

    @Test
    void theListIsReadableOnAPhoneAndOnADesk() {
        runningCase();
        story.report(Story.plain());
        for (int[] size : PageCheck.SIZES) {
            Page page = login("keten.wvv", size[0], size[1]);
            page.navigate("/zaken");
            passes(page, "zaken");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            PageCheck.picture(page, size[0] == 390 ? "zaken-telefoon" : "zaken");
            page.navigate("/zaken?van=gisteren");
            PageCheck.passes(page, "zaken-fout");
            // the browser itself notes that the page came with 400
            assertThat(chromium.complaints()).allMatch(complaint -> complaint.contains("400"));
            page.navigate("/zaken?referentie=M-2026-AAAA-AAAA");
            passes(page, "zaken-leeg");
        }
    }

    @Test
    void aPartnerWithAQuestionSeesWhatTheQuestionNeeds() {
        UUID dossier = story.report(report(false)).dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", triage());
        Page page = login("tmm.oost", 390, 844);
        page.navigate("/zaken/" + dossier);
        passes(page, "zaak-vraag");
    }

    /** Without a scanner the sender alone sees what was sent; the photo itself opens in the browser. */
    @Test
    void anOfficerAddsAPhotoAndReadsWhereItStands() {
        UUID dossier = story.report(Story.plain()).dossier();
        for (int[] size : PageCheck.SIZES) {
            Page page = login("af.nijkerk", size[0], size[1]);
            page.navigate("/zaken/" + dossier + "/bestanden/nieuw");
            passes(page, "bestand");
            page.setInputFiles("#bestand", new FilePayload("kenteken.jpg", "image/jpeg", Pictures.photo()));
            page.click("form[enctype] button");
            page.waitForURL("**/zaken/" + dossier + "#kop-bestanden");
            assertThat(page.locator("#kop-bestanden ~ .files").innerText())
                    .contains("kenteken.jpg", "alleen u ziet dit");
            passes(page, "zaak-bestanden");
        }
    }

    /** An officer who phoned somebody writes it down, and chooses who reads it. */
    @Test
    void aNoteIsWrittenOnAPhoneAndOnADesk() {
        UUID dossier = runningCase();
        for (int[] size : PageCheck.SIZES) {
            Page page = login("af.nijkerk", size[0], size[1]);
            page.navigate("/zaken/" + dossier);
            NextPage.by(page.getByText("Notitie toevoegen"));
            passes(page, "notitie");
            page.getByLabel("Telefoongesprek").check();
            page.getByLabel("Wat wilt u opschrijven?").fill("Met de buurman gebeld. (fictief)");
            page.getByLabel("Ketenregisseur, Ketenregie West Veluwe Vallei").check();
            NextPage.by(NextPage.button(page, "Bewaar de notitie"));
            // the browser itself notes that the page came with 400
            assertThat(page.locator(".utrecht-alert--error").textContent()).contains("over zorg of hulp");
            assertThat(chromium.complaints()).allMatch(complaint -> complaint.contains("400"));
            PageCheck.passes(page, "notitie-fout");
            page.getByLabel("Nee", new Page.GetByLabelOptions().setExact(true)).check();
            NextPage.by(NextPage.button(page, "Bewaar de notitie"));
            assertThat(page.locator("section[aria-labelledby=kop-notities]").textContent())
                    .contains("Met de buurman gebeld. (fictief)", "Gedeeld met: Ketenregisseur");
            PageCheck.passes(page, "zaak-notities");
        }
    }

    @Test
    void aFactIsCorrectedOnAPhoneAndOnADesk() {
        UUID dossier = runningCase();
        for (int[] size : PageCheck.SIZES) {
            Page page = login("af.nijkerk", size[0], size[1]);
            page.navigate("/zaken/" + dossier);
            NextPage.by(page.getByText("Verbeter of vul aan"));
            passes(page, "feit");
            NextPage.by(page.locator("main a").filter(new Locator.FilterOptions().setHasText(": waar, ")));
            passes(page, "feit-waar");
            page.getByLabel("Wat moet er staan?").fill("Camping " + size[0] + " (fictief)");
            NextPage.by(NextPage.button(page, "Bewaar"));
            assertThat(page.locator("section[aria-labelledby=kop-melding]").textContent())
                    .contains("Camping " + size[0] + " (fictief)", "Eerder: waar", "verbeterd op");
            passes(page, "zaak-verbeterd");
        }
    }

    @Test
    void onPaperNothingIsFolded() {
        UUID dossier = runningCase();
        Page page = login("keten.wvv", 1280, 800);
        page.navigate("/zaken/" + dossier);
        page.locator(".route .djs-element.case-here").first().waitFor();
        page.pdf(new Page.PdfOptions().setFormat("A4").setPath(PICTURES.resolve("zaak.pdf")));

        page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator(".case details:not([open]):not(.route)").count())
                .isZero();
        page.evaluate("() => window.dispatchEvent(new Event('afterprint'))");
        assertThat(page.locator(".case details:not([open]):not(.route)").count())
                .isPositive();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void workThatGotStuckIsReadableOnAPhoneAndOnADesk() {
        try {
            stuck.begin(story.report(Story.plain()).dossier());
            for (int[] size : PageCheck.SIZES) {
                Page page = login("beheer", size[0], size[1]);
                page.navigate("/storingen");
                passes(page, "storingen");
            }
        } finally {
            stuck.clean();
        }
    }

    /** A case in the middle of its way: weighed, with partners at work, the region dividing and a term gone by. */
    private UUID runningCase() {
        UUID dossier = story.report(report(true)).dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", triage());
        story.does(
                "tmm.oost",
                dossier,
                "partnervraag-politie",
                Map.of("alBezig", "nee", "voorzichtig", "nee", "antwoord", "Geen lopend onderzoek. (fictief)"));
        story.timePasses(Duration.ofDays(6));
        story.does(
                "zorg.wvv",
                dossier,
                "zaak-ontvangen",
                Map.of("slachtoffer", "ja", "contact", "onbekend", "wilHulp", "onbekend"));
        return dossier;
    }

    private static NewSignal report(boolean acute) {
        return new NewSignal(
                "GM0267",
                "In een huisje op camping De Verzonnen Dennen slapen acht mannen. Ze worden om vijf uur gehaald en komen om tien uur terug. Een van hen had een verwonde hand en mocht niet naar de dokter. (fictief)",
                acute,
                List.of("arbeid"),
                "onbekend",
                "Camping De Verzonnen Dennen, huisje 14 (fictief)",
                List.of(
                        new NewSignal.Involved("Marek (fictief)", "1998", "man", "Pools", null),
                        new NewSignal.Involved(
                                "Een oudere man in een busje (fictief)", null, null, null, "Handhaving")),
                List.of("slaapt-op-werkplek", "veel-mensen-op-adres", "paspoort-afgenomen"),
                null,
                new NewSignal.Reporter(
                        "Jan de Verzonnen Buurman (fictief)", null, null, "jan@voorbeeld.invalid", null, true));
    }

    private static Map<String, Object> triage() {
        Map<String, Object> triage = new HashMap<>(Story.triage(
                "vormen",
                List.of("arbeid"),
                "persoon",
                "ja",
                "persoonBekend",
                "nee",
                "locatie",
                "ja",
                "dader",
                "ja",
                "daderRelatie",
                "ander"));
        triage.put("toelichting", "Camping is bekend bij handhaving. Graag eerst politie. (fictief)");
        triage.put("partners", List.of("nla"));
        return triage;
    }

    private static void onThePicture(Locator route, String element) {
        PlaywrightAssertions.assertThat(route.locator(element)).hasCount(1);
    }

    private static void passes(Page page, String name) {
        PageCheck.passes(page, name);
        assertThat(chromium.complaints()).isEmpty();
    }

    private Page login(String username, int width, int height) {
        Page page = chromium.visitor("http://localhost:" + port, width, height);
        NextPage.asUser(page, username);
        return page;
    }
}
