package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * The main job from end to end, as people do it: a neighbour reports on a phone, the focus officer of Wageningen gets
 * mail without content, weighs the signal inside Camunda Tasklist, and the neighbour reads what became of it.
 */
@Tag("own-jvm")
@SchakelTest
@TestPropertySource(properties = "schakel.reports-per-minute=1000")
class StoryInBrowserTest {

    private static final int[] PHONE = {390, 844};
    private static final int[] DESK = {1280, 800};

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    private String reference;
    private String code;

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
    void fromAPhoneToTasklistAndBack() {
        aNeighbourReports();
        theMailSaysOnlyThatThereIsNews();
        theFocusOfficerWeighsTheSignalInTasklist();
        theNeighbourReadsWhatBecameOfIt();
        assertThat(chromium.complaints()).isEmpty();
    }

    private void aNeighbourReports() {
        Page phone = visitor(PHONE);
        phone.navigate("/");
        NextPage.by(phone.getByText("Iets melden"));
        PageCheck.picture(phone, "melden-telefoon");
        phone.locator("#veld-gevaar").getByLabel("Nee").check();
        phone.getByLabel("Wat hebt u gezien of gehoord?")
                .fill("In een schuur achter het bedrijf slapen acht mannen. Ze zijn bang voor de baas. (fictief)");
        Locator municipality = phone.getByRole(AriaRole.COMBOBOX);
        municipality.pressSequentially("wagen");
        phone.getByRole(AriaRole.LISTBOX).getByText("Wageningen").click();
        phone.getByLabel("Arbeidsuitbuiting").check();
        phone.getByLabel("Ja, u mag contact opnemen").check();
        phone.getByLabel("E-mailadres").fill("buurman@voorbeeld.invalid");
        phone.getByLabel("Ja, dat is veilig").check();
        PageCheck.picture(phone, "melden-telefoon-ingevuld");
        NextPage.by(NextPage.button(phone, "Melding versturen"));

        assertThat(phone.locator("h1")).hasText("Uw melding is binnen");
        PageCheck.picture(phone, "melden-telefoon-bedankt");
        Locator numbers = phone.locator("[data-copied]");
        assertThat(numbers).hasCount(2);
        reference = numbers.first().textContent();
        code = numbers.last().textContent();
        assertThat(phone.url()).doesNotContain(reference).doesNotContain(code);
    }

    private void theMailSaysOnlyThatThereIsNews() {
        Page desk = visitor(DESK);
        desk.navigate("/demo/mail");
        Locator mail = desk.locator("article", new Page.LocatorOptions().setHasText("wageningen"))
                .first();
        // mail leaves a moment after the report was stored; a page belongs to the thread that opened it
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
            desk.reload();
            return mail.isVisible();
        });
        assertThat(mail.textContent())
                .doesNotContain("schuur")
                .doesNotContain("buurman@")
                .doesNotContain(code);
    }

    private void theFocusOfficerWeighsTheSignalInTasklist() {
        Page desk = visitor(DESK);
        desk.navigate("/camunda/app/tasklist/default/");
        NextPage.login(desk, "af.wageningen");
        desk.locator(".task-filter h4 a", new Page.LocatorOptions().setHasText("Van mijn team"))
                .click();
        desk.locator("li.task", new Page.LocatorOptions().setHasText(reference))
                .locator("h4.task a")
                .click();
        FrameLocator task = desk.frameLocator("iframe.schakel-kader-pagina");
        assertThat(task.getByText("Ze zijn bang voor de baas.")).isVisible();
        PageCheck.picture(desk, "tasklist-taak");
        answer(task, "Is er nu iemand in gevaar?", "Nee");
        answer(task, "Gaat het om een persoon of een (mogelijk) slachtoffer?", "Ja");
        answer(task, "Is die persoon al goed in beeld bij een team van de gemeente?", "Nee");
        answer(task, "Is er iemand jonger dan 18 jaar bij betrokken?", "Nee");
        answer(task, "Gaat het om een plek of een bedrijf?", "Ja");
        answer(task, "Is er een mogelijke dader in beeld?", "Nee");
        answer(task, "Valt de melder onder de meldcode?", "Nee");
        desk.locator(".form-actions .btn-primary").click();
        assertThat(desk.getByText("De taak is voltooid.")).isVisible();
    }

    private static void answer(FrameLocator task, String question, String answer) {
        task.getByRole(AriaRole.RADIOGROUP, new FrameLocator.GetByRoleOptions().setName(question))
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    private void theNeighbourReadsWhatBecameOfIt() {
        Page phone = visitor(PHONE);
        phone.navigate("/melden/volgen");
        phone.getByLabel("Nummer van uw melding").fill(reference);
        phone.getByLabel("Geheime code").fill(code);
        NextPage.by(NextPage.button(phone, "Bekijk mijn melding"));
        assertThat(phone.getByText("Uw melding ligt bij de partners in de regio."))
                .isVisible();
        assertThat(phone.locator("article.message").count()).isGreaterThanOrEqualTo(3);
        assertThat(phone.locator("main").textContent()).doesNotContain("schuur");
        PageCheck.picture(phone, "volgen-telefoon");
    }

    private Page visitor(int[] size) {
        return chromium.visitor("http://localhost:" + port, size[0], size[1]);
    }
}
