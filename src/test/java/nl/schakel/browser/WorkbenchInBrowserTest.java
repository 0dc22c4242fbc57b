package nl.schakel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.exchange.BundleZip;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The workbench in a real browser: models are drawn, what differs is painted with a sign, axe is content. */
@Tag("browser")
@SchakelTest
class WorkbenchInBrowserTest {

    private static final String WHY = "De regio wil andere woorden (verzonnen).";
    private static final String NOTE =
            "<bpmn:textAnnotation id=\"Tekst_Proef\"><bpmn:text>Afspraak van de regio.</bpmn:text></bpmn:textAnnotation>";
    private static final String NOTE_DRAWN = "<bpmndi:BPMNShape id=\"Tekst_Proef_di\" bpmnElement=\"Tekst_Proef\">"
            + "<dc:Bounds x=\"%s\" y=\"%s\" width=\"160\" height=\"40\" /></bpmndi:BPMNShape>";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private ModelProposals proposals;

    private UUID proposal;

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
    void aProposal() {
        proposal = proposals.propose("wvv", changed().bytes(), WHY, story.viewer("keten.wvv"));
    }

    @AfterEach
    void itIsTakenBack() {
        proposals.withdraw(proposal, story.viewer("keten.wvv"));
    }

    /** A step with another name, a note that is new, and one that is gone with its line. */
    private static ShippedBundle changed() {
        return ShippedBundle.whole()
                .changed(
                        "meldroute.bpmn",
                        text -> text.replace("\"Signaal beoordelen\"", "\"Signaal bekijken\"")
                                .replace("</bpmn:process>", NOTE + "</bpmn:process>")
                                .replace("</bpmndi:BPMNPlane>", NOTE_DRAWN.formatted(620, 40) + "</bpmndi:BPMNPlane>"))
                .changed(
                        "acute-hulp.bpmn",
                        text -> text.replaceAll(
                                        "(?s)<bpmn:textAnnotation id=\"Tekst_Eerst112\">.*?</bpmn:textAnnotation>", "")
                                .replaceAll("<bpmn:association [^>]*Tekst_Eerst112[^>]*/>", "")
                                .replaceAll("(?s)<bpmndi:BPMN(Shape|Edge) [^>]*Eerst112[^>]*>.*?</bpmndi:BPMN\\1>", ""))
                .changed("termijnen.dmn", text -> text.replaceFirst("\"PT15M\"", "\"PT20M\""))
                .changed(
                        "partnervraag.form",
                        text -> text.replaceFirst("Bent u hier al mee bezig\\?", "Bent u al bezig?"));
    }

    @Test
    void theListTheFilesAndAZipAreReadableOnAPhoneAndOnADesk() {
        for (int[] size : PageCheck.SIZES) {
            String suffix = size[0] == 390 ? "-telefoon" : "";
            Page page = login("keten.wvv", size[0], size[1]);
            page.navigate("/werkbank");
            passes(page, "werkbank" + suffix);
            page.navigate("/werkbank/" + proposal);
            passes(page, "werkbank-bundel" + suffix);
            page.navigate("/werkbank/" + proposal + "/bestanden/meldroute.bpmn");
            page.locator(".route [data-element-id=Task_SignaalBeoordelen] .who").waitFor();
            passes(page, "werkbank-route" + suffix);
            page.navigate("/werkbank/" + proposal + "/bestanden/termijnen.dmn");
            passes(page, "werkbank-tabel" + suffix);
            page.navigate("/werkbank/" + proposal + "/bestanden/partnervraag.form");
            passes(page, "werkbank-formulier" + suffix);

            page.navigate("/werkbank");
            page.setInputFiles(
                    "#veld-bestand",
                    new FilePayload(
                            "modellen.zip",
                            "application/zip",
                            BundleZip.write(ShippedBundle.whole()
                                    .changed(
                                            "meldroute.bpmn",
                                            text -> text.replaceFirst(
                                                    "eigenaar.voor\\(execution,'aandachtsfunctionaris'\\)",
                                                    "eigenaar.voor(execution,'kabouter')"))
                                    .bytes())));
            NextPage.by(NextPage.button(page, "Kijk na"));
            assertThat(page.locator(".utrecht-alert--error").textContent()).contains("Zo kan het nog niet.");
            passes(page, "werkbank-nagekeken" + suffix);
        }
    }

    @Test
    void aProposalIsMadeReadAndDecidedAbout() {
        for (int[] size : PageCheck.SIZES) {
            String suffix = size[0] == 390 ? "-telefoon" : "";
            Page page = login("keten.wvv", size[0], size[1]);
            page.navigate("/werkbank/voorstel");
            passes(page, "werkbank-voorstel" + suffix);
            page.setInputFiles(
                    "#bestand",
                    new FilePayload(
                            "modellen.zip",
                            "application/zip",
                            BundleZip.write(
                                    ShippedBundle.whole().without("regio.bpmn").bytes())));
            page.fill("#reden", WHY);
            NextPage.by(NextPage.button(page, "Kijk na en stel voor"));
            assertThat(page.locator(".utrecht-alert--error").textContent()).contains("Zo kan de route niet lopen");
            assertThat(page.inputValue("#reden")).isEqualTo(WHY);
            passesThoughRefused(page, "werkbank-voorstel-geweigerd" + suffix);
            page.navigate("/werkbank/besluit/" + proposal);
            passes(page, "werkbank-eigen-voorstel" + suffix);

            Page other = login("keten2.wvv", size[0], size[1]);
            other.navigate("/werkbank/besluit/" + proposal);
            NextPage.by(NextPage.button(other, "Wijs af"));
            assertThat(other.locator(".utrecht-alert--error").textContent()).contains("Schrijf op waarom niet");
            passesThoughRefused(other, "werkbank-besluit" + suffix);
        }
    }

    @Test
    void whatDiffersIsPaintedWithASign() {
        for (int[] size : PageCheck.SIZES) {
            String suffix = size[0] == 390 ? "-telefoon" : "";
            Page page = login("keten.wvv", size[0], size[1]);
            page.navigate("/werkbank/" + proposal + "/verschil");
            page.locator("#acute-hulp-bpmn .route summary").last().click();
            Locator old = page.locator("#acute-hulp-bpmn .route").last();
            sign(old, "Tekst_Eerst112", "diff-gone", "\u2212");
            page.locator("#meldroute-bpmn .route:not([open]) summary").first().click();
            Locator now = page.locator("#meldroute-bpmn .route").first();
            sign(now, "Task_SignaalBeoordelen", "diff-changed", "\u2260");
            sign(now, "Tekst_Proef", "diff-new", "+");
            passes(page, "werkbank-verschil" + suffix);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.evaluate("() => document.getElementById('meldroute-bpmn').scrollIntoView()");
            PageCheck.picture(page, "werkbank-verschil-route" + suffix);
        }
    }

    private static void sign(Locator picture, String element, String marker, String sign) {
        Locator drawn = picture.locator("[data-element-id=" + element + "]." + marker);
        PlaywrightAssertions.assertThat(drawn).hasCount(1);
        PlaywrightAssertions.assertThat(drawn.locator(".sign text")).hasText(sign);
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

    private Page login(String username, int width, int height) {
        Page page = chromium.visitor("http://localhost:" + port, width, height);
        NextPage.asUser(page, username);
        return page;
    }
}
