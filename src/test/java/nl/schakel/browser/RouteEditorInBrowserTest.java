package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.compare.ElementDifference;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.process.rules.Severity;
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

/** The drawing room in a real browser: no file is harmed, a director adds a step without a mouse, two do not meet unseen. */
@Tag("browser")
@SchakelTest
class RouteEditorInBrowserTest {

    private static final String ROUTE = "regio.bpmn";
    private static final String ADDED = "Task_VeiligThuisVragen";
    private static final int FURTHEST = 120;

    /** The mark of the makers of the drawing tool may not be hidden or covered. */
    private static final String MARK_ON_TOP = """
            () => {
              const mark = document.querySelector('.bjs-powered-by');
              mark.scrollIntoView({ block: 'center' });
              const box = mark.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return mark.checkVisibility() && mark.contains(top);
            }
            """;

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private Viewer director;
    private UUID draft;

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
    void aDraft() {
        director = story.viewer("keten.wvv");
        draft = drafts.begin("wvv", director);
        chromium.complaints();
    }

    @AfterEach
    void itIsThrownAway() {
        // a page that is left open would go on asking for it
        chromium.close();
        drafts.discard(draft, director);
    }

    @Test
    void everyShippedModelComesOutAsItWentIn() throws IOException {
        Map<String, byte[]> before = new LinkedHashMap<>(drafts.files(draft, director));
        before.keySet().removeIf(name -> !name.endsWith(".bpmn"));
        Map<String, byte[]> after = new LinkedHashMap<>();
        Page page = login("keten.wvv", 1280, 800);
        for (String name : before.keySet()) {
            open(page, name);
            Download drawn = page.waitForDownload(
                    () -> button(page, "Zet op mijn computer").click());
            try (InputStream content = drawn.createReadStream()) {
                after.put(name, content.readAllBytes());
            }
            assertThat(page.locator("[data-part=state]")).hasAttribute("data-state", "same");
            everythingIsDutch(page, name);
        }
        assertThat(after).hasSameSizeAs(before).isNotEmpty();
        assertThat(BundleComparison.between(before, after)).isEmpty();
        assertThat(drafts.entries(draft, director)).allMatch(file -> file.version() == 0);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aStepBesideTheOthersIsAddedWithoutAMouse() {
        Page page = login("keten.wvv", 1280, 800);
        open(page, ROUTE);
        tabTo(page, ".bewerker-list button");
        for (int pressed = 0; pressed < FURTHEST && !has(page, "[data-element=Gateway_SamenAanDeSlag]"); pressed++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-part=list] [aria-current=true]"))
                .hasAttribute("data-element", "Gateway_SamenAanDeSlag");
        tabTo(page, "[data-key=toevoegen-kop]");
        page.keyboard().press("Enter");
        tabTo(page, "[data-key=voeg-beside]");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-key=naam]")).isFocused();
        page.keyboard().type("Veilig Thuis vragen");
        // what the rules say of it comes once it is saved under its name
        assertThat(page.locator("[data-part=list] [data-element=" + ADDED + "] .badge"))
                .isVisible();
        assertThat(page.locator("[data-part=problems]").getByText("Moet anders"))
                .not()
                .hasCount(0);
        assertThat(found(Severity.FOUT)).contains("eigenaar", "formulier", "termijn");

        tabTo(page, "[data-key=eigenaar]");
        page.keyboard().type("Veilig");
        tabTo(page, "[data-key=formulier]");
        page.keyboard().type("Partnervraag");
        page.keyboard().press("Tab");
        assertThat(page.locator("[data-key=formulier]")).hasValue("partnervraag");
        page.locator("[data-key=termijn-zet]").waitFor();
        tabTo(page, "[data-key=termijn-zet]");
        page.keyboard().press("Enter");
        page.locator("[data-key=termijn-0-duur-aantal]").waitFor();
        assertThat(page.locator("[data-key=termijn-0-duur-aantal]")).hasValue("5");
        assertThat(saved(page)).hasAttribute("data-state", "saved");
        assertThat(page.locator("[data-part=problems]").getByText("Moet anders"))
                .hasCount(0);

        assertThat(found(Severity.FOUT)).isEmpty();
        String text = new String(drafts.file(draft, ROUTE, director).content(), StandardCharsets.UTF_8);
        assertThat(text)
                .contains("id=\"" + ADDED + "\"")
                .contains("Flow_SamenAanDeSlag_VeiligThuisVragen")
                .contains("Flow_VeiligThuisVragen_SamenKlaar")
                .contains("camunda:formRef=\"partnervraag\"");
        assertThat(BundleComparison.between(drafts.before(draft, director), drafts.files(draft, director)).stream()
                        .filter(file -> file.file().equals(ROUTE))
                        .flatMap(file -> file.elements().stream())
                        .map(ElementDifference::element))
                .containsExactlyInAnyOrder(
                        ADDED, "Flow_SamenAanDeSlag_VeiligThuisVragen", "Flow_VeiligThuisVragen_SamenKlaar");
        everythingIsDutch(page, ROUTE);
        assertThat(page.evaluate(MARK_ON_TOP)).isEqualTo(true);
        PageCheck.passes(page, "werkbank-tekenkamer");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void itIsReadableOnAPhone() {
        Page page = login("keten.wvv", 390, 844);
        open(page, "meldroute.bpmn");
        page.locator("[data-part=list] [data-element=Task_SignaalBeoordelen]").click();
        PageCheck.passes(page, "werkbank-tekenkamer-telefoon");
        assertThat(page.evaluate(MARK_ON_TOP)).isEqualTo(true);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theSecondOfTwoDirectorsHearsWhoWasFirstAndLosesNothing() {
        Page first = login("keten.wvv", 1280, 800);
        Page second = login("keten2.wvv", 1280, 800);
        open(first, ROUTE);
        open(second, ROUTE);
        rename(first, "Zaak eerlijk verdelen");
        assertThat(saved(first)).hasAttribute("data-state", "saved");
        rename(second, "Zaak snel verdelen");
        assertThat(saved(second)).hasAttribute("data-state", "other");
        assertThat(saved(second)).containsText("heeft deze route intussen veranderd");
        assertThat(saved(second)).not().containsText("Een collega");
        assertThat(second.locator("[data-key=naam]")).hasValue("Zaak snel verdelen");
        assertThat(kept()).contains("Zaak eerlijk verdelen").doesNotContain("Zaak snel verdelen");

        button(second, "Bewaar mijn tekening eroverheen").click();
        assertThat(saved(second)).hasAttribute("data-state", "saved");
        assertThat(kept()).contains("Zaak snel verdelen");
        assertThat(chromium.complaints()).allMatch(complaint -> complaint.contains("status of 412"));
    }

    @Test
    void aStepThatTakesTooLongGetsAWayOfItsOwn() {
        Page page = login("keten.wvv", 1280, 800);
        open(page, ROUTE);
        choose(page, "Task_EindeTegenlezen");
        add(page, "late", "Niemand leest");
        page.locator("[data-key=wachten]")
                .selectOption(new SelectOption().setLabel("Een aantal dagen of uren, uit de lijst met termijnen"));
        assertThat(page.locator("[data-key=stap-zelf-blijft]")).isChecked();
        add(page, "work", "Ketenregisseur bellen");
        assertThat(saved(page)).hasAttribute("data-state", "saved");

        assertThat(flat(kept()))
                .containsPattern("<bpmn:boundaryEvent id=\"Boundary_NiemandLeest\" name=\"Niemand leest\""
                        + " cancelActivity=\"false\" attachedToRef=\"Task_EindeTegenlezen\">")
                .contains("termijn.einde(execution,'niemand-leest')")
                .contains("sourceRef=\"Boundary_NiemandLeest\" targetRef=\"Task_KetenregisseurBellen\"");

        choose(page, "Boundary_NiemandLeest");
        page.locator("[data-key=stap-zelf-vervalt]").check();
        assertThat(saved(page)).hasAttribute("data-state", "saved");
        assertThat(flat(kept()))
                .containsPattern("<bpmn:boundaryEvent id=\"Boundary_NiemandLeest\" name=\"Niemand leest\""
                        + " attachedToRef=\"Task_EindeTegenlezen\">");
        PageCheck.passes(page, "werkbank-tekenkamer-te-lang");
        everythingIsDutch(page, ROUTE);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aStepThatIsTakenOutLeavesNoGap() {
        Page page = login("keten.wvv", 1280, 800);
        open(page, ROUTE);
        choose(page, "Task_EindeTegenlezen");
        page.locator("[data-key=weg]").click();
        assertThat(saved(page)).hasAttribute("data-state", "saved");

        assertThat(flat(kept()))
                .contains("sourceRef=\"Task_EindeVoorstellen\" targetRef=\"Gateway_MagSluiten\"")
                .doesNotContain("Task_EindeTegenlezen");
        assertThat(page.locator("[data-part=list] [aria-current=true]"))
                .hasAttribute("data-element", "Task_EindeVoorstellen");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whoIsLoggedOutMeanwhileLosesNothing() {
        Page page = login("keten.wvv", 1280, 800);
        open(page, ROUTE);
        page.context().clearCookies();
        rename(page, "Zaak rustig verdelen");
        assertThat(saved(page)).hasAttribute("data-state", "signedOut");
        assertThat(saved(page)).containsText("Uw tekening staat nog hier");

        NextPage.asUser(page.context().newPage(), "keten.wvv");
        // it tries again by itself too, and may be first: then there is nothing to press any more
        page.evaluate("() => [...document.querySelectorAll('main button')]"
                + ".find(button => button.textContent === 'Probeer opnieuw')?.click()");
        assertThat(saved(page)).hasAttribute("data-state", "saved");
        assertThat(kept()).contains("Zaak rustig verdelen");
    }

    @Test
    void whoHasTheRoleNoMoreIsToldSoAndKeepsTheDrawing() {
        Page page = login("keten2.wvv", 1280, 800);
        open(page, ROUTE);
        String of =
                " where role = 'ketenregisseur' and person = (select id from schakel.person where username = 'keten2.wvv')";
        List<Map<String, Object>> held = jdbc.sql("select person, role, organisation from schakel.membership" + of)
                .query()
                .listOfRows();
        assertThat(held).isNotEmpty();
        jdbc.sql("delete from schakel.membership" + of).update();
        directory.refresh();
        try {
            rename(page, "Zaak stiekem verdelen");
            assertThat(saved(page)).hasAttribute("data-state", "barred");
            assertThat(saved(page)).containsText("U mag deze route niet meer veranderen");
            assertThat(button(page, "Zet op mijn computer").last()).isVisible();
            assertThat(page.locator("[data-key=naam]")).hasValue("Zaak stiekem verdelen");
            assertThat(kept()).doesNotContain("Zaak stiekem verdelen");
        } finally {
            held.forEach(row -> jdbc.sql("insert into schakel.membership (person, role, organisation)"
                            + " values (:person, :role, :organisation)")
                    .params(row)
                    .update());
            directory.refresh();
        }
    }

    private String kept() {
        return new String(drafts.file(draft, ROUTE, director).content(), StandardCharsets.UTF_8);
    }

    private Iterable<String> found(Severity severity) {
        return drafts.check(draft, director).stream()
                .filter(finding ->
                        finding.severity() == severity && finding.element().equals(ADDED))
                .map(RuleFinding::rule)
                .toList();
    }

    /** What stands in it, however the lines are broken. */
    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static void choose(Page page, String element) {
        page.locator("[data-part=list] [data-element=" + element + "]").click();
    }

    private static void add(Page page, String kind, String name) {
        Locator choice = page.locator("[data-key=voeg-" + kind + "]");
        if (!choice.isVisible()) {
            page.locator("[data-key=toevoegen-kop]").click();
        }
        choice.click();
        page.locator("[data-key=naam]").fill(name);
    }

    private static void rename(Page page, String name) {
        choose(page, "Task_ZaakVerdelen");
        page.locator("[data-key=naam]").fill(name);
    }

    private static Locator saved(Page page) {
        return page.locator("[data-part=state]");
    }

    private static Locator button(Page page, String words) {
        return NextPage.button(page, words);
    }

    private static void everythingIsDutch(Page page, String name) {
        assertThat(page.evaluate("() => document.documentElement.dataset.untranslated ?? ''"))
                .as("words without Dutch in %s", name)
                .isEqualTo("");
    }

    private void open(Page page, String name) {
        page.navigate("/werkbank/concept/" + draft + "/route/" + name);
        assertThat(page.locator("#bewerker")).hasAttribute("data-ready", Pattern.compile(".+"));
        assertThat(page.locator("#bewerker")).hasAttribute("data-ready", "true");
        assertThat(page.locator("[data-part=problems] [role=status]")).not().hasText(Pattern.compile(".*nagekeken …"));
    }

    /** As somebody does who has no mouse: on and on, until it is there. */
    private static void tabTo(Page page, String wished) {
        for (int pressed = 0; pressed < FURTHEST && !has(page, wished); pressed++) {
            page.keyboard().press("Tab");
        }
        assertThat(has(page, wished)).as("the Tab key comes to %s", wished).isTrue();
    }

    private static boolean has(Page page, String wished) {
        return (Boolean) page.evaluate("wished => document.activeElement.matches(wished)", wished);
    }

    private Page login(String username, int width, int height) {
        Page page = chromium.visitor("http://localhost:" + port, width, height);
        NextPage.asUser(page, username);
        return page;
    }
}
