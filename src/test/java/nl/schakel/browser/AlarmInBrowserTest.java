package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.piket.Calls;
import nl.schakel.piket.TrialNight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The alarm in an open page: heard after one tap, seen in the title, said aloud, and gone when somebody has the call. */
@SchakelTest
class AlarmInBrowserTest {

    private static final String SWITCH = "[data-alarm]";
    private static final Pattern WAITS = Pattern.compile("\\(!\\) Oproep wacht.*");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Calls calls;

    @Autowired
    private BeanFactory beans;

    private TrialNight night;

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
    void aNight() {
        night = new TrialNight(beans);
    }

    @Test
    void aCallRingsUntilSomebodyHasIt() {
        Page page = login("proefpiket-een", PageCheck.SIZES[0]);
        page.navigate("/piket");
        assertThat(page.locator("[data-alarm-sound]")).hasText("Geluid aan");
        page.locator("[data-alarm-sound]").click();
        assertThat(page.locator("[data-alarm-sound]")).hasText("Geluid uit");
        assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "false");

        UUID call = night.call();
        assertThat(page.locator(SWITCH)).hasAttribute("data-waiting", "1");
        assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "true");
        assertThat(page.locator("[data-alarm-says]")).hasText("Er wacht een oproep.");
        assertThat(page).hasTitle(WAITS);
        PageCheck.passes(page, "piket-alarm");

        calls.take(call, night.second);
        assertThat(page.locator(SWITCH)).hasAttribute("data-waiting", "0");
        assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "false");
        assertThat(page.locator("[data-alarm-says]")).isEmpty();
        assertThat(page).not().hasTitle(WAITS);

        page.reload();
        assertThat(page.locator("[data-alarm-sound]")).hasText("Geluid uit");
        page.locator("[data-alarm-sound]").click();
        night.call();
        assertThat(page.locator(SWITCH)).hasAttribute("data-waiting", "1");
        assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "false");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void withoutALineThePageLooksByItself() {
        Page page = login("proefpiket-een", PageCheck.SIZES[0]);
        page.route("**/stroom", route -> route.abort());
        UUID call = night.call();
        page.navigate("/piket/" + call);
        assertThat(page.locator(SWITCH)).hasAttribute("data-waiting", "1");
        // it would try again while others are looked at
        page.context().close();
        assertThat(chromium.complaints())
                .as("of the line that was cut, and of nothing else")
                .allMatch(complaint -> complaint.contains("ERR_FAILED"));
    }

    @Test
    void anAlarmThatNobodyAnsweredStandsAboveEveryPage() {
        UUID call = night.call();
        calls.incident(call, true);
        for (int[] size : PageCheck.SIZES) {
            Page page = login("proefpiket-regie", size);
            page.navigate("/taken");
            assertThat(page.locator(".incident-bar")).containsText("Een piketoproep is door niemand aangenomen.");
            PageCheck.passes(page, "piket-incident");
            page.locator(".incident-bar a").click();
            assertThat(page.locator(".incident-bar")).isVisible();
            PageCheck.passes(page, "piket-incident-oproep");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private Page login(String name, int[] size) {
        Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
        page.navigate("/inloggen");
        page.locator("#gebruikersnaam").fill(night.area.username(name));
        page.locator("#wachtwoord").fill("schakel-demo");
        page.locator("main form button[type=submit]").click();
        page.waitForURL("**/taken**");
        return page;
    }
}
