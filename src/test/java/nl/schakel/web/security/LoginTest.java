package nl.schakel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.piket.TrialArea;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SchakelTest
class LoginTest {

    @LocalServerPort
    private int port;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void loginLeadsToTheRequestedPage() {
        Visit visit = new Visit(port);
        HttpResponse<String> refused = visit.get("/taken/abc?kader=1");
        assertThat(refused.statusCode()).isEqualTo(302);
        String login = location(refused);
        assertThat(login).isEqualTo("/inloggen?verder=%2Ftaken%2Fabc%3Fkader%3D1");

        HttpResponse<String> form = visit.get(login);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).contains("value=\"/taken/abc?kader=1\"").contains("<html lang=\"nl\"");
        HttpResponse<String> done = visit.submit(
                "/inloggen",
                Visit.tokenIn(form.body()),
                "verder",
                "/taken/abc?kader=1",
                "gebruikersnaam",
                "AF.Nijkerk ",
                "wachtwoord",
                "schakel-demo");
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(location(done)).isEqualTo("/taken/abc?kader=1");
    }

    @Test
    void tasklistAsksForLoginInOurPage() {
        HttpResponse<String> refused = new Visit(port).get("/camunda/app/tasklist/default/");
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(location(refused)).startsWith("/inloggen?verder=%2Fcamunda%2Fapp%2Ftasklist");
        assertThat(new Visit(port)
                        .get("/camunda/api/engine/engine/default/task")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoHasNoPageInMindBeginsAtTheOwnList() {
        Map<String, String> lists = Map.of(
                "af.nijkerk", "/taken",
                "opvang.haven", "/taken",
                "politie.nacht", "/taken",
                "fg.nijkerk", "/toegang",
                "beheer", "/storingen",
                "balie.nijkerk", "/melden/volgen");
        lists.forEach((account, list) -> {
            Visit visit = new Visit(port);
            assertThat(location(login(visit, account))).as(account).isEqualTo(list);
            assertThat(location(visit.get("/"))).as(account + " opens Schakel").isEqualTo(list);
            assertThat(location(visit.get("/inloggen")))
                    .as(account + " is in already")
                    .isEqualTo(list);
            assertThat(visit.get(list).statusCode()).as(list).isEqualTo(200);
        });
    }

    @Test
    void whoIsOnDutyBeginsAtTheCallsAndTheColleagueWhoIsNotAtTheTasks() {
        TrialArea area = new TrialArea(beans);
        Viewer onDuty = area.coordinator("dienst");
        area.coordinator("vrij");
        UUID shift = area.running(onDuty);

        Visit visit = new Visit(port);
        assertThat(location(login(visit, area.username("dienst")))).isEqualTo("/piket");
        assertThat(location(visit.get("/"))).isEqualTo("/piket");
        assertThat(location(login(new Visit(port), area.username("vrij")))).isEqualTo("/taken");

        jdbc.sql("delete from schakel.duty_shift where id = ?").param(shift).update();
        assertThat(location(visit.get("/"))).as("the duty is over").isEqualTo("/taken");
    }

    @Test
    void anotherPageThatSomebodyCameForWins() {
        for (String page : List.of("/melden", "/zaken?status=nieuw", "/melden/volgen")) {
            assertThat(location(login(new Visit(port), "fg.nijkerk", "verder", page)))
                    .isEqualTo(page);
        }
        Visit visit = new Visit(port);
        assertThat(location(login(visit, "fg.nijkerk", "verder", "/"))).isEqualTo("/");
        assertThat(location(visit.get("/"))).isEqualTo("/toegang");
    }

    @Test
    void whoIsNotSignedInIsWelcomedAsACitizen() {
        HttpResponse<String> welcome = new Visit(port).get("/");
        assertThat(welcome.statusCode()).isEqualTo(200);
        assertThat(welcome.body()).contains("Een melding helpt").contains("href=\"/melden\"");
    }

    private static HttpResponse<String> login(Visit visit, String account, String... fields) {
        String[] all = Stream.concat(
                        Stream.of("gebruikersnaam", account, "wachtwoord", "schakel-demo"), Stream.of(fields))
                .toArray(String[]::new);
        return visit.submit("/inloggen", visit.token(), all);
    }

    @Test
    void loginLeadsNowhereElse() {
        for (String elsewhere :
                List.of("https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "javascript:x")) {
            Visit visit = new Visit(port);
            HttpResponse<String> done = visit.submit(
                    "/inloggen",
                    visit.token(),
                    "verder",
                    elsewhere,
                    "gebruikersnaam",
                    "af.nijkerk",
                    "wachtwoord",
                    "schakel-demo");
            assertThat(location(done)).as(elsewhere).isEqualTo("/taken");
        }
    }

    @Test
    void aWrongPasswordSaysNothingAboutTheAccount() {
        Visit visit = new Visit(port);
        String known = Visit.withoutTokenAndClock(
                visit.submit("/inloggen", visit.token(), "gebruikersnaam", "riec.on", "wachtwoord", "fout")
                        .body());
        String unknown = Visit.withoutTokenAndClock(
                visit.submit("/inloggen", visit.token(), "gebruikersnaam", "riec.onx", "wachtwoord", "fout")
                        .body());
        assertThat(known).contains("horen niet bij elkaar");
        assertThat(unknown.replace("riec.onx", "riec.on")).isEqualTo(known);
    }

    @Test
    void guessingBecomesSlow() {
        Visit visit = new Visit(port);
        String account = "raden" + UUID.randomUUID();
        for (int i = 0; i < 6; i++) {
            assertThat(visit.submit("/inloggen", visit.token(), "gebruikersnaam", account, "wachtwoord", "gok" + i)
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> slowed =
                visit.submit("/inloggen", visit.token(), "gebruikersnaam", account, "wachtwoord", "gok");
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
        assertThat(slowed.body()).contains("te vaak");
    }

    @Test
    void theSessionIsNewAfterLogin() {
        Visit visit = new Visit(port);
        visit.get("/melden");
        String before = visit.cookie("SCHAKEL");
        visit.login("af.nijkerk");
        assertThat(visit.cookie("SCHAKEL")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void logoutEndsTheSession() {
        Visit visit = new Visit(port).login("af.nijkerk");
        assertThat(visit.get("/api/v1/taken").statusCode()).isEqualTo(200);
        HttpResponse<String> out = visit.submit("/uitloggen", visit.token());
        assertThat(location(out)).isEqualTo("/inloggen?uitgelogd");
        assertThat(visit.get("/api/v1/taken").statusCode()).isEqualTo(401);
    }

    @Test
    void inputTypedInALostSessionComesThroughLogin() {
        Visit visit = new Visit(port).login("af.nijkerk");
        String token = visit.token();
        visit.forget("SCHAKEL");

        HttpResponse<String> lost = visit.submit(
                "/taken/abc", token, "toelichting", "Eén <b> & \"twee\"", "vormen", "arbeid", "vormen", "crimineel");
        assertThat(lost.statusCode()).isEqualTo(401);
        assertThat(lost.body())
                .contains("name=\"bewaard.toelichting\" value=\"Eén &lt;b&gt; &amp; &quot;twee&quot;\"")
                .contains("name=\"bewaard.vormen\" value=\"arbeid\"")
                .contains("name=\"bewaard.vormen\" value=\"crimineel\"")
                .contains("name=\"verder\" value=\"/taken/abc\"");

        String[] carried = {
            "verder",
            "/taken/abc",
            "bewaard.toelichting",
            "Eén <b>",
            "bewaard.vormen",
            "arbeid",
            "bewaard.vormen",
            "crimineel",
            "gebruikersnaam",
            "af.nijkerk",
            "wachtwoord",
            "fout"
        };
        HttpResponse<String> mistyped = visit.submit("/inloggen", Visit.tokenIn(lost.body()), carried);
        assertThat(mistyped.statusCode()).isEqualTo(401);
        assertThat(mistyped.body()).contains("name=\"bewaard.vormen\" value=\"crimineel\"");

        carried[carried.length - 1] = "schakel-demo";
        HttpResponse<String> back = visit.submit("/inloggen", Visit.tokenIn(mistyped.body()), carried);
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body())
                .contains("action=\"/taken/abc\"")
                .contains("name=\"toelichting\" value=\"Eén &lt;b&gt;\"")
                .contains("name=\"vormen\" value=\"crimineel\"")
                .doesNotContain("schakel-demo");
        assertThat(visit.get("/api/v1/taken").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormOfAnEarlierSessionIsOfferedAgain() {
        Visit visit = new Visit(port).login("af.nijkerk");
        String stale = visit.token();
        visit.submit("/uitloggen", visit.token());
        visit.login("af.nijkerk");

        HttpResponse<String> offered =
                visit.submit("/taken/abc", stale, List.of("Sec-Fetch-Site", "same-origin"), "toelichting", "nog hier");
        assertThat(offered.statusCode()).isEqualTo(403);
        assertThat(offered.body()).contains("name=\"toelichting\" value=\"nog hier\"");
    }

    @Test
    void anotherSiteCannotSendAForm() {
        Visit visit = new Visit(port).login("af.nijkerk");
        for (List<String> from : List.of(
                List.<String>of(),
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Origin", "https://kwaad.example"))) {
            HttpResponse<String> refused = visit.submit("/taken/abc", null, from, "toelichting", "x");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("name=\"toelichting\"");
        }
        assertThat(visit.json("/api/v1/meldingen", "{}").statusCode()).isEqualTo(403);
        assertThat(visit.json("/api/v1/meldingen", "{}", "X-CSRF-TOKEN", visit.token())
                        .statusCode())
                .isEqualTo(400);
    }

    private static String location(HttpResponse<String> response) {
        String location = response.headers().firstValue("Location").orElse("");
        return location.replaceFirst("^http://localhost:\\d+", "");
    }
}
