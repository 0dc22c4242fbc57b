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

    /** Drawing a page takes as long as checking it; without this only what fails is drawn. */
    private static final boolean ALL_PICTURES = Boolean.getBoolean("schakel.pictures");

    /**
     * All rules of axe, or these, once no colour is on its way to another. Asked by ourselves: the library starts a
     * context of the browser for each answer, which takes five times as long as the rules do.
     */
    private static final String AXE = """
            async rules => {
              await document.fonts.ready;
              await Promise.allSettled(document.getAnimations()
                .filter(each => each.effect.getComputedTiming().endTime < Infinity).map(each => each.finished));
              const only = rules.length ? { runOnly: { type: 'rule', values: rules } } : {};
              const found = await axe.run(document, { resultTypes: ['violations'], ...only });
              return found.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(', '));
            }
            """;

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

    /** Checks the page as it stands, in light and dark. */
    static void passes(Page page, String name) {
        // a page that is still arriving has neither all its text nor all its colours
        page.waitForLoadState();
        int width = page.viewportSize().width;
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            String picture = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
            List<?> violations = violations(page, scheme);
            if (ALL_PICTURES || !violations.isEmpty()) {
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(path(picture)));
            }
            assertThat(violations).as(picture).isEmpty();
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
        if (ALL_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions().setPath(path(name)));
        }
    }

    private static Path path(String picture) {
        return Path.of("target", "screenshots", picture + ".png");
    }

    /** The theme changes nothing but colours, so the second look is at those only. */
    private static List<?> violations(Page page, ColorScheme scheme) {
        assertThat(page.frames()).as("axe looks at one frame").hasSize(1);
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return (List<?>) page.evaluate(AXE, scheme == ColorScheme.DARK ? List.of("color-contrast") : List.of());
    }
}
