package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A whole night on one phone: the police call, an alarm, three shelters, a bed, the journey, the morning. In the middle
 * the connection goes, the browser is closed and opened again, and nothing is lost or done twice.
 */
@Tag("browser")
class NightInBrowserTest extends NightOnThePhone {

    private static final LocalTime MORNING = LocalTime.of(8, 31);

    private UUID call;
    private String number;
    private int taps;
    private int elsewhere;

    @Test
    void fromTheCallToTheMorning() {
        Page phone = login("piket.een");
        phone.navigate("/piket");
        assertThat(phone.locator("[data-alarm]")).isAttached();
        Page officer = thePoliceCall();
        theAlarmReachesThePhone(phone);

        tap(row(phone, call).getByRole(AriaRole.BUTTON));
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
        assertThat(row(phone, call)).isVisible();
        assertThat(row(phone, call)).containsText("Nog niemand heeft deze oproep");
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
        shelter.waitForURL("**/taken?afgerond=ja**");
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
        care.waitForURL("**/taken?afgerond=ja**");
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

    private static void chip(Page page, String question, String answer) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question))
                .or(page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(question)))
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }
}
