package nl.schakel.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Span;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Holds;
import nl.schakel.placement.Placements;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten past three in the night on phones: two coordinators have duty, and everything about a person is invented. */
@SchakelTest
abstract class NightOnThePhone {

    @Autowired
    private NightService desk;

    static final int[] PHONE = PageCheck.SIZES[0];
    static final String STORY = "Durft niet terug naar huis, spreekt weinig Nederlands. (fictief)";
    static final String BACK = "Jelle Bosman (fictief), 06 00 00 00 31";
    private static final LocalTime DEEP = LocalTime.of(3, 10);
    private static final String AREA = "piket-wvv";

    static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    Story story;

    @Autowired
    Calls calls;

    @Autowired
    SchakelClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    private Rota rota;

    @Autowired
    private TermCalculator hours;

    @Autowired
    Directory directory;

    @Autowired
    private Placements placements;

    @Autowired
    private Holds holds;

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
    void nightFalls() {
        clock.to(next(DEEP));
        // a night that ends at the office
        while (!hours.isWorkingDay(clock.instant().atZone(Zones.AMSTERDAM).toLocalDate(), region())) {
            clock.to(next(DEEP));
        }
        Span night = new Span(
                clock.instant().minus(Duration.ofHours(1)), clock.instant().plus(Duration.ofHours(5)));
        Viewer director = story.viewer("keten.wvv");
        // nobody is in two places: the stretch is emptied first
        rota.override(AREA, Line.EERSTE, night, null, director);
        rota.override(AREA, Line.TWEEDE, night, null, director);
        rota.override(AREA, Line.EERSTE, night, story.viewer("piket.een").personId(), director);
        rota.override(AREA, Line.TWEEDE, night, story.viewer("piket.twee").personId(), director);
    }

    @AfterEach
    void nobodyCallsAnyMore() {
        calls.allOpen().forEach(open -> {
            placements
                    .promise(open.placement())
                    .filter(promise -> promise.state() == AllocationState.OCCUPIED)
                    .ifPresent(promise -> holds.leave(promise.id(), clock.instant(), Viewer.SYSTEM));
            desk.withdraw(open.id(), "vergissing", Viewer.SYSTEM);
        });
    }

    Region region() {
        return directory.region("wvv").orElseThrow();
    }

    static Locator row(Page phone, UUID call) {
        return phone.locator(".call-row[data-call='" + call + "']");
    }

    static String best(Page phone) {
        return phone.locator(".spot--best").getAttribute("data-bed");
    }

    static Locator spot(Page phone, String bed) {
        return phone.locator(".spot[data-bed='" + bed + "']");
    }

    static Locator button(Locator inside, String name) {
        return inside.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    void checkBothSizes(Page page, String name) {
        for (int[] size : new int[][] {PageCheck.SIZES[1], PHONE}) {
            page.setViewportSize(size[0], size[1]);
            PageCheck.passes(page, name);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                PageCheck.picture(
                        page,
                        name + "-" + (size == PHONE ? "telefoon" : "bureau")
                                + (scheme == ColorScheme.DARK ? "-donker" : ""));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }

    Instant next(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(Zones.AMSTERDAM);
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today : now.plusDays(1).with(time)).toInstant();
    }

    Page login(String username) {
        Page page = chromium.visitor("http://localhost:" + port, PHONE[0], PHONE[1]);
        // there is no telephone here: the tap counts, the call does not go out
        page.addInitScript(
                "document.addEventListener('click', e => e.target.closest('a[href^=\"tel:\"]') && e.preventDefault());");
        page.navigate("/inloggen");
        page.fill("#gebruikersnaam", username);
        page.fill("#wachtwoord", "schakel-demo");
        NextPage.button(page, "Inloggen").click();
        page.waitForURL(url -> !url.contains("/inloggen"));
        return page;
    }
}
