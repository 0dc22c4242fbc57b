package nl.schakel.web.afwezig;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.administration.RegionSetUp;
import nl.schakel.administration.RoleProposals;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.story.Story;
import nl.schakel.support.time.Zones;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody says when they are away and who replaces them, and a second person agrees. Everybody here is invented. */
@SchakelTest
class AbsencePageTest {

    private static final String OWN = "/instellingen/afwezig";

    @LocalServerPort
    private int port;

    @Autowired
    private RegionSetUp setUp;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private RoleProposals proposals;

    @Autowired
    private Story story;

    @Autowired
    private Clock clock;

    private String shelter;
    private String today;
    private String member;
    private UUID colleague;

    @BeforeEach
    void aShelterWithOnePersonWhoAnswers() {
        Viewer caretaker = Viewer.of(directory.byUsername("beheer").orElseThrow());
        shelter = setUp.addOrganisation("Huis " + UUID.randomUUID() + " (fictief)", "opvang", "", caretaker);
        today = clock.instant().atZone(Zones.AMSTERDAM).toLocalDate().toString();
        member = person("opvang", "Eigen (fictief)");
        colleague = id(person("melder", "Vervanger (fictief)"));
    }

    @Test
    void reportedOnThePageAgreedToByWhoKeepsPeopleAndOverWithOneTap() {
        Visit away = new Visit(port).login(member);
        assertThat(away.get("/instellingen").body()).contains(OWN);
        assertThat(away.get(OWN).body()).contains("Niemand anders heeft hier deze rol.", "Vervanger (fictief)");

        assertThat(report(away, OWN, today, today, colleague.toString()).statusCode())
                .isEqualTo(302);
        assertThat(away.get(OWN).body())
                .contains("De afwezigheid is gemeld.", "Is nu bezig", "wacht op akkoord van een tweede persoon");

        Visit keeper = new Visit(port).login(person("personeelsbeheer", "Beheert (fictief)"));
        String page = "/beheer/organisaties/" + shelter;
        String waiting = keeper.get(page).body();
        assertThat(waiting).contains("Als vervanger van Eigen (fictief), van ", "Afwezig van ");
        String yes = waiting.replaceAll("(?s).*action=\"(" + page + "/voorstellen/[^\"]*/geven)\".*", "$1");
        keeper.submit(yes, keeper.token());

        assertThat(away.get(OWN).body()).contains("vervangt nu");
        assertThat(groups(colleague)).contains(GroupId.parse("opvang@" + shelter));
        away.submit(OWN + "/voorbij", away.token());
        assertThat(away.get(OWN).body()).contains("De afwezigheid is voorbij.", "Meld de afwezigheid");
        assertThat(groups(colleague)).doesNotContain(GroupId.parse("opvang@" + shelter));
        away.submit(OWN + "/voorbij", away.token());
        assertThat(away.get(OWN).body()).as("a second tap").contains("Er was geen afwezigheid meer.");
    }

    @Test
    void whatIsRefusedComesBackAsTyped() {
        Visit away = new Visit(port).login(member);

        HttpResponse<String> refused = report(away, OWN, "2001-01-01", "", colleague.toString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Deze dag is al voorbij.", "Vul de laatste dag in.", "value=\"2001-01-01\"")
                .containsPattern("value=\"" + colleague + "\"[^>]*selected");
        for (String nobody : List.of("iemand", UUID.randomUUID().toString(), "x'; drop")) {
            HttpResponse<String> unknown = report(away, OWN, today, today, nobody);
            assertThat(unknown.statusCode()).as(nobody).isEqualTo(400);
            assertThat(unknown.body()).contains("Deze persoon kan hier niet vervangen.");
        }
        assertThat(away.submit(
                                OWN,
                                away.token(),
                                "eersteDag",
                                today,
                                "laatsteDag",
                                today,
                                "rol",
                                "geen rol",
                                "vervanger",
                                colleague.toString())
                        .statusCode())
                .isEqualTo(400);
        assertThat(away.submit(OWN, away.token()).statusCode()).isEqualTo(400);
        assertThat(away.get(OWN).body()).contains("Meld de afwezigheid");
    }

    @Test
    void aColleagueIsReportedByWhoKeepsThePeopleThereAlone() {
        String keeper = person("personeelsbeheer", "Beheert (fictief)");
        String page = "/beheer/organisaties/" + shelter + "/mensen/" + id(member) + "/afwezig";
        Visit visit = new Visit(port).login(keeper);
        assertThat(visit.get("/beheer/organisaties/" + shelter).body()).contains(page);
        assertThat(visit.get(page).body()).contains("Afwezigheid van Eigen (fictief)");

        report(visit, page, today, today, "");

        assertThat(visit.get(page).body()).contains("Er is geen vervanger gekozen.", "Deze persoon is er weer");
        assertThat(directory.isAway(id(member))).isTrue();
        Visit stranger = new Visit(port).login(person("personeelsbeheer", "Elders (fictief)", "opvang-haven"));
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        assertThat(report(stranger, page, today, today, "").statusCode()).isEqualTo(404);
        assertThat(stranger.submit(page + "/voorbij", stranger.token()).statusCode())
                .isEqualTo(404);
        assertThat(new Visit(port).login(member).get(page).statusCode()).isEqualTo(403);
        assertThat(directory.isAway(id(member))).isTrue();
        assertThat(visit.get("/beheer/organisaties/opvang-haven/mensen/" + id(member) + "/afwezig")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRoleThatNobodyDoesMeanwhileStandsWhereItsDirectorAndItsOrganisationBegin() {
        String municipality = directory.municipalities().stream()
                .map(Municipality::cbsCode)
                .filter(code -> directory.regionOf(code).isEmpty())
                .findFirst()
                .orElseThrow();
        String region = setUp.found(
                "Regio " + UUID.randomUUID() + " (fictief)",
                List.of(municipality),
                Viewer.of(directory.byUsername("beheer").orElseThrow()));
        Visit director = new Visit(port).login(person("ketenregisseur", "Keten (fictief)", region));
        Visit keeper = new Visit(port).login(person("personeelsbeheer", "Beheert (fictief)", municipality));
        Visit officer = new Visit(port).login(person("aandachtsfunctionaris", "Af (fictief)", municipality));
        int before = unfilled(director.get("/taken").body());
        String page = "/beheer/organisaties/" + municipality;
        assertThat(keeper.get(page).body()).doesNotContain("De route heeft deze rol nodig");

        officer.submit(OWN, officer.token(), "eersteDag", today, "laatsteDag", today);

        assertThat(unfilled(director.get("/taken").body())).isEqualTo(before + 1);
        assertThat(director.get("/beheer/regios/" + region).statusCode()).isEqualTo(200);
        assertThat(keeper.get(page).body())
                .contains("De route heeft deze rol nodig, en niemand die er is heeft hem: Aandachtsfunctionaris");
        assertThat(officer.get("/taken").body()).as("who directs no region").doesNotContain("niet bezet. Bekijk welke");
    }

    @Test
    void whoLooksInSomebodysPlaceIsReadAsSuch() {
        Visit officer = new Visit(port).login("af.nijkerk");
        Visit replacement = new Visit(port).login("gebiedsteam.nijkerk");
        UUID dossier = story.report(Story.plain()).dossier();
        assertThat(replacement.get("/zaken/" + dossier).statusCode()).isEqualTo(404);
        officer.submit(
                OWN,
                officer.token(),
                "eersteDag",
                today,
                "laatsteDag",
                today,
                "rol",
                "aandachtsfunctionaris@GM0267",
                "vervanger",
                id("gebiedsteam.nijkerk").toString());
        try {
            Viewer keeper = Viewer.of(directory.byUsername("beheer").orElseThrow());
            proposals.give(proposals.waiting("GM0267", keeper).get(0).id(), keeper);

            assertThat(replacement.get("/zaken/" + dossier).statusCode()).isEqualTo(200);

            assertThat(new Visit(port).login("fg.nijkerk").get("/toegang").body())
                    .contains("Hanna Bakker (fictief), als vervanger");
        } finally {
            officer.submit(OWN + "/voorbij", officer.token());
        }
        assertThat(replacement.get("/zaken/" + dossier).statusCode()).isEqualTo(404);
    }

    private static int unfilled(String page) {
        Matcher found = Pattern.compile("(\\d+) rol(?:len)? niet bezet").matcher(page);
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private HttpResponse<String> report(Visit visit, String page, String first, String last, String replacement) {
        return visit.submit(
                page,
                visit.token(),
                "eersteDag",
                first,
                "laatsteDag",
                last,
                "rol",
                "opvang@" + shelter,
                "vervanger",
                replacement);
    }

    private Set<GroupId> groups(UUID person) {
        return directory.person(person).orElseThrow().groups();
    }

    private UUID id(String username) {
        return directory.byUsername(username).orElseThrow().id();
    }

    private String person(String role, String name) {
        return person(role, name, shelter);
    }

    private String person(String role, String name, String organisation) {
        String username = "afwezig-" + UUID.randomUUID();
        people.register(List.of(new NewPerson(
                username,
                name,
                username + "@schakel.example",
                "schakel-demo",
                Set.of(GroupId.parse(role + "@" + organisation)),
                true)));
        return username;
    }
}
