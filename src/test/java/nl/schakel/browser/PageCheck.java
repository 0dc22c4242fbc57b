package nl.schakel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What every page must pass: axe is content in both themes, nothing scrolls sideways, targets fit a finger. */
final class PageCheck {

    /** A phone that many people still have, and a small laptop. */
    static final int[][] SIZES = {{390, 844}, {1280, 800}};

    private static final Path PICTURES = Path.of("target", "screenshots");

    /** Links within running text are exempt, as in WCAG 2.5.8; so is a calendar beside a field in which one can type. */
    private static final String TOO_SMALL = """
            () => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
              .filter(e => e.checkVisibility() && !e.closest('.fjs-powered-by, .bjs-powered-by, .visually-hidden, .utrecht-skip-link, .flatpickr-calendar'))
              .filter(e => !(e.tagName === 'A' && e.closest('p:not(.actions), .row__meta')))
              .map(e => e.closest('label:has(input)') ?? (e.matches('.row__title') ? e.closest('li') : e))
              .map(e => [e, e.getBoundingClientRect()])
              .filter(([e, box]) => box.height > 1 && box.width > 1 && box.height < 43.5)
              .map(([e]) => e.tagName + ' ' + e.textContent.trim().slice(0, 40))
            """;

    /** What sticks out, where the page scrolls sideways. */
    private static final String TOO_WIDE = """
            () => document.documentElement.scrollWidth <= window.innerWidth ? [] : ['page',
              ...[...document.querySelectorAll('body *')]
                .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > window.innerWidth + 0.5)
                .map(e => `${e.tagName} ${e.className} to ${e.getBoundingClientRect().right}`)]
            """;

    private PageCheck() {}

    /** Checks the page as it stands, in light and dark, and takes a picture of both. */
    static void passes(Page page, String name) {
        // a page that is still arriving has neither all its text nor all its colours
        page.waitForLoadState();
        int width = page.viewportSize().width;
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            String picture = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(picture + ".png")));
            assertThat(axe(page, scheme)).as(picture).isEmpty();
        }
        assertThat((List<?>) page.evaluate(TOO_WIDE))
                .as("%s scrolls sideways at %d", name, width)
                .isEmpty();
        assertThat((List<?>) page.evaluate(TOO_SMALL))
                .as("%s has targets below 44 pixels", name)
                .isEmpty();
    }

    /** A picture for the documentation, of what fits the screen. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** The theme changes nothing but colours, so the second look is at those only. */
    private static List<String> axe(Page page, ColorScheme scheme) {
        AxeBuilder axe = new AxeBuilder(page);
        return (scheme == ColorScheme.DARK ? axe.withRules(List.of("color-contrast")) : axe)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
    }
}
