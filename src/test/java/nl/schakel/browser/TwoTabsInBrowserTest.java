package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import nl.schakel.piket.search.SearchNotesService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One coordinator, one call, two tabs: nothing is lost, nothing happens twice, and each tab says what happened. */
@Tag("browser")
class TwoTabsInBrowserTest extends CalledNight {

    @Autowired
    private SearchNotesService notes;

    @Test
    void theSameTapAndAnotherOneInASecondTab() {
        UUID call = taken(STORY);
        Page one = open(login(FIRST), call);
        Page two = open(one.context().newPage(), call);

        yes(one).click();
        assertThat(one.locator(".held")).containsText("Deze plek is vastgehouden");
        assertThat(two.locator(".held")).containsText("Deze plek is vastgehouden");
        assertThat(two.locator(".step")).containsText("Wil de persoon naar deze plek?");

        standsStill(two);
        button(one.locator(".step"), "Ja, deze plek").click();
        assertThat(one.locator(".step")).containsText("Is de persoon vertrokken?");
        // the second tab knows nothing of it yet: the same tap, and it hears
        button(two.locator(".step"), "Ja, deze plek").click();
        assertThat(told(two)).containsText("Deze stap is al gedaan");
        goesOn(two);
        assertThat(two.locator(".step")).containsText("Is de persoon vertrokken?");

        button(two.locator(".step"), "Ja, met een taxi").click();
        assertThat(two.locator(".night__wait")).isVisible();
        assertThat(one.locator(".night__wait")).isVisible();

        standsStill(two);
        button(one.locator(".held"), "De opvang belt: de persoon is er").click();
        assertThat(one.locator(".held")).containsText("De opvang bevestigt dit nog zelf");
        button(two.locator(".held"), "De opvang belt: de persoon is er").click();
        assertThat(told(two)).containsText("De aankomst staat er al");
        goesOn(two);
        assertThat(two.locator(".held")).containsText("De opvang bevestigt dit nog zelf");

        assertThat(codes(call)).containsOnlyOnce("gebeld-ja", "plek", "aankomst-gebeld", "geplaatst");
        assertThat(jdbc.sql("select state from schakel.bed_promise where placement = ?")
                        .param(calls.get(call).placement())
                        .query(String.class)
                        .list())
                .containsExactly("occupied");
        PageCheck.passes(two, "piket-aankomst-gebeld");
        PageCheck.picture(two, "piket-aankomst-gebeld-telefoon");
        assertThat(chromium.complaints())
                .as("a tap that came too late is no error")
                .allMatch(complaint -> complaint.contains("409"));
    }

    @Test
    void whatAnotherTabSentForThisOneIsToldHereToo() {
        UUID call = taken(STORY);
        Page one = open(login(FIRST), call);
        Page two = open(one.context().newPage(), call);
        yes(one).click();
        assertThat(two.locator(".step")).containsText("Wil de persoon naar deze plek?");

        standsStill(two);
        // of two tabs one sends: here never this one
        two.evaluate("() => { navigator.locks.request = () => new Promise(() => {}); }");
        button(one.locator(".step"), "Ja, deze plek").click();
        assertThat(one.locator(".step")).containsText("Is de persoon vertrokken?");
        button(two.locator(".step"), "Ja, deze plek").click();

        assertThat(told(two)).containsText("Deze stap is al gedaan");
        goesOn(two);
        assertThat(codes(call)).containsOnlyOnce("plek");
    }

    @Test
    void notesInBothTabsAreBothKept() {
        UUID call = taken(STORY);
        Page one = open(login(FIRST), call);
        Page two = open(one.context().newPage(), call);

        one.locator("#notitie").fill("Belt om vier uur terug (fictief)");
        assertThat(one.locator("[data-notes-status]")).containsText("Bewaard");
        two.locator("#notitie").fill("Heeft een tas bij zich (fictief)");

        assertThat(two.locator("[data-notes-conflict]")).isVisible();
        assertThat(two.locator("[data-notes-theirs]")).containsText("Belt om vier uur terug (fictief)");
        assertThat(two.locator("#notitie")).hasValue("Heeft een tas bij zich (fictief)");
        assertThat(notes.read(call, story.viewer(FIRST)).text()).isEqualTo("Belt om vier uur terug (fictief)");

        NextPage.button(two, "Bewaar beide teksten").click();
        assertThat(two.locator("[data-notes-status]")).containsText("Bewaard");
        assertThat(notes.read(call, story.viewer(FIRST)).text())
                .contains("Belt om vier uur terug (fictief)", "Heeft een tas bij zich (fictief)");
        NextPage.by(one, one::reload);
        assertThat(one.locator("#notitie"))
                .hasValue("Belt om vier uur terug (fictief)\n\nHeeft een tas bij zich (fictief)");
    }

    /** A tab that has not heard what happened elsewhere, as on a bad connection. */
    private static void standsStill(Page tab) {
        tab.evaluate("() => { const real = window.fetch; window.goOn = () => { window.fetch = real; };"
                + " window.fetch = (url, more) => String(url).endsWith('/stand')"
                + " ? Promise.reject(new TypeError('stil')) : real(url, more); }");
    }

    private static void goesOn(Page tab) {
        tab.evaluate("() => window.goOn()");
    }
}
