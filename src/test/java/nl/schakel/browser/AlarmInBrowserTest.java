package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.call.Calls;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The alarm in an open page: heard after one tap, seen in the title, said aloud, and gone when somebody has the call. */
@Tag("browser")
@SchakelTest
class AlarmInBrowserTest {

    private static final String SWITCH = "[data-alarm]";
    private static final Pattern WAITS = Pattern.compile("\\(!\\) Oproep wacht.*");

    /** How often the page has planned to ask again, since this was asked first. */
    private static final String PLANS = """
            () => {
              if (window.plans === undefined) {
                const plan = window.setTimeout;
                window.plans = 0;
                window.setTimeout = (work, pause, ...rest) => {
                  if (pause > 15_000) window.plans++;
                  return plan(work, pause, ...rest);
                };
              }
              return window.plans;
            }
            """;

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Calls calls;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcClient jdbc;

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
            NextPage.by(page.locator(".incident-bar a"));
            assertThat(page.locator(".incident-bar")).isVisible();
            PageCheck.passes(page, "piket-incident-oproep");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    /** The page's own clock is moved; the page is not loaded again, which the word that is left on it proves. */
    @Test
    void theBarComesAndGoesOnAPageThatNobodyTouches() {
        UUID call = night.call();
        Page page = login("proefpiket-regie", PageCheck.SIZES[0]);
        page.clock().install();
        page.navigate("/taken");
        page.evaluate("window.leftHere = true; window.said = 0;"
                + " new MutationObserver((seen) => seen.forEach((one) => one.addedNodes.length && window.said++))"
                + "   .observe(document.querySelector('[data-attention-says]'), { childList: true });");
        assertThat(page.locator(".incident-bar")).hasCount(0);

        calls.incident(call, true);
        untilNew(page);
        assertThat(page.locator(".incident-bar")).containsText("Een piketoproep is door niemand aangenomen.");
        assertThat(page.getByRole(AriaRole.LINK, link(call))).hasAttribute("href", "/piket/" + call);
        assertThat(page.getByRole(AriaRole.ALERT).getByText("Een piketoproep is door niemand aangenomen."))
                .hasCount(1);
        for (int[] size : PageCheck.SIZES) {
            page.setViewportSize(size[0], size[1]);
            PageCheck.passes(page, "piket-balk-op-open-pagina");
        }
        for (int i = 0; i < 3; i++) {
            assertThat(ask(page).status()).as("nothing new").isEqualTo(304);
        }
        assertThat(page.evaluate("window.said")).as("said once").isEqualTo(1);

        page.getByRole(AriaRole.LINK, link(call)).focus();
        calls.take(call, night.first);
        untilNew(page);
        assertThat(page.locator(".incident-bar")).hasCount(0);
        assertThat(page.locator("[data-attention-says]")).isEmpty();
        assertThat(page.locator("main")).isFocused();
        assertThat(page.evaluate("window.leftHere")).isEqualTo(true);
        page.context().close();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whoWantsSoundHearsTheAlarmOnOtherPagesToo() {
        Page deaf = login("proefpiket-twee", PageCheck.SIZES[0]);
        deaf.clock().install();
        deaf.navigate("/taken");
        Page page = withSound();
        assertThat(page.locator(SWITCH)).isHidden();

        UUID call = night.call();
        untilNew(page);
        assertThat(page.locator(SWITCH)).isVisible();
        assertThat(page.locator("[data-alarm-says]")).hasText("Er wacht een oproep.");
        assertThat(page).hasTitle(WAITS);
        // a browser lets nothing sound on a page that nobody touched yet
        page.locator("h1").click();
        assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "true");
        PageCheck.passes(page, "alarm-op-andere-pagina");
        page.getByRole(AriaRole.BUTTON, named("Geluid uit")).click();
        assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "false");
        page.getByRole(AriaRole.BUTTON, named("Geluid aan")).click();
        assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "true");
        untilNew(deaf);
        assertThat(deaf.locator(SWITCH)).isHidden();
        assertThat(deaf).not().hasTitle(WAITS);

        // in the background too
        asksAfter(page, () -> visible(page, false));
        calls.take(call, night.second);
        untilNew(page);
        assertThat(page.locator(SWITCH)).isHidden();
        assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "false");
        assertThat(page).not().hasTitle(WAITS);
        deaf.context().close();
        page.context().close();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aWayThatStandsStillIsSeenSaidAndHeardForAMoment() {
        Page page = withSound();
        page.locator("h1").click();
        // as a node sees it that sees it again and again
        jdbc.sql(
                        "insert into schakel.standstill (part, cause, seen_at) values ('sms', 'mislukt', now() + interval '1 day')")
                .update();
        try {
            untilNew(page);
            assertThat(page.locator("[data-standstill]")).containsText("Sms gaat nu niet goed uit.");
            assertThat(page.locator("[data-attention-says]")).hasText("Sms gaat nu niet goed uit.");
            assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "true");
            for (int[] size : PageCheck.SIZES) {
                page.setViewportSize(size[0], size[1]);
                PageCheck.passes(page, "alarm-stilstand");
            }
            page.clock().runFor("00:16");
            assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "false");
            assertThat(page.locator("[data-standstill]")).isVisible();
        } finally {
            jdbc.sql("delete from schakel.standstill").update();
        }
        // an answer that was under way while its clock was moved may have made the page patient; this makes it ask at
        // once
        Instant until = Instant.now().plusSeconds(60);
        while (page.locator("[data-standstill]").count() > 0) {
            assertThat(Instant.now()).isBefore(until);
            page.waitForResponse("**/piket/balk", () -> page.evaluate("dispatchEvent(new Event('online'))"));
        }
        page.context().close();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aPageThatNobodySeesAsksNothingAndOneWithoutConnectionLessOften() {
        Page page = login("proefpiket-regie", PageCheck.SIZES[1]);
        page.clock().install();
        page.navigate("/taken");
        ask(page);
        AtomicInteger asked = new AtomicInteger();
        page.onRequest(request -> {
            if (request.url().endsWith("/piket/balk")) {
                asked.incrementAndGet();
            }
        });
        visible(page, false);
        page.clock().runFor("10:00");
        assertThat(asked).hasValue(0);
        page.waitForResponse("**/piket/balk", () -> visible(page, true));
        assertThat(asked).as("at once when seen again").hasValue(1);

        page.route("**/piket/balk", route -> route.abort());
        for (int minute = 0; minute < 20; minute++) {
            page.clock().runFor("01:00");
        }
        assertThat(asked.get()).as("in twenty minutes").isBetween(3, 20);
        page.unroute("**/piket/balk");
        page.waitForResponse("**/piket/balk", () -> page.evaluate("dispatchEvent(new Event('online'))"));
        page.context().close();
        assertThat(chromium.complaints())
                .as("of the line that was cut, and of nothing else")
                .allMatch(complaint -> complaint.contains("ERR_FAILED"));
    }

    @Test
    void whoIsSignedOutHearsThatThisScreenRingsNoMore() {
        Page deaf = login("proefpiket-twee", PageCheck.SIZES[0]);
        deaf.clock().install();
        deaf.navigate("/taken");
        Page page = withSound();
        night.call();
        untilNew(page);
        page.locator("h1").click();
        assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "true");

        jdbc.sql("delete from schakel.spring_session where session_id in (?, ?)")
                .params(session(page), session(deaf))
                .update();
        assertThat(ask(page).status()).isEqualTo(401);
        assertThat(page.getByRole(AriaRole.ALERT).getByText("U bent uitgelogd. Dit scherm geeft geen alarm meer."))
                .isVisible();
        assertThat(page.locator(SWITCH)).hasAttribute("data-sounds", "false");
        assertThat(page.locator(SWITCH)).isHidden();
        assertThat(page).hasTitle(Pattern.compile("\\(!\\) Uitgelogd - .*"));
        for (int[] size : PageCheck.SIZES) {
            page.setViewportSize(size[0], size[1]);
            PageCheck.passes(page, "alarm-uitgelogd");
        }
        assertThat(ask(deaf).status()).isEqualTo(401);
        assertThat(deaf.getByText("Dit scherm geeft geen alarm meer")).hasCount(0);

        NextPage.by(page.getByRole(AriaRole.LINK, named("Log in.")));
        NextPage.login(page, night.area.username("proefpiket-een"));
        assertThat(page).hasURL(Pattern.compile(".*/taken"));
        assertThat(page.getByText("Dit scherm geeft geen alarm meer")).hasCount(0);
        deaf.context().close();
        page.context().close();
        assertThat(chromium.complaints())
                .as("of who is signed out, and of nothing else")
                .allMatch(complaint -> complaint.contains("401"));
    }

    /** Without sound the fourth pause is almost three minutes already, and the next ones five. */
    @Test
    void whoWantsSoundIsNotLeftLongerThanAMinuteAfterErrors() {
        Page page = withSound();
        page.route("**/piket/balk", Route::abort);
        page.evaluate("""
                () => {
                  const plan = window.setTimeout;
                  window.pauses = [];
                  window.setTimeout = (work, pause, ...rest) => {
                    if (pause > 15_000) window.pauses.push(pause);
                    return plan(work, pause, ...rest);
                  };
                }
                """);
        for (int time = 1; time <= 10; time++) {
            int planned = time;
            // a minute, and what keeps pages from asking in the same second
            page.clock().runFor("01:07");
            page.waitForCondition(() -> (Boolean) page.evaluate("count => window.pauses.length >= count", planned));
        }
        assertThat((Boolean) page.evaluate("() => window.pauses.every(pause => pause <= 66_000)"))
                .as("never longer than a minute and a tenth")
                .isTrue();
        page.context().close();
        assertThat(chromium.complaints())
                .as("of the line that was cut, and of nothing else")
                .allMatch(complaint -> complaint.contains("ERR_FAILED"));
    }

    /** Not a page of the night, by somebody who switched the sound on there. */
    private Page withSound() {
        Page page = login("proefpiket-een", PageCheck.SIZES[0]);
        page.navigate("/piket");
        page.getByRole(AriaRole.BUTTON, named("Geluid aan")).click();
        page.clock().install();
        page.navigate("/taken");
        return page;
    }

    private Page.GetByRoleOptions link(UUID call) {
        return named("Bekijk oproep " + calls.get(call).number());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void visible(Page page, boolean visible) {
        page.evaluate(
                "(state) => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                visible ? "visible" : "hidden");
    }

    /** Time goes by on the page until it asks, also when it became patient since an answer took long on a busy machine. */
    private static Response ask(Page page) {
        return asksAfter(page, () -> page.clock().fastForward("06:00"));
    }

    /**
     * It has read the answer and planned when to ask again, unless nobody is signed in: to a clock that is moved before
     * that, the answer took minutes, and the page becomes patient.
     */
    private static Response asksAfter(Page page, Runnable cause) {
        int before = (int) page.evaluate(PLANS);
        Response answer = page.waitForResponse("**/piket/balk", cause);
        if (answer.status() != 401) {
            page.waitForCondition(() -> (int) page.evaluate(PLANS) > before);
        }
        return answer;
    }

    /** Asks until there is something new: what a node remembers may be some seconds old. */
    private static void untilNew(Page page) {
        Instant until = Instant.now().plusSeconds(60);
        while (ask(page).status() != 200) {
            assertThat(Instant.now()).isBefore(until);
        }
    }

    /** The number of the session of this browser, as the database has it. */
    private static String session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("SCHAKEL"))
                .map(cookie -> Visit.sessionIn(cookie.value))
                .findFirst()
                .orElseThrow();
    }

    private Page login(String name, int[] size) {
        Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
        NextPage.asUser(page, night.area.username(name));
        return page;
    }
}
