package nl.schakel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.administration.ProvisioningContacts;
import nl.schakel.administration.RoleMappings;
import nl.schakel.login.Provider;
import nl.schakel.login.Providers;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.support.time.RealTime;
import nl.schakel.web.openid.RealProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Login at the provider of an organisation in a real browser, which lets no form of ours lead to another site. */
@Tag("browser")
@SchakelTest
class ProviderInBrowserTest {

    private static final RealProvider NIJKERK = new RealProvider("nijkerk");

    private static Chromium chromium;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        Map<String, String> parts = Map.of(
                "code",
                NIJKERK.code(),
                "organisation",
                "GM0267",
                "issuer",
                NIJKERK.issuer(),
                "client-id",
                NIJKERK.clientId(),
                "client-secret",
                RealProvider.SECRET,
                "domains",
                "nijkerk.example",
                "roles-claim",
                "groepen");
        parts.forEach((name, value) -> settings.add("schakel.login.providers[0]." + name, () -> value));
        Map<String, String> away = Map.of(
                "code", "weg",
                "organisation", "GM0203",
                "issuer", "http://localhost:1",
                "client-id", "schakel",
                "client-secret", "geheim",
                "domains", "weg.example",
                "scim-secrets", "verzonnen-geheim-van-barneveld-0123456789");
        away.forEach((name, value) -> settings.add("schakel.login.providers[1]." + name, () -> value));
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private RoleMappings mappings;

    @Autowired
    private ProvisioningContacts contacts;

    @Autowired
    private Providers providers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Directory directory;

    @Autowired
    private RealTime time;

    @BeforeAll
    static void start() {
        chromium = Chromium.startOrSkip();
    }

    @AfterAll
    static void stop() {
        NIJKERK.close();
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void somebodyLogsInAtTheirOrganisationAndComesBack() {
        NIJKERK.sendsBackTo(port, time::now);
        for (int[] size : PageCheck.SIZES) {
            String name = "browser-" + UUID.randomUUID();
            people.register(List.of(new NewPerson(
                    name,
                    "Browser (fictief)",
                    NIJKERK.addressOf(name),
                    null,
                    Set.of(GroupId.parse("aandachtsfunctionaris@GM0267")),
                    true)));
            Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
            page.context().setExtraHTTPHeaders(Map.of("X-Persoon", name));
            page.navigate("/inloggen?verder=%2Finstellingen");
            PageCheck.passes(page, "inloggen-aanbieders");
            NextPage.by(NextPage.button(page, "Inloggen bij gemeente Barneveld"));
            assertThat(page.locator("main [role=alert]"))
                    .containsText("De inlogdienst van uw organisatie werkt nu niet.");
            PageCheck.passes(page, "inloggen-aanbieder-weg");
            page.fill("#gebruikersnaam", NIJKERK.addressOf(name));
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/instellingen"));
            assertThat(page.locator("h1")).isVisible();
            page.context().close();
        }
        mappings.add(
                "GM0267",
                "Schakel-AF",
                "aandachtsfunctionaris",
                Viewer.of(directory.byUsername("beheer").orElseThrow()));
        Provider barneveld = providers.named("weg").orElseThrow();
        for (int[] size : PageCheck.SIZES) {
            Page page = chromium.visitor("http://localhost:" + port, size[0], size[1]);
            NextPage.asUser(page, "beheer");
            page.navigate("/beheer/organisaties/GM0267/inlogrollen");
            assertThat(page.locator("main")).containsText("Een tweede persoon is nog niet akkoord.");
            PageCheck.passes(page, "inlogrollen");
            page.navigate("/beheer/organisaties/GM0203/inlogrollen");
            assertThat(page.locator("main")).containsText("zodra het systeem van de organisatie dat meldt");
            page.navigate("/beheer/organisaties/GM0203");
            assertThat(page.locator("main")).containsText("Het systeem van de organisatie");
            contacts.came(barneveld);
            contacts.refused(barneveld, "ander-domein");
            contacts.refused(barneveld, "groep-onbekend");
            page.reload();
            assertThat(page.locator("main")).containsText("Een groep heeft hier nog geen rol.");
            PageCheck.passes(page, "organisatie-systeem");
            jdbc.sql("delete from schakel.provisioning_refusal").update();
        }
        assertThat(chromium.complaints())
                .as("beside the answer of a provider that is down")
                .allMatch(complaint -> complaint.contains("503"));
    }
}
