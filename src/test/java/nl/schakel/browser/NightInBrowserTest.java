package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import nl.schakel.piket.CallStatus;
import nl.schakel.piket.Calls;
import nl.schakel.piket.Line;
import nl.schakel.piket.Rota;
import nl.schakel.piket.Span;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A whole night on one phone: the police call, an alarm, three shelters, a bed, the journey, the morning. In the middle
 * the connection goes, the browser is closed and opened again, and nothing is lost or done twice.
 */
@SchakelTest
class NightInBrowserTest {

    private static final int[] PHONE = PageCheck.SIZES[0];
    private static final LocalTime DEEP = LocalTime.of(3, 10);
    private static final LocalTime MORNING = LocalTime.of(8, 31);
    private static final String AREA = "piket-wvv";
    private static final String STORY = "Durft niet terug naar huis, spreekt weinig Nederlands. (fictief)";
    private static final String BACK = "Jelle Bosman (fictief), 06 00 00 00 31";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Rota rota;

    @Autowired
    private Calls calls;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private TermCalculator hours;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private UUID call;
    private String number;
    private int taps;
    private int elsewhere;

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
        calls.allOpen().stream()
                .filter(open -> open.status() == CallStatus.ALARM || open.status() == CallStatus.AANGENOMEN)
                .forEach(open -> calls.withdraw(open.id(), "vergissing", Viewer.SYSTEM));
    }

    @Test
    void fromTheCallToTheMorning() {
        Page phone = login("piket.een");
        phone.navigate("/piket");
        assertThat(phone.locator("[data-alarm]")).isAttached();
        Page officer = thePoliceCall();
        theAlarmReachesThePhone(phone);

        tap(row(phone).getByRole(AriaRole.BUTTON));
        phone.waitForURL("**/piket/" + call);
        assertThat(phone.locator(".spot--best")).isVisible();
        assertThat(phone.locator(".told")).containsText(STORY);
        assertThat(phone.locator(".night__who")).containsText("verantwoordelijk tot de zorgcoördinator");
        checkBothSizes(phone, "piket-zoeken");
        theOfficerSeesWho(officer);

        String first = best(phone);
        tap(spot(phone, first).locator("a.spot__call"));
        tap(button(spot(phone, first), "Geen gehoor"));
        assertThat(phone.locator("#verder")).containsText("geen gehoor");

        String second = best(phone);
        assertThat(second).isNotEqualTo(first);
        tap(spot(phone, second).locator("a.spot__call"));
        withoutConnection(phone, second);

        String third = shelterWithAccount(phone);
        open(phone, third);
        tap(spot(phone, third).locator("a.spot__call"));
        tap(spot(phone, third)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Ja, tot"))));
        assertThat(phone.locator(".held")).containsText("Deze plek is vastgehouden");
        assertThat(taps).as("taps from call to hold").isLessThanOrEqualTo(12);
        assertThat(taps - elsewhere).as("along the places as they are offered").isEqualTo(8);
        assertThat(jdbc.sql("select bed from schakel.bed_promise where placement = ? and state = 'held'")
                        .param(calls.get(call).placement())
                        .query(UUID.class)
                        .list())
                .containsExactly(UUID.fromString(third));

        theJourney(phone, third);
        theMorning(phone, officer);
        nothingIsLeft(phone);
        // what failed while the network was cut was meant
        assertThat(chromium.complaints())
                .allMatch(complaint ->
                        complaint.contains("Failed to load resource") || complaint.contains("ERR_INTERNET"));
    }

    private Page thePoliceCall() {
        Page officer = login("politie.nacht");
        officer.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Piket oproepen").setExact(true))
                .first()
                .click();
        checkBothSizes(officer, "piket-uw-oproepen");
        officer.navigate("/piket/oproep");
        checkBothSizes(officer, "piket-oproep");
        officer.getByLabel("Volwassenen").selectOption("1");
        officer.getByLabel("Kinderen mee").selectOption("0");
        officer.getByLabel("Gemeente waar de persoon nu is").selectOption("Nijkerk");
        chip(officer, "Voelt zich veilig met", "Alleen vrouwen");
        chip(officer, "Tolk nodig?", "Ja");
        chip(officer, "Jonger dan 18 jaar?", "Nee");
        officer.getByLabel("Wat is er vannacht nodig?").fill(STORY);
        officer.getByLabel("Wie bellen wij terug?").fill(BACK);
        // a double click is one call
        officer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Roep piket op"))
                .dblclick();
        officer.waitForURL(Pattern.compile("/piket/[0-9a-f-]{36}$"));
        call = UUID.fromString(officer.url().substring(officer.url().lastIndexOf('/') + 1));
        number = officer.locator("h1 .mono").textContent();
        assertThat(jdbc.sql("select count(*) from schakel.night_call where called_by = ? and called_at > ?")
                        .params(
                                story.viewer("politie.nacht").personId(),
                                java.sql.Timestamp.from(clock.instant().minus(Duration.ofMinutes(10))))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(officer.locator("main")).containsText("Wij roepen de piketdienst op");
        assertThat(officer.locator("main")).not().containsText(STORY);
        checkBothSizes(officer, "piket-volgen");
        story.runDueJobs();
        return officer;
    }

    private void theAlarmReachesThePhone(Page phone) {
        assertThat(row(phone)).isVisible();
        assertThat(row(phone)).containsText("Nog niemand heeft deze oproep");
        checkBothSizes(phone, "piket-oproepen");
    }

    private void theOfficerSeesWho(Page officer) {
        assertThat(officer.locator(".follow__who")).containsText("zoekt een plek");
    }

    /** The second shelter says no while there is no connection; the browser is closed and opened again in the middle. */
    private void withoutConnection(Page phone, String bed) {
        String name = spot(phone, bed).locator(".spot__name").textContent();
        phone.evaluate("async () => { await navigator.serviceWorker.ready; }");
        phone.waitForCondition(() -> (Boolean) phone.evaluate(
                "async (call) => Boolean(await (await caches.open('schakel-piket-stand')).match('/piket/' + call))",
                call.toString()));
        phone.locator("#notitie").fill("Belde De Haven (fictief)");
        assertThat(phone.locator("[data-notes-status]")).containsText("Bewaard");
        phone.context().setOffline(true);
        tap(spot(phone, bed).getByText("Nee, omdat .."));
        tap(spot(phone, bed).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Toch vol")));
        assertThat(phone.locator("[data-queue]")).containsText("1 tik staat klaar");
        assertThat(phone.locator("[data-queue]")).containsText(name + ": nee");
        assertThat(phone.locator("[data-down]")).containsText("Geen verbinding. Stand van 03:1");
        PageCheck.passes(phone, "piket-zonder-verbinding");
        assertThat(attempts(bed)).isZero();

        phone.reload();
        assertThat(phone.locator("[data-device]")).isVisible();
        assertThat(phone.locator("[data-queue]")).containsText("1 tik staat klaar");
        assertThat(phone.locator("[data-down]")).containsText("Stand van 03:1");
        assertThat(phone.locator("main")).containsText(name);
        String kept = phone.content();
        assertThat(kept)
                .doesNotContain(STORY)
                .doesNotContain("Bosman")
                .doesNotContain("Belde De Haven")
                .doesNotContain("_csrf")
                .doesNotContain("Scholten");
        PageCheck.passes(phone, "piket-van-dit-toestel");

        phone.context().setOffline(false);
        assertThat(phone.locator("[data-notes]")).isVisible();
        assertThat(phone.locator("#verder")).containsText("Wat is geprobeerd");
        phone.waitForCondition(() -> attempts(bed) == 1);
        assertThat(phone.locator("[data-queue]")).isHidden();
        assertThat(phone.locator("#notitie")).hasValue("Belde De Haven (fictief)");
        phone.reload();
        assertThat(attempts(bed)).isEqualTo(1);
    }

    private void theJourney(Page phone, String bed) {
        story.runDueJobs();
        phone.reload();
        assertThat(phone.locator(".step")).containsText("Wil de persoon naar deze plek?");
        checkBothSizes(phone, "piket-plek");
        button(phone.locator(".step"), "Ja, deze plek").click();
        assertThat(phone.locator(".step")).containsText("Is de persoon vertrokken?");
        button(phone.locator(".step"), "Ja, met de politie").click();
        assertThat(phone.locator(".night__wait")).isVisible();
        checkBothSizes(phone, "piket-onderweg");
        story.runDueJobs();
        Page shelter = login(account(bed));
        shelter.navigate("/taken/" + taskOf("aankomst-bevestigen"));
        shelter.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName("Is de persoon er?"))
                .getByLabel("Ja, de persoon is binnen")
                .check();
        button(shelter.locator("main"), "Taak afronden").click();
        shelter.waitForURL("**/taken?afgerond=ja");
        story.runDueJobs();
        phone.reload();
        assertThat(phone.locator(".held")).containsText("De persoon is er");
    }

    private void theMorning(Page phone, Page officer) {
        clock.to(next(MORNING));
        story.runDueJobs();
        phone.reload();
        assertThat(phone.locator(".night__meta")).containsText("Overdracht ligt klaar");
        assertThat(phone.locator(".night__who")).containsText("verantwoordelijk tot de zorgcoördinator");
        Page care = login("zorg.wvv");
        care.navigate("/taken/" + taskOf("overdracht-aannemen"));
        care.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName("Neemt u de zaak over?"))
                .getByLabel("Ja, ik neem de zaak over")
                .check();
        button(care.locator("main"), "Taak afronden").click();
        care.waitForURL("**/taken?afgerond=ja");
        story.runDueJobs();
        phone.reload();
        assertThat(phone.locator(".night__meta")).containsText("Overgedragen");
        phone.waitForCondition(() -> (Boolean) phone.evaluate(
                "async (call) => !(await (await caches.open('schakel-piket-stand')).match('/piket/' + call))",
                call.toString()));
        officer.reload();
        assertThat(officer.locator("main")).containsText("Overgedragen");
    }

    /** Whoever logs out leaves nothing on the phone. */
    private void nothingIsLeft(Page phone) {
        phone.navigate("/piket");
        phone.locator("form[action$='/uitloggen'] button").click();
        phone.waitForURL("**/inloggen?uitgelogd");
        phone.waitForCondition(() -> (Boolean)
                phone.evaluate("async () => (await caches.keys()).every(name => !name.startsWith('schakel-piket'))"
                        + " && (await indexedDB.databases()).every(one => one.name !== 'schakel-piket')"));
    }

    @Test
    void aShelterKeepsItsNightDeskAndTheMenuStaysOnOneLine() {
        Page shelter = login("opvang.veluwe");
        shelter.navigate("/opvang/nachtbalie");
        checkBothSizes(shelter, "opvang-nachtbalie");
        Page director = login("keten.wvv");
        director.setViewportSize(PageCheck.SIZES[1][0], PageCheck.SIZES[1][1]);
        director.navigate("/piket");
        assertThat((Boolean) director.evaluate(
                        "() => document.querySelector('.site-nav ul').getBoundingClientRect().height < 60"))
                .as("menu on one line")
                .isTrue();
        assertThat(chromium.complaints()).isEmpty();
    }

    private Region region() {
        return directory.region("wvv").orElseThrow();
    }

    private Locator row(Page phone) {
        return phone.locator(".call-row[data-call='" + call + "']");
    }

    private static String best(Page phone) {
        return phone.locator(".spot--best").getAttribute("data-bed");
    }

    private static Locator spot(Page phone, String bed) {
        return phone.locator(".spot[data-bed='" + bed + "']");
    }

    /** Whoever opens another place than the best one taps once more. */
    private void open(Page phone, String bed) {
        if (!(Boolean) spot(phone, bed).locator("> details").evaluate("fold => fold.open")) {
            elsewhere++;
            tap(spot(phone, bed).locator("> details > summary"));
        }
    }

    /** The best place of a shelter whose people can log in here. */
    private String shelterWithAccount(Page phone) {
        List<String> beds = phone.locator(".spot").all().stream()
                .map(spot -> spot.getAttribute("data-bed"))
                .toList();
        return beds.stream()
                .filter(bed -> !accounts(bed).isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no shelter with an account among " + beds));
    }

    private String account(String bed) {
        return accounts(bed).get(0);
    }

    private List<String> accounts(String bed) {
        return jdbc.sql("select p.username from schakel.bed b join schakel.shelter_location l on l.id = b.location"
                        + " join schakel.membership m on m.organisation = l.organisation and m.role = 'opvang'"
                        + " join schakel.person p on p.id = m.person where b.id = ?")
                .param(UUID.fromString(bed))
                .query(String.class)
                .list();
    }

    private int attempts(String bed) {
        return jdbc.sql("select count(*) from schakel.night_attempt where call = ? and bed = ?")
                .params(call, UUID.fromString(bed))
                .query(Integer.class)
                .single();
    }

    private String taskOf(String step) {
        return jdbc.sql("select task_id from schakel.route_task where ended_at is null and step = ? and dossier_id = ?")
                .params(step, calls.get(call).dossier())
                .query(String.class)
                .single();
    }

    /** One touch of a thumb; whatever the night takes is counted here. */
    private void tap(Locator target) {
        taps++;
        target.click();
    }

    private static Locator button(Locator inside, String name) {
        return inside.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static void chip(Page page, String question, String answer) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question))
                .or(page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(question)))
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    private void checkBothSizes(Page page, String name) {
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

    private Instant next(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(Zones.AMSTERDAM);
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today : now.plusDays(1).with(time)).toInstant();
    }

    private Page login(String username) {
        Page page = chromium.visitor("http://localhost:" + port, PHONE[0], PHONE[1]);
        // there is no telephone here: the tap counts, the call does not go out
        page.addInitScript(
                "document.addEventListener('click', e => e.target.closest('a[href^=\"tel:\"]') && e.preventDefault());");
        page.navigate("/inloggen");
        page.fill("#gebruikersnaam", username);
        page.fill("#wachtwoord", "schakel-demo");
        page.locator("main form button").click();
        page.waitForURL(url -> !url.contains("/inloggen"));
        return page;
    }
}
