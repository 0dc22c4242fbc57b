package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import nl.schakel.piket.call.CallStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two coordinators in one night: a colleague takes over, and two calls turn out to be about one person. */
@Tag("browser")
class ColleaguesInBrowserTest extends CalledNight {

    private static final String OTHER_STORY = "Vrouw alleen bij het station, dezelfde jas. (fictief)";
    private static final String YOURS = "Deze oproep is van u.";

    @Test
    void aColleagueTakesTheCallOverAndTheFirstSeesWhoHasIt() {
        UUID call = taken(STORY);
        Page one = open(login(FIRST), call);
        Page two = open(login(SECOND), call);
        assertThat(one.locator(".night__who")).containsText(YOURS);
        assertThat(two.locator(".night__who")).containsText("Deze oproep is bij " + name(FIRST));

        NextPage.button(two, "Neem deze oproep over").click();

        assertThat(two.locator(".night__who")).containsText(YOURS);
        assertThat(one.locator(".night__who")).containsText("Deze oproep is bij " + name(SECOND));
        assertThat(one.locator(".spot__taps")).hasCount(0);
        assertThat(NextPage.button(one, "Neem deze oproep over")).isVisible();
        assertThat(calls.get(call).holder()).isEqualTo(story.viewer(SECOND).personId());
        assertThat(codes(call)).containsOnlyOnce("overgenomen");
        PageCheck.passes(one, "piket-bij-een-collega");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void alsoACallOfWhichTheSearchIsDoneIsTakenOverInOneTap() {
        UUID call = taken(STORY);
        Page one = open(login(FIRST), call);
        yes(one).click();
        button(one.locator(".step"), "Ja, deze plek").click();
        button(one.locator(".step"), "Ja, zelf").click();
        button(one.locator(".held"), "De opvang belt: de persoon is er").click();
        assertThat(one.locator(".held")).containsText("De persoon is er");
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.GEPLAATST);

        Page two = open(login(SECOND), call);
        assertThat(two.locator(".held")).containsText("De persoon is er");
        NextPage.button(two, "Neem deze oproep over").click();

        assertThat(two.locator(".night__who")).containsText(YOURS);
        assertThat(two.locator(".night__who")).containsText("verantwoordelijk tot de zorgcoördinator");
        assertThat(one.locator(".night__who")).containsText("Deze oproep is bij " + name(SECOND));
        assertThat(calls.get(call).status()).isEqualTo(CallStatus.GEPLAATST);
    }

    @Test
    void twoCallsThatMayBeTheSameBecomeOne() {
        UUID mine = taken(STORY);
        UUID other = called(OTHER_STORY);
        Page phone = open(login(FIRST), other);

        phone.locator("#zelfde > summary").click();
        assertThat(phone.locator("#zelfde")).containsText(calls.get(mine).number());
        PageCheck.passes(phone, "piket-misschien-dezelfde");
        PageCheck.picture(phone, "piket-misschien-dezelfde-telefoon");
        phone.locator("form[data-tik='samenvoeging']:has(input[value='" + mine + "']) button")
                .click();

        assertThat(phone.locator(".night__meta")).containsText("Samengevoegd");
        assertThat(calls.get(other).joinedInto()).isEqualTo(mine);
        phone.navigate("/piket");
        assertThat(row(phone, mine)).isVisible();
        assertThat(row(phone, other)).hasCount(0);
        NextPage.by(row(phone, mine).locator("a.mono"));
        assertThat(phone.locator(".night__who")).containsText(YOURS);
        // nothing that was told is lost
        NextPage.by(phone.locator("a[href$='/overdracht']"));
        NextPage.by(NextPage.button(phone, "Leg de overdracht nu klaar"));
        open(phone, mine);
        NextPage.by(phone.locator("a[href$='/overdracht']"));
        assertThat(phone.locator("main")).containsText(STORY);
        assertThat(phone.locator("main")).containsText(OTHER_STORY);
        assertThat(chromium.complaints()).isEmpty();
    }
}
