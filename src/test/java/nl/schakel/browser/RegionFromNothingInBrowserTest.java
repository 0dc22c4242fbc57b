package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.administration.Invitations;
import nl.schakel.organisation.Directory;
import nl.schakel.support.time.RealTime;
import nl.schakel.web.security.CodesOfAnApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From an empty database in production to a signal that runs to its end: one administrator, a browser, and what arrives by
 * mail. Everybody and every organisation here is invented.
 */
@Tag("browser")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "schakel.demo=false",
            "schakel.admin.user=hoofd",
            "schakel.admin.password=" + RegionFromNothingInBrowserTest.PASSWORD,
            "schakel.data-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "server.port=${schakel.test.own-port}",
            "schakel.base-url=http://localhost:${schakel.test.own-port}",
            "schakel.trusted-proxies=geen",
            "schakel.pollers.enabled=false",
            "schakel.proef.enabled=false",
            "spring.datasource.hikari.minimum-idle=1"
        })
class RegionFromNothingInBrowserTest {

    static final String PASSWORD = "vier losse woorden samen";

    private static final int MOST_FIELDS = 60;
    private static final int MOST_SCREENS = 12;
    private static final String REGION = "Regio Zuid (fictief)";
    private static final String MUNICIPALITY = "GM0917";

    /** A passkey is of one address, which has to be known before the start. */
    private static final String PORT = "schakel.test.own-port";

    static {
        try (ServerSocket free = new ServerSocket(0)) {
            System.setProperty(PORT, Integer.toString(free.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RealTime time;

    /** Recovery codes that somebody wrote down, by the name they log in with. */
    private final Map<String, Deque<String>> onPaper = new HashMap<>();

    private final Map<String, String> screens = new LinkedHashMap<>();
    private int fields;

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
    void fromAnEmptyDatabaseToASignalThatEnds() {
        Page first = withAPasskey("hoofd", PageCheck.SIZES[1]);
        assertThat(first).hasURL(Pattern.compile(".*/beheer"));
        theScreenSaysWhatComesFirst(first);
        aSessionSaysThatItEnds();
        theAdministratorSaysWhoTheyAre(first);
        aRegionIsFounded(first);
        String care = anOrganisationIsAdded(first, "Zorg Zuid (fictief)", "zorg");
        String police = anOrganisationIsAdded(first, "Politie Zuid (fictief)", "politie");
        whoDoesWhatIsChosen(first, care, police);
        String region = code(REGION);
        somebodyIsInvited(first, "schakel", "Tweede beheer (fictief)", "beheer2", "Beheer");
        somebodyIsInvited(first, MUNICIPALITY, "Aandacht (fictief)", "af", "Aandachtsfunctionaris mensenhandel");
        somebodyIsInvited(first, region, "Keten (fictief)", "keten", "Ketenregisseur");
        somebodyIsInvited(first, care, "Zorg (fictief)", "zorg", "Zorgcoördinator");
        somebodyIsInvited(
                first, police, "Politie (fictief)", "tmm", "Team Migratiecriminaliteit en Mensenhandel (politie)");
        assertThat(fields).as("fields").isLessThanOrEqualTo(MOST_FIELDS);
        assertThat(screens.keySet()).as("screens").hasSizeLessThanOrEqualTo(MOST_SCREENS);
        System.out.printf("A region is set up: %d fields, %d screens%n", fields, screens.size());

        aListOfPeopleIsReadIn(first, police);
        passwordIsChosen("beheer2", PageCheck.SIZES[0]);
        aSecondPersonAgrees("beheer2", List.of(MUNICIPALITY, region, care, police));
        for (String one : List.of("af", "keten", "zorg", "tmm")) {
            passwordIsChosen(one, PageCheck.SIZES[1]);
        }
        assertThat(directory.ownerOf(MUNICIPALITY)).hasToString("aandachtsfunctionaris@" + MUNICIPALITY);

        aSignalRunsToItsEnd();
        assertThat(chromium.complaints()).isEmpty();
    }

    private void theScreenSaysWhatComesFirst(Page page) {
        assertThat(page.locator("main"))
                .containsText("Er is nog geen regio. Elk signaal gaat naar het landelijk team.");
        assertThat(page.locator("main")).containsText("Van u is nog geen e-mailadres bekend.");
        PageCheck.passes(page, "inrichting-leeg");
    }

    private void theAdministratorSaysWhoTheyAre(Page page) {
        open(page, "/instellingen/account");
        fill(page, "#veld-naam", "Eerste beheer (fictief)");
        fill(page, "#veld-email", address("hoofd"));
        fill(page, "#veld-wachtwoord-nu", PASSWORD);
        NextPage.by(page.locator("form")
                .filter(new Locator.FilterOptions().setHasText("E-mailadres"))
                .getByText("Bewaar", new Locator.GetByTextOptions().setExact(true)));
        assertThat(page.locator("main")).containsText("Uw naam en adres zijn bewaard.");
        PageCheck.passes(page, "account");
    }

    private void aRegionIsFounded(Page page) {
        open(page, "/beheer/regios/nieuw");
        fill(page, "#veld-naam", REGION);
        fill(page, "#zoek-gemeente", "heerl");
        page.getByLabel("Heerlen", new Page.GetByLabelOptions().setExact(true)).check();
        fields++;
        PageCheck.passes(page, "regio-nieuw");
        NextPage.by(NextPage.button(page, "Richt de regio in"));
        assertThat(page.locator("main")).containsText("is ingericht");
        assertThat(page.locator("main")).containsText("Elk signaal gaat zolang naar het landelijk team.");
        screens.put("/beheer/regios/*", page.url());
        for (int[] size : PageCheck.SIZES) {
            page.setViewportSize(size[0], size[1]);
            PageCheck.passes(page, "regio-begin");
        }
    }

    private String anOrganisationIsAdded(Page page, String name, String kind) {
        open(page, "/beheer/organisaties/nieuw?regio=" + code(REGION));
        fill(page, "#veld-naam", name);
        page.selectOption("#veld-soort", kind);
        fields++;
        PageCheck.passes(page, "organisatie-nieuw");
        NextPage.by(NextPage.button(page, "Voeg toe"));
        assertThat(page.locator("main")).containsText("is toegevoegd");
        return directory.organisations(false).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .code();
    }

    private void whoDoesWhatIsChosen(Page page, String care, String police) {
        open(page, "/beheer/regios/" + code(REGION));
        choose(page, "zorgcoordinator", care);
        choose(page, "piket", care);
        choose(page, "tmm", police);
        choose(page, "centrumgemeente", MUNICIPALITY);
        PageCheck.passes(page, "regio-rollen");
    }

    private void choose(Page page, String role, String organisation) {
        page.selectOption("#rol-" + role, organisation);
        fields++;
        NextPage.by(page.locator("form")
                .filter(new Locator.FilterOptions().setHas(page.locator("#rol-" + role)))
                .locator("button"));
        assertThat(page.locator("#rol-" + role)).hasValue(organisation);
    }

    private void somebodyIsInvited(Page page, String organisation, String name, String who, String role) {
        open(page, "/beheer/organisaties/" + organisation);
        Locator form = page.locator("section[aria-labelledby=kop-uitnodigen]");
        fill(page, "#veld-naam", name);
        fill(page, "#veld-email", address(who));
        form.getByLabel(role).check();
        fields++;
        PageCheck.passes(page, "uitnodigen");
        NextPage.by(NextPage.button(page, "Nodig uit"));
        assertThat(page.locator("main")).containsText("De uitnodiging is onderweg.");
        PageCheck.passes(page, "mensen");
    }

    private void aListOfPeopleIsReadIn(Page page, String organisation) {
        page.navigate("/beheer/organisaties/" + organisation);
        NextPage.by(page.getByText("Lees een lijst met mensen in"));
        for (int[] size : PageCheck.SIZES) {
            page.setViewportSize(size[0], size[1]);
            PageCheck.passes(page, "mensen-inlezen");
        }
        look(page, "naam;email;rollen\nFout (fictief);geen adres;melder\n");
        assertThat(page.locator("main")).containsText("Hier kan geen mail naartoe");
        PageCheck.passes(page, "mensen-inlezen-fout");
        page.navigate("/beheer/organisaties/" + organisation + "/inlezen");
        look(page, "naam;email;rollen\nBalie (fictief);" + address("balie") + ";melder\n");
        for (int[] size : PageCheck.SIZES) {
            page.setViewportSize(size[0], size[1]);
            PageCheck.passes(page, "mensen-inlezen-voorbeeld");
        }
        NextPage.by(NextPage.button(page, "Lees deze mensen in"));
        assertThat(page.locator("main")).containsText("De lijst is ingelezen.");
        assertThat(page.locator("main")).containsText("Balie (fictief)");
    }

    private static void look(Page page, String list) {
        page.setInputFiles(
                "#bestand", new FilePayload("mensen.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
        NextPage.by(NextPage.button(page, "Bekijk wat er gebeurt"));
    }

    private void passwordIsChosen(String who, int[] size) {
        Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
        page.navigate(linkInMail(who));
        assertThat(page).hasURL(Pattern.compile(".*/uitnodiging$"));
        assertThat(page.locator("#veld-code")).not().isVisible();
        PageCheck.passes(page, "uitnodiging");
        page.fill("#veld-wachtwoord", PASSWORD);
        page.fill("#veld-herhaling", PASSWORD);
        NextPage.by(NextPage.button(page, "Bewaar het wachtwoord"));
        assertThat(page.locator("main")).containsText("Log in met uw e-mailadres");
        password(page, address(who));
        assertThat(page.locator("h1")).hasText("Kies een tweede stap");
        PageCheck.passes(page, "tweede-stap-nieuw");
        page.fill("#veld-code", CodesOfAnApp.secretIn(page.content()).now(time.now()));
        NextPage.by(NextPage.button(page, "Gebruik deze app"));
        PageCheck.passes(page, "herstelcodes");
        writesDown(page, address(who));
        NextPage.by(page.getByText("Ik heb ze bewaard, verder"));
        assertThat(page.locator("main")).isVisible();
        page.close();
    }

    private void writesDown(Page page, String name) {
        onPaper.put(name, new ArrayDeque<>(page.locator(".recovery code").allInnerTexts()));
        assertThat(onPaper.get(name)).hasSize(10);
    }

    /** The first login makes a passkey on the device; the next asks for nothing else. */
    private Page withAPasskey(String name, int[] size) {
        Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
        CDPSession device = page.context().newCDPSession(page);
        device.send("WebAuthn.enable");
        JsonObject kind = new JsonObject();
        kind.addProperty("protocol", "ctap2");
        kind.addProperty("transport", "internal");
        kind.addProperty("hasResidentKey", true);
        kind.addProperty("hasUserVerification", true);
        kind.addProperty("isUserVerified", true);
        JsonObject options = new JsonObject();
        options.add("options", kind);
        String authenticator = device.send("WebAuthn.addVirtualAuthenticator", options)
                .get("authenticatorId")
                .getAsString();
        page.navigate("/inloggen");
        password(page, name);
        NextPage.by(NextPage.button(page, "Maak een passkey op dit toestel"));
        writesDown(page, name);
        NextPage.by(page.getByText("Ik heb ze bewaard, verder"));
        assertThat(page.locator("h1")).not().hasText("Kies een tweede stap");

        page.navigate("/instellingen/tweede-stap");
        assertThat(page.locator("main")).containsText("nog niet gebruikt");
        PageCheck.passes(page, "tweede-stap-instellingen");
        logsOut(page);
        PageCheck.passes(page, "inloggen-met-passkey");
        NextPage.by(NextPage.button(page, "Log in met een passkey"));
        assertThat(page).hasURL(Pattern.compile(".*/beheer"));

        logsOut(page);
        JsonObject stranger = new JsonObject();
        stranger.addProperty("authenticatorId", authenticator);
        stranger.addProperty("isUserVerified", false);
        device.send("WebAuthn.setUserVerified", stranger);
        NextPage.button(page, "Log in met een passkey").click();
        assertThat(page.locator("[data-passkey-said]")).containsText("niet gelukt of afgebroken");
        stranger.addProperty("isUserVerified", true);
        device.send("WebAuthn.setUserVerified", stranger);
        password(page, name);
        PageCheck.passes(page, "tweede-stap");
        NextPage.by(NextPage.button(page, "Ga verder met uw passkey"));
        assertThat(page).hasURL(Pattern.compile(".*/beheer"));
        return page;
    }

    /** Half an hour without use, on a page in which somebody was typing. */
    private void aSessionSaysThatItEnds() {
        Page page = loggedIn("hoofd", PageCheck.SIZES[0]);
        page.clock().install();
        page.navigate("/instellingen/account");
        page.fill("#veld-naam", "Half getypt (fictief)");
        Locator bar = page.locator("[data-session-end]");
        page.clock().runFor("27:50");
        assertThat(bar).isHidden();
        page.clock().runFor("00:20");
        assertThat(bar).containsText("Over twee minuten wordt u uitgelogd.");
        for (int[] size : PageCheck.SIZES) {
            page.setViewportSize(size[0], size[1]);
            PageCheck.passes(page, "sessie-bijna-voorbij");
        }
        bar.getByText("Blijf ingelogd").click();
        assertThat(bar).isHidden();
        page.clock().runFor("30:10");
        assertThat(bar).containsText("U bent uitgelogd. Wat u heeft ingevuld, staat er nog");
        assertThat(page.locator("#veld-naam")).hasValue("Half getypt (fictief)");
        page.close();
    }

    private static void logsOut(Page page) {
        page.navigate("/uitloggen");
        NextPage.by(page.locator("main form button"));
        page.navigate("/inloggen");
    }

    private static void password(Page page, String name) {
        page.fill("#gebruikersnaam", name);
        page.fill("#wachtwoord", PASSWORD);
        NextPage.by(NextPage.button(page, "Inloggen"));
    }

    private void aSecondPersonAgrees(String who, List<String> organisations) {
        Page page = loggedIn(address(who), PageCheck.SIZES[0]);
        page.navigate("/beheer");
        PageCheck.passes(page, "inrichting");
        for (String organisation : organisations) {
            page.navigate("/beheer/organisaties/" + organisation);
            PageCheck.passes(page, "voorstel");
            NextPage.by(
                    page.locator("button").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Akkoord"))));
            assertThat(page.locator("main")).containsText("De rol is gegeven.");
        }
        page.close();
    }

    /** The focus officer finds nothing and proposes to stop; a second reader agrees (R2), and the reporter can read it. */
    private void aSignalRunsToItsEnd() {
        Page reporter = chromium.visitor("http://localhost:" + port, PageCheck.SIZES[0][0], PageCheck.SIZES[0][1]);
        reporter.navigate("/inloggen");
        String sent = post(
                reporter,
                "/api/v1/meldingen",
                "{\"gemeente\":\"" + MUNICIPALITY
                        + "\",\"toelichting\":\"In een woning (verzonnen) wisselen de bewoners.\"}");
        assertThat(sent).contains("referentie");
        reporter.close();

        does("af", "signaal-beoordelen", """
                {"acuut":"nee","vervolg":"stoppen","eindreden":"geen-aanwijzingen","eindToelichting":"Niets gevonden.",
                 "vormen":["arbeid"],"persoon":"nee","minderjarig":"nee","locatie":"nee","dader":"nee","meldcode":"nee"}""");
        does("keten", "voorstel-tegenlezen", "{\"besluit\":\"bevestigen\",\"toelichting\":\"Nagelezen. (fictief)\"}");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(jdbc.sql("select count(*) from schakel.dossier where closed_at is not null")
                                        .query(Integer.class)
                                        .single())
                                .isEqualTo(1));
    }

    private void does(String who, String step, String answers) {
        Page page = loggedIn(address(who), PageCheck.SIZES[1]);
        String[] id = new String[1];
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> {
            Object found = page.evaluate("""
                    async (step) => {
                      const tasks = await (await fetch('/api/v1/taken')).json();
                      const task = tasks.taken.find((one) => one.stap === step);
                      return task ? task.id : null;
                    }
                    """, step);
            id[0] = (String) found;
            return found != null;
        });
        page.navigate("/taken/" + id[0]);
        assertThat(page.locator("main")).isVisible();
        assertThat(post(page, "/api/v1/taken/" + id[0] + "/voltooiing", "{\"antwoorden\":" + answers + "}"))
                .as(step)
                .startsWith("20");
        page.close();
    }

    /** @return the status and the answer */
    private static String post(Page page, String path, String body) {
        return (String) page.evaluate("""
                async ([path, body]) => {
                  const session = await (await fetch('/inloggen/sessie')).json();
                  const answer = await fetch(path, {
                    method: 'POST',
                    headers: { 'Content-Type': 'application/json', [session.csrfHeader]: session.csrf },
                    body,
                  });
                  return answer.status + ' ' + (await answer.text());
                }
                """, List.of(path, body));
    }

    /** What the mail holds, made from what waits in the outbox. */
    private String linkInMail(String who) {
        UUID person = directory.byEmail(address(who)).orElseThrow().id();
        String link = jdbc.sql("select link from schakel.outbox where receiver = ? and template = 'UITNODIGING'"
                        + " order by id desc limit 1")
                .param(person)
                .query(String.class)
                .single();
        return invitations.sealed(link);
    }

    private void open(Page page, String path) {
        page.navigate(path);
        screens.put(path.replaceFirst("\\?.*", "").replaceFirst("(regios|organisaties)/(?!nieuw).+", "$1/*"), path);
    }

    private void fill(Page page, String field, String text) {
        page.fill(field, text);
        fields++;
    }

    private String code(String region) {
        return directory.regions().stream()
                .filter(one -> one.name().equals(region))
                .findFirst()
                .orElseThrow()
                .code();
    }

    private static String address(String who) {
        return who + "@verzonnen.example";
    }

    private Page loggedIn(String name, int[] size) {
        Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
        page.navigate("/inloggen");
        password(page, name);
        page.getByText("Telefoon of sleutel kwijt?").click();
        page.fill("#veld-herstelcode", onPaper.get(name).pop());
        NextPage.by(NextPage.button(page, "Gebruik deze code"));
        assertThat(page.locator("#veld-herstelcode")).hasCount(0);
        return page;
    }
}
