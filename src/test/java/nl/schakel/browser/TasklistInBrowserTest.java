package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.schakel.SchakelTest;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody's day in Camunda Tasklist: Dutch, with our filters, and the task page inside it. */
@Tag("own-jvm")
@SchakelTest
class TasklistInBrowserTest {

    private static final String MUNICIPALITY = "GM0279";
    private static final String AF = "af.scherpenzeel";
    private static final Path PICTURES = Path.of("target", "screenshots");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    private final List<String> refused = new ArrayList<>();

    private Receipt receipt;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.startOrSkip();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void logIn() {
        receipt = story.report(Story.in(MUNICIPALITY));
        page = chromium.visitor("http://localhost:" + port, 1280, 800);
        page.onResponse(answer -> {
            if (answer.url().contains("/camunda/api/") && answer.status() == 403) {
                refused.add(answer.request().method() + " " + answer.url());
            }
        });
        page.navigate("/camunda/app/tasklist/default/");
        NextPage.login(page, AF);
        assertThat(page.locator(".task-filters")).isVisible();
    }

    @Test
    void everythingIsInDutchAndNothingLeadsAroundOurPages() {
        assertThat(page.locator(".task-filter h4"))
                .containsText(new String[] {"Alles", "Mijn taken", "Van mijn team", "Vandaag", "Te laat"});
        // whoever took nothing in hand yet sees what waits, not an empty list
        assertThat(page.locator(".task-filters .active h4")).containsText("Alles");
        assertThat(card(receipt.reference())).isVisible();
        assertThat(page.getByPlaceholder("Zoek in deze taken")).isVisible();
        assertThat(page.locator(".sort-by").first()).hasText("Termijn");
        assertThat(page.locator("html")).hasAttribute("lang", "nl");
        assertThat(page.getByText("Demo: alle personen en zaken zijn verzonnen."))
                .isVisible();
        for (String hidden :
                List.of(".ce-eol-banner", ".start-process-action", ".create-task-action", ".createCommentLink")) {
            for (Locator each : page.locator(hidden).all()) {
                assertThat(each).isHidden();
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void everythingThatTasklistAsksPassesTheDoor() {
        for (String name : List.of("Vandaag", "Te laat", "Mijn taken", "Van mijn team")) {
            filter(name).click();
        }
        open(receipt.reference());
        page.locator(".task-card .nav-tabs a:has-text('Route')").click();
        assertThat(page.locator(".djs-container").first()).isVisible();
        page.getByPlaceholder("Zoek in deze taken").click();
        page.keyboard().type("Signaal");
        page.keyboard().press("Enter");
        assertThat(card(receipt.reference())).isVisible();
        page.locator(".sort-direction").first().click();
        assertThat(page.locator("li.task").first()).isVisible();
        page.navigate("/camunda/app/welcome/default/");
        assertThat(page.locator("a[href*='tasklist']").first()).isVisible();
        assertThat(refused).isEmpty();
        // the welcome page asks for rules of passwords, which the engine does not have: once it is closed it has said
        // so
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.context().close();
        chromium.complaints();
    }

    @Test
    void aSignalIsWeighedInsideTasklistWithoutClaimingItFirst() {
        open(receipt.reference());
        picture("tasklist-taak");

        complete().click();
        assertThat(task().getByRole(AriaRole.ALERT).first()).isVisible();
        assertThat(story.steps(receipt.dossier())).containsExactly("signaal-beoordelen");

        answer("Is er nu iemand in gevaar?", "Nee");
        answer("Welke vorm van uitbuiting kan het zijn?", "Arbeidsuitbuiting");
        answer("Gaat het om een persoon of een (mogelijk) slachtoffer?", "Nee");
        answer("Is er iemand jonger dan 18 jaar bij betrokken?", "Nee");
        answer("Gaat het om een plek of een bedrijf?", "Ja");
        answer("Is er een mogelijke dader in beeld?", "Nee");
        complete().click();

        assertThat(page.getByText("De taak is voltooid.")).isVisible();
        assertThat(page.getByText("Kies een taak in de lijst.")).isVisible();
        assertThat(card(receipt.reference())).hasCount(0);
        assertThat(story.steps(receipt.dossier())).doesNotContain("signaal-beoordelen");
        assertThat(story.state(receipt.dossier()).status()).isEqualTo(Status.BIJ_REGIO);
    }

    @Test
    void aTaskTakenInHandInTheFrameMovesToMyTasks() {
        open(receipt.reference());
        task().getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Ik pak dit op"))
                .click();
        assertThat(task().getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Teruggeven")))
                .isVisible();
        assertThat(card(receipt.reference())).hasCount(0);
        filter("Mijn taken").click();
        assertThat(card(receipt.reference())).isVisible();
        assertThat(story.task(receipt.dossier(), "signaal-beoordelen").assignee())
                .isEqualTo(AF);
    }

    @Test
    void whatSomebodyTypesOutlivesALostSession() {
        open(receipt.reference());
        Locator remark = task().getByLabel("Wilt u nog iets meegeven?");
        remark.fill("Verzonnen toelichting, bijna klaar.");
        page.context().clearCookies();

        // Tasklist asks for news by itself, every ten seconds
        assertThat(page.getByText("U bent uitgelogd. Wat u heeft ingevuld, staat er nog."))
                .isVisible();
        assertThat(remark).hasValue("Verzonnen toelichting, bijna klaar.");
        chromium.complaints();
    }

    @Test
    void oneClickLogsOutOfSchakelToo() {
        page.locator(".account > a").click();
        NextPage.by(page.locator(".account .logout a"));
        page.waitForURL("**/inloggen?uitgelogd");
        page.navigate("/camunda/app/tasklist/default/");
        assertThat(page.locator("input[name=wachtwoord]")).isVisible();
        chromium.complaints();
    }

    @Test
    void theApiOfTasklistIsNoWayAroundTheTaskPage() {
        String task = story.task(receipt.dossier(), "signaal-beoordelen").id();
        assertThat(call("GET", "/task/" + task)).isEqualTo(200);
        assertThat(call("GET", "/task/" + task + "/variables")).isEqualTo(403);
        assertThat(call("POST", "/task/" + task + "/comment/create")).isEqualTo(403);
        assertThat(call("POST", "/task/" + task + "/complete")).isEqualTo(403);
        assertThat(story.steps(receipt.dossier())).containsExactly("signaal-beoordelen");
        chromium.complaints();
    }

    @Test
    void nothingOfACaseStaysInTheBrowser() {
        open(receipt.reference());
        task().getByLabel("Wilt u nog iets meegeven?").fill("Verzonnen toelichting.");
        Object kept = page.evaluate("() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)");
        assertThat((String) kept).doesNotContain("camForm", "Verzonnen", receipt.reference());
    }

    private void open(String reference) {
        filter("Van mijn team").click();
        card(reference).locator("h4.task a").click();
        assertThat(task().locator("#taak form")).isVisible();
    }

    private Locator filter(String name) {
        return page.locator(".task-filter h4 a", new Page.LocatorOptions().setHasText(name));
    }

    private Locator card(String reference) {
        return page.locator("li.task", new Page.LocatorOptions().setHasText(reference));
    }

    private FrameLocator task() {
        return page.frameLocator("iframe.schakel-kader-pagina");
    }

    private Locator complete() {
        return page.locator(".form-actions .btn-primary");
    }

    private void answer(String question, String answer) {
        task().getByLabel(question, new FrameLocator.GetByLabelOptions().setExact(false))
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    private int call(String method, String path) {
        Object status = page.evaluate("""
                async ({method, path}) => {
                  const token = document.cookie.split('; ').find(c => c.startsWith('XSRF-TOKEN='));
                  const answer = await fetch('/camunda/api/engine/engine/default' + path, {
                    method,
                    headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': token ? token.split('=')[1] : ''},
                    body: method === 'GET' ? undefined : '{}'
                  });
                  return answer.status;
                }
                """, Map.of("method", method, "path", path));
        return ((Number) status).intValue();
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
