package nl.schakel.web.eigen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody keeps their own name, address and password. Everybody here is invented. */
@SchakelTest
class AccountPageTest {

    private static final String PASSWORD = "vier losse woorden samen";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "zelf-" + UUID.randomUUID();
    private Visit visit;

    @BeforeEach
    void anAccount() {
        people.register(List.of(new NewPerson(
                name,
                "Zelf (fictief)",
                name + "@schakel.example",
                "schakel-demo",
                Set.of(GroupId.parse("melder@GM0289")),
                true)));
        visit = new Visit(port).login(name);
    }

    @Test
    void nameAndAddressAreOnesOwn() {
        String address = "nieuw-" + name + "@schakel.example";
        assertThat(describe(address, "schakel-demo").statusCode()).isEqualTo(302);
        assertThat(visit.get("/instellingen/account").body())
                .contains("Uw naam en adres zijn bewaard.", "value=\"Anders (fictief)\"", address);
        assertThat(directory.byEmail(address).orElseThrow().displayName()).isEqualTo("Anders (fictief)");
    }

    @Test
    void withoutThePasswordOfNowNothingChanges() {
        HttpResponse<String> refused = describe("nieuw-" + name + "@schakel.example", "fout");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Dit is niet uw wachtwoord van nu.", "value=\"Anders (fictief)\"");
        assertThat(directory.byUsername(name).orElseThrow().displayName()).isEqualTo("Zelf (fictief)");
    }

    @Test
    void theAddressOfSomebodyElseIsRefused() {
        HttpResponse<String> refused = describe("af.nijkerk@schakel.invalid", "schakel-demo");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Er is al een account met dit e-mailadres.");
    }

    @Test
    void aNewPasswordEndsEverySessionThatBeganWithAnother() {
        Visit elsewhere = new Visit(port).login(name);
        assertThat(elsewhere.get("/taken").statusCode()).isEqualTo(200);
        HttpResponse<String> changed = visit.submit(
                "/instellingen/wachtwoord",
                visit.token(),
                "huidig",
                "schakel-demo",
                "wachtwoord",
                PASSWORD,
                "herhaling",
                PASSWORD);
        assertThat(changed.headers().firstValue("Location").orElse("")).endsWith("/inloggen?welkom");
        assertThat(visit.get("/taken").headers().firstValue("Location").orElse(""))
                .contains("/inloggen");
        assertThat(elsewhere.get("/taken").headers().firstValue("Location").orElse(""))
                .as("a session that began with the password of before")
                .contains("/inloggen");
        Visit again = new Visit(port);
        assertThat(again.submit("/inloggen", again.token(), "gebruikersnaam", name, "wachtwoord", "schakel-demo")
                        .statusCode())
                .isEqualTo(401);
        assertThat(again.submit("/inloggen", again.token(), "gebruikersnaam", name, "wachtwoord", PASSWORD)
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void whoGuessesThePasswordOfNowHasToWait() {
        for (int i = 0; i < 7; i++) {
            describe("nieuw-" + name + "@schakel.example", "fout" + i);
        }
        assertThat(describe("nieuw-" + name + "@schakel.example", "schakel-demo")
                        .body())
                .contains("Te vaak geprobeerd.");
    }

    @Test
    void aForgottenPasswordIsChosenAnewWithAMailAndNobodyHearsWhoHasAnAccount() {
        String address = "echt-" + name + "@schakel.example";
        people.register(List.of(new NewPerson(
                "echt-" + name,
                "Vergeten (fictief)",
                address,
                PASSWORD,
                Set.of(GroupId.parse("melder@GM0289")),
                false)));
        String known = Visit.withoutTokenAndClock(forgotten(address).body());
        assertThat(known).contains("Hoort dit adres bij een account, dan is er een mail onderweg.");
        for (String other : List.of("niemand-" + name + "@schakel.example", "", "geen adres", address)) {
            assertThat(Visit.withoutTokenAndClock(forgotten(other).body())).isEqualTo(known);
        }
        assertThat(mails("echt-" + name)).as("asked twice, sent once").isEqualTo(1);
        forgotten(name + "@schakel.example");
        assertThat(mails(name)).as("an account of the demonstration").isZero();

        Visit still = new Visit(port);
        assertThat(still.submit("/inloggen", still.token(), "gebruikersnaam", address, "wachtwoord", PASSWORD)
                        .statusCode())
                .as("the password of now goes on")
                .isEqualTo(302);
    }

    @Test
    void aPasswordThatEverybodyGuessesIsRefused() {
        for (String easy : List.of("password123456", "qwertyuiop123", "wachtwoordwachtwoord")) {
            assertThat(visit.submit(
                                    "/instellingen/wachtwoord",
                                    visit.token(),
                                    "huidig",
                                    "schakel-demo",
                                    "wachtwoord",
                                    easy,
                                    "herhaling",
                                    easy)
                            .body())
                    .as(easy)
                    .contains("Dit wachtwoord is te makkelijk te raden.");
        }
    }

    @Test
    void whoAsksForMailAllTheTimeHasToWait() {
        HttpResponse<String> answer = null;
        for (int i = 0; i < 23; i++) {
            answer = forgotten("niemand@schakel.example");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
    }

    private HttpResponse<String> forgotten(String address) {
        Visit anybody = new Visit(port);
        return anybody.submit("/inloggen/wachtwoord-vergeten", anybody.token(), "email", address);
    }

    private int mails(String username) {
        return jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = 'UITNODIGING'")
                .param(directory.byUsername(username).orElseThrow().id())
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> describe(String address, String password) {
        return visit.submit(
                "/instellingen/account",
                visit.token(),
                "naam",
                "Anders (fictief)",
                "email",
                address,
                "wachtwoord-nu",
                password);
    }
}
