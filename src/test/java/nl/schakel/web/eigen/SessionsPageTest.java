package nl.schakel.web.eigen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody sees where they are signed in, and ends it elsewhere. Everybody here is invented. */
@SchakelTest
class SessionsPageTest {

    private static final String PAGE = "/instellingen/sessies";
    private static final Pattern HANDLE = Pattern.compile("/instellingen/sessies/([0-9a-f]{24})/einde");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "sessies-" + UUID.randomUUID();
    private Visit here;
    private Visit phone;
    private Visit desk;

    @BeforeEach
    void signedInAtThreePlaces() {
        people.register(List.of(new NewPerson(
                name,
                "Sessies (fictief)",
                name + "@schakel.example",
                "schakel-demo",
                Set.of(GroupId.parse("melder@GM0289")),
                true)));
        here = new Visit(port).login(name);
        phone = new Visit(port);
        phone.submit(
                "/inloggen",
                phone.token(),
                List.of(
                        "User-Agent",
                        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"),
                "gebruikersnaam",
                name,
                "wachtwoord",
                "schakel-demo");
        desk = new Visit(port).login(name);
    }

    @Test
    void whereOneIsSignedInIsShownWithoutWhatOpensIt() {
        String page = here.get(PAGE).body();
        assertThat(page).contains("Chrome op Android", "Dit apparaat");
        assertThat(handles(page)).as("the other two").hasSize(2);
        assertThat(page).doesNotContain(phone.session(), desk.session(), here.session());
        assertThat(jdbc.sql("select principal_name from schakel.spring_session where session_id = ?")
                        .param(phone.session())
                        .query(String.class)
                        .single())
                .as("the table names nobody")
                .matches("[0-9a-f]{64}");
    }

    @Test
    void oneOfThemEndsAtOnce() {
        String page = here.get(PAGE).body();
        String ofThePhone =
                handles(page.substring(page.indexOf("Chrome op Android"))).get(0);
        assertThat(here.submit(PAGE + "/" + ofThePhone + "/einde", here.token()).statusCode())
                .isEqualTo(302);
        assertThat(phone.get("/melden/volgen").body()).contains("href=\"/inloggen\"");
        assertThat(phone.get(PAGE).statusCode()).as("to the login").isEqualTo(302);
        assertThat(desk.get(PAGE).statusCode()).isEqualTo(200);
        assertThat(here.get(PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void allOthersEndTogether() {
        here.submit(PAGE + "/einde", here.token());
        assertThat(phone.get(PAGE).statusCode()).isEqualTo(302);
        assertThat(desk.get(PAGE).statusCode()).isEqualTo(302);
        assertThat(here.get(PAGE).body()).contains("U bent nergens anders ingelogd.");
    }

    @Test
    void nobodyEndsWhatIsOfSomebodyElse() {
        String mine = handles(here.get(PAGE).body()).get(0);
        Visit other = new Visit(port).login("balie.nijkerk");
        other.submit(PAGE + "/" + mine + "/einde", other.token());
        assertThat(phone.get(PAGE).statusCode()).isEqualTo(200);
        assertThat(desk.get(PAGE).statusCode()).isEqualTo(200);
    }

    private static List<String> handles(String page) {
        Matcher found = HANDLE.matcher(page);
        List<String> all = new ArrayList<>();
        while (found.find()) {
            all.add(found.group(1));
        }
        return all;
    }
}
