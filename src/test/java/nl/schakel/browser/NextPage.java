package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/**
 * Clicks that lead to another page, also one at the same address. A browser goes on answering for the page that is
 * left until the next one arrives, and that one is there by halves for a while: what is pressed in between, or looked at,
 * belongs to either. So the test waits until another page than this one stands, whole.
 */
final class NextPage {

    private NextPage() {}

    /** Clicks this and waits for the page that it leads to. */
    static void by(Locator link) {
        by(link.page(), link::click);
    }

    /** Does this and waits for the page that it leads to. */
    static void by(Page page, Runnable deed) {
        page.evaluate("() => document.documentElement.setAttribute('data-left', '')");
        deed.run();
        assertThat(page.locator("html:not([data-left])")).hasCount(1);
        page.waitForLoadState();
    }

    /** Opens the login page and logs in with the password of the demonstration. */
    static void asUser(Page page, String username) {
        page.navigate("/inloggen");
        login(page, username);
    }

    /** Logs in where a login form stands. */
    static void login(Page page, String username) {
        page.locator("#gebruikersnaam").fill(username);
        page.locator("#wachtwoord").fill("schakel-demo");
        by(button(page, "Inloggen"));
        assertThat(page.locator("#wachtwoord")).hasCount(0);
    }

    /** The one button of the page's own part with exactly these words. */
    static Locator button(Page page, String words) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true));
    }
}
