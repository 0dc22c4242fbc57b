package nl.schakel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.support.time.RealTime;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Real work, not a demonstration: one administrator from the environment, and nothing that was invented. */
@Tag("own-jvm")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "schakel.demo=false",
            "schakel.admin.user=hoofd",
            "schakel.admin.password=" + ProductionTest.PASSWORD,
            "schakel.data-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "schakel.scrape-token=meten-is-weten",
            "schakel.base-url=https://schakel.voorbeeld.example",
            "schakel.trusted-proxies=10.11.12.0/24",
            "camunda.bpm.job-execution.enabled=false",
            "schakel.pollers.enabled=false",
            "spring.datasource.hikari.minimum-idle=1"
        })
class ProductionTest {

    static final String PASSWORD = "een lang genoeg wachtwoord";

    @LocalServerPort
    private int port;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RealTime time;

    @Test
    void onlyTheFirstAdministratorExists() {
        assertThat(directory.people()).extracting(Person::username).doesNotContain("af.nijkerk", "beheer");
        assertThat(directory.region("wvv")).isEmpty();
        assertThat(directory.byUsername("hoofd").orElseThrow().groups())
                .containsExactly(GroupId.parse("beheer@schakel"));
        assertThat(login("hoofd", PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void aDeskThatNobodySitsAtLogsOut() {
        assertThat(idleSeconds(Visit.sessionIn(sessionCookie("hoofd", PASSWORD))))
                .isEqualTo(Duration.ofMinutes(30).toSeconds());
    }

    @Test
    void aScreenThatWaitsForAnAlarmStaysUntilTheMorning() {
        Visit visit = halfway("nacht", "piket@GM0267");
        HttpResponse<String> made = makeAnApp(visit);
        assertThat(made.body()).contains("Bewaar deze herstelcodes", "href=\"/taken\"");
        assertThat(idleSeconds(Visit.sessionIn(sessionCookie(made))))
                .isEqualTo(Duration.ofHours(12).toSeconds());
    }

    @Test
    void whoCanOpenCasesNeedsASecondStepAndKeepsOne() {
        Visit visit = halfway("stap", "aandachtsfunctionaris@GM0203");
        assertThat(visit.get("/taken").headers().firstValue("Location").orElse(""))
                .endsWith("/inloggen/tweede-stap?verder=%2Ftaken");
        assertThat(visit.get("/api/v1/taken").statusCode()).isEqualTo(401);
        assertThat(visit.submit("/inloggen/tweede-stap", visit.token(), "manier", "wachtwoord", "antwoord", PASSWORD)
                        .statusCode())
                .as("the same password twice is no second step")
                .isEqualTo(400);

        visit.have("SCHAKEL", sessionCookie(makeAnApp(visit)));
        assertThat(visit.get("/taken").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = visit.submit("/instellingen/tweede-stap/app/weg", visit.token());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Dit is uw enige manier. Stel eerst een andere in.");
    }

    @Test
    void aPasswordOfBeforeIsKeptBetterAtTheNextLogin() {
        people.register(List.of(new NewPerson(
                "van.vroeger", "Vroeger (fictief)", null, PASSWORD, Set.of(GroupId.parse("melder@GM0203")), false)));
        jdbc.sql("update schakel.person set password_hash = ? where username = 'van.vroeger'")
                .param(new BCryptPasswordEncoder(4).encode(PASSWORD))
                .update();
        for (int login = 0; login < 2; login++) {
            assertThat(login("van.vroeger", PASSWORD).statusCode()).isEqualTo(302);
            assertThat(jdbc.sql("select password_hash from schakel.person where username = 'van.vroeger'")
                            .query(String.class)
                            .single())
                    .startsWith("$argon2id$");
        }
        assertThat(login("van.vroeger", "iets anders dan dat").statusCode()).isEqualTo(401);
    }

    @Test
    void aPasswordOnADeviceThatWasNotSeenBeforeIsToldOnceADay() {
        people.register(List.of(new NewPerson(
                "ander.apparaat",
                "Apparaat (fictief)",
                "ander.apparaat@schakel.example",
                PASSWORD,
                Set.of(GroupId.parse("melder@GM0267")),
                false)));
        UUID person = directory.byUsername("ander.apparaat").orElseThrow().id();
        Visit desk = new Visit(port);
        desk.submit("/inloggen", desk.token(), "gebruikersnaam", "ander.apparaat", "wachtwoord", "niet dit wachtwoord");
        assertThat(told(person)).as("who guesses wrong is no news").isZero();

        desk.submit("/inloggen", desk.token(), "gebruikersnaam", "ander.apparaat", "wachtwoord", PASSWORD);
        assertThat(told(person)).isEqualTo(1);
        jdbc.sql(
                        "update schakel.outbox set key = key || '-gisteren' where receiver = ? and template = 'NIEUW_APPARAAT'")
                .param(person)
                .update();

        desk.submit("/uitloggen", desk.token());
        desk.submit("/inloggen", desk.token(), "gebruikersnaam", "ander.apparaat", "wachtwoord", PASSWORD);
        assertThat(told(person)).as("the same device again").isEqualTo(1);
        login("ander.apparaat", PASSWORD);
        login("ander.apparaat", PASSWORD);
        assertThat(told(person)).as("twice another one, today").isEqualTo(2);
    }

    private int told(UUID person) {
        return jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = 'NIEUW_APPARAAT'")
                .param(person)
                .query(Integer.class)
                .single();
    }

    @Test
    void whoOnlyReportsNeedsNone() {
        people.register(List.of(new NewPerson(
                "alleen.melden", "Melder (fictief)", null, PASSWORD, Set.of(GroupId.parse("melder@GM0267")), false)));
        assertThat(login("alleen.melden", PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/melden/volgen");
    }

    /** Somebody of whom the password was right. */
    private Visit halfway(String username, String role) {
        people.register(List.of(
                new NewPerson(username, "Verzonnen (fictief)", null, PASSWORD, Set.of(GroupId.parse(role)), false)));
        HttpResponse<String> answer = login(username, PASSWORD);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/inloggen/tweede-stap");
        Visit visit = new Visit(port);
        visit.have("SCHAKEL", sessionCookie(answer));
        return visit;
    }

    private HttpResponse<String> makeAnApp(Visit visit) {
        String page = visit.get("/inloggen/tweede-stap").body();
        assertThat(page).contains("Kies een tweede stap");
        return visit.submit(
                "/inloggen/tweede-stap/instellen",
                visit.token(),
                "manier",
                "code-app",
                "antwoord",
                CodesOfAnApp.secretIn(page).now(time.now()));
    }

    private long idleSeconds(String session) {
        return jdbc.sql("select max_inactive_interval from schakel.spring_session where session_id = ?")
                .param(session)
                .query(Long.class)
                .single();
    }

    /** A client without https keeps no such cookie, so it is read from the answer. */
    private String sessionCookie(String username, String password) {
        return sessionCookie(login(username, password));
    }

    private static String sessionCookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("SCHAKEL="))
                .reduce((first, last) -> last)
                .orElseThrow()
                .replaceFirst("SCHAKEL=([^;]*).*", "$1");
    }

    @Test
    void anInventedPersonNeitherLogsInNorOwnsATask() {
        GroupId officer = GroupId.parse("aandachtsfunctionaris@GM0267");
        people.register(
                List.of(new NewPerson("af.demo", "Demo (fictief)", null, "schakel-demo", Set.of(officer), true)));

        assertThat(login("af.demo", "schakel-demo").statusCode()).isEqualTo(401);
        assertThat(directory.members(officer)).isEmpty();
        assertThat(directory.ownerOf("GM0267")).hasToString("landelijk@landelijk");
        assertThat(identity.createUserQuery().userId("af.demo").count()).isZero();
    }

    @Test
    void basicIsNotAccepted() {
        String secret = Base64.getEncoder().encodeToString(("hoofd:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> refused = new Visit(port).get("/api/v1/taken", "Authorization", "Basic " + secret);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Sessie");
    }

    @Test
    void theDemonstrationDoesNotExist() {
        for (String path : List.of("/api/v1/demo/klok", "/demo/mail", "/demo/sms", "/demo/accounts")) {
            assertThat(new Visit(port).get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(new Visit(port)
                        .json("/api/v1/demo/klok", "{\"vooruit\":\"P3D\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void cookiesAndPagesKeepToHttps() {
        HttpResponse<String> page = new Visit(port).get("/inloggen", "X-Forwarded-Proto", "https");
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElse(""))
                .startsWith("max-age=31536000");
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void theMeasuringSystemHasItsToken() {
        assertThat(new Visit(port)
                        .get("/actuator/prometheus", "Authorization", "Bearer meten-is-weten")
                        .statusCode())
                .isNotIn(401, 403);
        assertThat(new Visit(port)
                        .get("/actuator/prometheus", "Authorization", "Bearer iets-anders")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoIsNoProxyOfOursCannotChooseAnAddress() {
        List<Integer> guesses = new ArrayList<>();
        List<Integer> reports = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            String invented = "198.51.100." + i;
            Visit visit = new Visit(port);
            guesses.add(visit.submit(
                            "/inloggen",
                            visit.token(),
                            List.of("X-Forwarded-For", invented, "Forwarded", "for=" + invented),
                            "gebruikersnaam",
                            "raden",
                            "wachtwoord",
                            "fout" + i)
                    .statusCode());
            reports.add(visit.json(
                            "/api/v1/meldingen",
                            "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen (fictief)\"}",
                            "X-Forwarded-For",
                            invented,
                            "X-Real-IP",
                            invented)
                    .statusCode());
        }
        assertThat(guesses.subList(0, 6)).containsOnly(401);
        assertThat(guesses.subList(6, 13)).containsOnly(429);
        assertThat(reports).filteredOn(status -> status == 201).hasSize(10);
        assertThat(reports.get(12)).isEqualTo(429);
    }

    @Test
    void aKnownDeviceIsMarkedForHttpsOnly() {
        assertThat(login("hoofd", PASSWORD).headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("SCHAKEL-APPARAAT="))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("SCHAKEL="))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
    }

    private HttpResponse<String> login(String username, String password) {
        Visit visit = new Visit(port);
        return visit.submit("/inloggen", visit.token(), "gebruikersnaam", username, "wachtwoord", password);
    }
}
