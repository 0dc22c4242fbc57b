package nl.schakel.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, without a window. Where there is none, tests that ask for it are skipped and say so.
 * Another place than the usual ones goes in the environment variable {@code CHROMIUM}.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** Long enough for a cold application on a busy machine; what is there sooner is seen sooner. */
    private static final double PATIENCE = 30_000;

    /** One for all classes of this JVM: to start it takes longer than most pages. */
    private static Browser running;

    private final Browser browser;
    private final List<BrowserContext> visitors = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    private static Browser running(Path executable) {
        if (running == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            running = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run")));
        }
        return running;
    }

    /** Starts it, or skips the test. */
    public static Chromium startOrSkip() {
        Optional<Path> executable = Stream.concat(
                        Optional.ofNullable(System.getenv("CHROMIUM")).stream(), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (executable.isEmpty()) {
            System.out.println("SKIPPED: no Chromium on this machine, so nothing was tried in a browser");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium on this machine");
        return new Chromium(running(executable.get()));
    }

    /** A new person at a new computer: no cookies, nothing kept. */
    public Page visitor(String baseUrl, int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(baseUrl)
                .setViewportSize(width, height)
                .setLocale("nl-NL")
                .setTimezoneId("Europe/Amsterdam"));
        visitors.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** What went wrong in the scripts of the pages since it was asked last. */
    public List<String> complaints() {
        List<String> since = List.copyOf(complaints);
        complaints.clear();
        return since;
    }

    /** Everybody who came goes; a test may have closed some of them. */
    @Override
    public void close() {
        visitors.forEach(BrowserContext::close);
        visitors.clear();
    }
}
