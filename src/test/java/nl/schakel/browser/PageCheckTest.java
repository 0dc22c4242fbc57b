package nl.schakel.browser;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check that every page must pass finds what it is there to find. */
@Tag("browser")
class PageCheckTest {

    private static final String GOOD = """
            <!doctype html><html lang="nl"><head><title>Verzonnen</title><meta name="viewport" content="width=device-width">
            <style>body { background: #fff } button { min-height: 44px }
              @media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }</style></head>
            <body><main><h1>Verzonnen</h1><p class="text">Tekst (fictief).</p><button>Verder</button></main></body></html>
            """;

    private static Chromium chromium;

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

    @Test
    void aGoodPagePassesTwice() {
        Page page = page(GOOD);
        assertThatCode(() -> PageCheck.passes(page, "proef-goed")).doesNotThrowAnyException();
        assertThatCode(() -> PageCheck.passes(page, "proef-goed")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lang=\"nl\"              | data-none | html-has-lang",
                "<button>Verder</button>  | <button></button> | button-name",
                "min-height: 44px         | min-height: 20px | targets below 44 pixels",
                "min-height: 44px         | min-height: 44px; width: 700px | scrolls sideways",
                "min-height: 44px         | min-height: 44px } p { color: #bbb | color-contrast",
                "color: #eee }            | color: #eee } p { color: #444 } | dark"
            })
    void oneFaultIsFound(String good, String bad, String named) {
        Page page = page(GOOD.replace(good, bad));
        assertThatThrownBy(() -> PageCheck.passes(page, "proef-fout"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }

    /** The second look, at the other theme, waits for colours that are on their way. */
    @Test
    void aColourThatArrivesLateIsFound() {
        Page page = page(GOOD.replace("color: #eee }", "color: #eee } p { color: #444 }")
                .replace("<style>", "<style>p { color: #000; transition: color .4s }"));
        assertThatThrownBy(() -> PageCheck.passes(page, "proef-traag")).hasMessageContaining("color-contrast");
    }

    private static Page page(String html) {
        Page page = chromium.visitor("http://localhost", PageCheck.SIZES[0][0], PageCheck.SIZES[0][1]);
        page.setContent(html);
        return page;
    }
}
