package nl.schakel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Behind a proxy that is trusted, with the address of the site set: who guesses, from where, and what that slows. */
@Tag("application")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "schakel.pollers.enabled=false",
            "schakel.demo=true",
            "schakel.demo-cases=false",
            "schakel.piket.noodlijst=false",
            "schakel.base-url=https://schakel.voorbeeld.example",
            "schakel.trusted-proxies=127.0.0.1,::1",
            "spring.datasource.hikari.minimum-idle=1"
        })
class BehindProxyTest {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final String RIGHT = "schakel-demo";
    private static final String SITE = "https://schakel.voorbeeld.example";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Directory directory;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void whatOthersAtTheSameNetworkGetWrongKeepsNobodyOut() {
        String office = "198.51.100.10";
        for (int i = 0; i < 60; i++) {
            assertThat(login(new Visit(port), "bestaat.niet" + i, "fout", office))
                    .isEqualTo(401);
        }

        assertThat(login(new Visit(port), "af.ede", RIGHT, office)).isEqualTo(302);
        assertThat(Api.as(port, "af.barneveld")
                        .get("/api/v1/taken", FORWARDED, office)
                        .status())
                .as("and by HTTP Basic")
                .isEqualTo(200);
    }

    @Test
    void whoTriesOneAccountAfterAnotherGetsOneTryOfEach() {
        String network = "198.51.100.20";
        for (int i = 0; i < 40; i++) {
            login(new Visit(port), "naam" + i, "fout", network);
        }

        assertThat(login(new Visit(port), "naam1", "welkom01", network))
                .as("a second try")
                .isEqualTo(429);
        assertThat(login(new Visit(port), "nieuw1", "welkom01", network))
                .as("a first try")
                .isEqualTo(401);
        assertThat(login(new Visit(port), "nieuw1", "welkom02", network)).isEqualTo(429);
        assertThat(login(new Visit(port), "nieuw1", "welkom02", "198.51.100.21"))
                .as("elsewhere")
                .isEqualTo(401);
    }

    @Test
    void anAccountAndANetworkAreSlowedTogether() {
        for (int i = 0; i < 6; i++) {
            assertThat(login(new Visit(port), "af.wageningen", "fout", "198.51.100.30"))
                    .isEqualTo(401);
        }

        assertThat(login(new Visit(port), "af.wageningen", RIGHT, "198.51.100.30"))
                .isEqualTo(429);
        assertThat(login(new Visit(port), "af.wageningen", RIGHT, "198.51.100.31"))
                .isEqualTo(302);
        assertThat(login(new Visit(port), "af.scherpenzeel", RIGHT, "198.51.100.30"))
                .isEqualTo(302);
    }

    @Test
    void guessingOneAccountFromManyNetworksBecomesSlowButNeverOnADeviceThatIsKnown() {
        Visit known = new Visit(port);
        assertThat(login(known, "zorg.wvv", RIGHT, "198.51.100.40")).isEqualTo(302);
        for (int i = 0; i < 31; i++) {
            assertThat(login(new Visit(port), "zorg.wvv", "fout", "2001:db8:" + i + "::1"))
                    .isEqualTo(401);
        }

        assertThat(login(new Visit(port), "zorg.wvv", "fout", "2001:db8:ffff::1"))
                .isEqualTo(429);
        assertThat(login(known, "zorg.wvv", RIGHT, "198.51.100.40")).isEqualTo(302);
        assertThat(login(known, "zorg.wvv", RIGHT, "2001:db8:ffff::1"))
                .as("on the road")
                .isEqualTo(302);
        assertThat(login(new Visit(port), "zorg.wvv", RIGHT, "198.51.100.40"))
                .as("a device that nobody knows")
                .isEqualTo(429);
    }

    @Test
    void aKnownDevicePassesWhereTheAccountWaits() {
        String home = "198.51.100.50";
        Visit known = new Visit(port);
        login(known, "riec.on", RIGHT, home);
        for (int i = 0; i < 8; i++) {
            login(new Visit(port), "riec.on", "fout", home);
        }

        assertThat(login(new Visit(port), "riec.on", RIGHT, home)).isEqualTo(429);
        assertThat(login(known, "riec.on", RIGHT, home)).isEqualTo(302);
        known.forget("SCHAKEL");
        for (int i = 0; i < 6; i++) {
            assertThat(login(known, "riec.on", "vergist", home)).isEqualTo(401);
        }
        assertThat(login(known, "riec.on", RIGHT, home))
                .as("after own mistakes")
                .isEqualTo(302);
    }

    @Test
    void whoFoundADeviceHasAFewTriesWithItAndOnlyForItsAccount() {
        String place = "198.51.100.60";
        Visit stolen = new Visit(port);
        login(stolen, "nla.oost", RIGHT, place);
        stolen.forget("SCHAKEL");

        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            answers.add(login(stolen, "nla.oost", "gok" + i, place));
        }
        assertThat(answers.subList(0, 16)).containsOnly(401);
        assertThat(answers.subList(16, 18))
                .as("ten on the device, six as a stranger")
                .containsOnly(429);
        for (int i = 0; i < 6; i++) {
            login(stolen, "tmm.oost", "gok" + i, place);
        }
        assertThat(login(stolen, "tmm.oost", "gok", place)).isEqualTo(429);
    }

    @Test
    void theMarkOfADeviceNamesNobodyAndEndsWithThePassword() {
        Visit visit = new Visit(port);
        HttpResponse<String> done = submit(visit, "veiligthuis.gm", RIGHT, "198.51.100.70");
        String cookie = done.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("SCHAKEL-APPARAAT="))
                .findFirst()
                .orElseThrow();
        UUID person = directory.byUsername("veiligthuis.gm").orElseThrow().id();
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax", "Path=/inloggen")
                .doesNotContain("veiligthuis", person.toString());
        for (int i = 0; i < 8; i++) {
            login(new Visit(port), "veiligthuis.gm", "fout", "198.51.100.70");
        }
        assertThat(login(visit, "veiligthuis.gm", RIGHT, "198.51.100.70")).isEqualTo(302);

        jdbc.sql("update schakel.person set password_hash = ? where id = ?")
                .params(new BCryptPasswordEncoder(4).encode("een ander wachtwoord"), person)
                .update();

        assertThat(login(visit, "veiligthuis.gm", "een ander wachtwoord", "198.51.100.70"))
                .as("no longer known, so it waits with the others")
                .isEqualTo(429);
        assertThat(login(visit, "veiligthuis.gm", "een ander wachtwoord", "198.51.100.71"))
                .isEqualTo(302);
        assertThat(login(visit, "veiligthuis.gm", "een ander wachtwoord", "198.51.100.70"))
                .as("known again")
                .isEqualTo(302);
    }

    @Test
    void aMadeUpMarkIsNoDevice() {
        String place = "198.51.100.80";
        Visit mine = new Visit(port);
        login(mine, "gebiedsteam.nijkerk", RIGHT, place);
        String mark = mine.cookie("SCHAKEL-APPARAAT");
        for (int i = 0; i < 8; i++) {
            login(new Visit(port), "procesregie.nijkerk", "fout", place);
        }
        for (String forged :
                List.of(mark, "x", mark + ".20000-aaaaaaaaaaaaaaaaaaaaaa", mark.replace('-', '.'), "....")) {
            Visit thief = new Visit(port);
            thief.have("SCHAKEL-APPARAAT", forged);
            assertThat(login(thief, "procesregie.nijkerk", RIGHT, place))
                    .as(forged)
                    .isEqualTo(429);
        }
    }

    @Test
    void anIpv6NetworkHasOneCountHoweverManyAddressesItHas() {
        for (int i = 0; i < 6; i++) {
            login(new Visit(port), "centrum.ede", "fout", "2001:db8:a:b::" + (i + 1));
        }
        assertThat(login(new Visit(port), "centrum.ede", RIGHT, "2001:db8:a:b:c:d:e:f"))
                .isEqualTo(429);
        assertThat(login(new Visit(port), "centrum.ede", RIGHT, "2001:db8:a:c::1"))
                .isEqualTo(302);
    }

    @Test
    void whatASenderWritesBeforeTheProxyCountsForNothing() {
        for (int i = 0; i < 6; i++) {
            login(new Visit(port), "comensha", "fout", "203.0.113." + i + ", 198.51.100.90");
        }
        assertThat(login(new Visit(port), "comensha", "fout", "203.0.113.99, 198.51.100.90"))
                .isEqualTo(429);

        int accepted = 0;
        for (int i = 0; i < 13; i++) {
            accepted += Api.anonymous(port)
                                    .post(
                                            "/api/v1/meldingen",
                                            "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen (fictief)\"}",
                                            FORWARDED,
                                            "203.0.113." + i + ", 198.51.100.90")
                                    .status()
                            == 201
                    ? 1
                    : 0;
        }
        assertThat(accepted).isEqualTo(10);
    }

    @Test
    void noAddressEchoesTheSiteThatARequestNames() {
        ForgedSite forged = new ForgedSite(port, mapping);
        for (String account : List.of("beheer", "keten.wvv", "piket.een", "opvang.haven")) {
            Visit visit = new Visit(port).login(account);
            String token = visit.token();
            String cookies = "SCHAKEL=" + visit.cookie("SCHAKEL") + "; SCHAKEL-CSRF=" + visit.cookie("SCHAKEL-CSRF");
            assertThat(forged.readsEverything(cookies)).as(account).contains(200, 302);
            assertThat(forged.sendsEveryForm(cookies, token)).as(account).contains(302);
        }
    }

    @Test
    void theAddressOfACalendarIsOfOurSite() {
        Visit visit = new Visit(port).login("piket.een");
        visit.submit("/piket/bereikbaar/agenda", visit.token(), List.of("X-Forwarded-Host", ForgedSite.NAME));

        assertThat(visit.get("/piket/bereikbaar").body()).contains(SITE + "/piket/agenda/");
    }

    @Test
    void aStaleFormIsOfferedAgainOnlyWhenItComesFromOurSite() {
        assertThat(stale("Origin", SITE)).contains("name=\"toelichting\"");
        for (String elsewhere : List.of(
                "https://" + ForgedSite.NAME,
                "http://schakel.voorbeeld.example",
                "http://localhost:" + port,
                SITE + ".kwaad.example",
                "null")) {
            assertThat(stale("Origin", elsewhere, "X-Forwarded-Host", ForgedSite.NAME))
                    .as(elsewhere)
                    .doesNotContain("name=\"toelichting\"");
        }
    }

    private String stale(String... headers) {
        Visit visit = new Visit(port).login("af.nijkerk");
        HttpResponse<String> answer =
                visit.submit("/taken/abc", "verouderd", List.of(headers), "toelichting", "nog hier");
        assertThat(answer.statusCode()).isEqualTo(403);
        return answer.body();
    }

    private int login(Visit visit, String username, String password, String from) {
        return submit(visit, username, password, from).statusCode();
    }

    private HttpResponse<String> submit(Visit visit, String username, String password, String from) {
        return visit.submit(
                "/inloggen",
                visit.token(),
                List.of(FORWARDED, from),
                "gebruikersnaam",
                username,
                "wachtwoord",
                password);
    }
}
