package nl.schakel.web.beheer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.administration.Invitations;
import nl.schakel.administration.RegionSetUp;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An organisation keeps its own people, in the browser. Everybody here is invented. */
@SchakelTest
class OrganisationPageTest {

    private static final String PASSWORD = "vier losse woorden samen";

    @LocalServerPort
    private int port;

    @Autowired
    private RegionSetUp setUp;

    @Autowired
    private People people;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private String shelter;
    private String page;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        Viewer caretaker = Viewer.of(directory.byUsername("beheer").orElseThrow());
        shelter = setUp.addOrganisation("Huis " + UUID.randomUUID() + " (fictief)", "opvang", "", caretaker);
        page = "/beheer/organisaties/" + shelter;
    }

    @Test
    void somebodyIsInvitedAgreedToAndLogsIn() {
        Visit keeper = new Visit(port).login(keeper());
        assertThat(keeper.get("/beheer").headers().firstValue("Location").orElse(""))
                .endsWith(page);
        String address = address();

        HttpResponse<String> sent = keeper.submit(
                page + "/mensen", keeper.token(), "naam", "Nieuw (fictief)", "email", address, "rollen", "opvang");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(keeper.get(page).body())
                .contains("De uitnodiging is onderweg.", "Nog niet gegeven: Opvang", "Nieuw (fictief)")
                .contains("Iemand anders die hier mensen beheert, moet akkoord geven.")
                .doesNotContain(address);

        Visit second = new Visit(port).login("beheer");
        UUID proposal = jdbc.sql("select id from schakel.role_proposal where organisation = ?")
                .param(shelter)
                .query(UUID.class)
                .single();
        assertThat(second.get(page).body()).contains("/voorstellen/" + proposal + "/geven");
        assertThat(keeper.submit(page + "/voorstellen/" + proposal + "/geven", keeper.token())
                        .statusCode())
                .isEqualTo(404);
        second.submit(page + "/voorstellen/" + proposal + "/geven", second.token());
        assertThat(second.get(page).body()).contains("De rol is gegeven.");
        second.submit(page + "/voorstellen/" + proposal + "/geven", second.token());
        assertThat(second.get(page).body()).contains("Daarover was al besloten.", "kreeg de rol Opvang");

        Visit newcomer = new Visit(port);
        assertThat(newcomer.get("/uitnodiging").statusCode()).isEqualTo(200);
        String secret = secret(address);
        HttpResponse<String> tooShort =
                newcomer.submit("/uitnodiging", null, "code", secret, "wachtwoord", "kort", "herhaling", "kort");
        assertThat(tooShort.statusCode()).isEqualTo(400);
        assertThat(tooShort.body()).contains("Het wachtwoord is te kort", "value=\"" + secret + "\"");
        HttpResponse<String> chosen =
                newcomer.submit("/uitnodiging", null, "code", secret, "wachtwoord", PASSWORD, "herhaling", PASSWORD);
        assertThat(chosen.headers().firstValue("Location").orElse("")).endsWith("/inloggen?welkom");
        assertThat(newcomer.submit("/uitnodiging", null, "code", secret, "wachtwoord", PASSWORD, "herhaling", PASSWORD)
                        .body())
                .contains("Deze link werkt niet meer");
        HttpResponse<String> in =
                newcomer.submit("/inloggen", newcomer.token(), "gebruikersnaam", address, "wachtwoord", PASSWORD);
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(newcomer.get("/opvang").statusCode()).isEqualTo(200);
    }

    @Test
    void whoKeepsPeopleSeesNothingElse() {
        Visit keeper = new Visit(port).login(keeper());
        for (String other : List.of(
                "/storingen",
                "/toegang",
                "/werkbank",
                "/opvang",
                "/piket/rooster",
                "/beheer/vormen",
                "/beheer/regios/wvv",
                "/actuator/prometheus",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/")) {
            assertThat(keeper.get(other).statusCode()).as(other).isEqualTo(403);
        }
        for (String other : List.of("/beheer/organisaties/wvv", "/beheer/organisaties/bestaat-niet")) {
            assertThat(keeper.get(other).statusCode()).as(other).isEqualTo(404);
        }
        List<UUID> cases = jdbc.sql("select id from schakel.dossier limit 5")
                .query(UUID.class)
                .list();
        for (UUID one : cases) {
            assertThat(keeper.get("/zaken/" + one).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whoLeavesIsOutAtTheNextClick() {
        Visit keeper = new Visit(port).login(keeper());
        String name = member("opvang");
        Visit leaver = new Visit(port).login(name);
        assertThat(leaver.get("/opvang").statusCode()).isEqualTo(200);
        UUID person = directory.byUsername(name).orElseThrow().id();

        keeper.submit(page + "/mensen/" + person + "/uit-dienst", keeper.token());

        assertThat(keeper.get(page).body())
                .contains("Het account is gesloten.", "niemand heeft hier nu nog de rol Opvang");
        assertThat(leaver.get("/opvang").statusCode()).isIn(302, 403);
        assertThat(new Visit(port)
                        .submit(
                                "/inloggen",
                                new Visit(port).token(),
                                "gebruikersnaam",
                                name,
                                "wachtwoord",
                                "schakel-demo")
                        .statusCode())
                .isNotEqualTo(302);
    }

    @Test
    void aRefusedInvitationComesBackAsTyped() {
        Visit keeper = new Visit(port).login(keeper());
        HttpResponse<String> refused = keeper.submit(
                page + "/mensen", keeper.token(), "naam", "Half (fictief)", "email", "geen adres", "rollen", "melder");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Hier kan geen mail naartoe", "value=\"Half (fictief)\"", "value=\"geen adres\"");
        for (String role : List.of("beheer", "tmm", "bestaat-niet")) {
            assertThat(keeper.submit(
                                    page + "/mensen",
                                    keeper.token(),
                                    "naam",
                                    "X (fictief)",
                                    "email",
                                    address(),
                                    "rollen",
                                    role)
                            .statusCode())
                    .as(role)
                    .isEqualTo(400);
        }
        assertThat(directory.peopleOf(shelter)).hasSize(1);
    }

    private String keeper() {
        return member("personeelsbeheer");
    }

    private String member(String role) {
        String name = "lid-" + UUID.randomUUID();
        people.register(List.of(new NewPerson(
                name,
                "Lid (fictief)",
                name + "@schakel.example",
                "schakel-demo",
                Set.of(GroupId.parse(role + "@" + shelter)),
                true)));
        return name;
    }

    private String secret(String address) {
        Person person = directory.byEmail(address).orElseThrow();
        String link = jdbc.sql("select link from schakel.outbox where receiver = ? and template = 'UITNODIGING'")
                .param(person.id())
                .query(String.class)
                .single();
        return invitations.sealed(link).replaceFirst(".*#", "");
    }

    private static String address() {
        return "verzonnen-" + UUID.randomUUID() + "@schakel.example";
    }
}
