package nl.schakel.web.rooster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.TrialArea;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chain directors make and change the areas of the on-call service. */
@SchakelTest
class RotaAreaPageTest {

    private static final String PAGE = "/piket/rooster/gebied";
    private static final Pattern YES = Pattern.compile("/piket/rooster/gebied/vraag/([0-9a-f-]{36})/ja");
    private static final Pattern VERSION = Pattern.compile("name=\"versie\" value=\"(\\d+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private TrialArea east;
    private TrialArea west;

    @BeforeEach
    void twoRegions() {
        east = new TrialArea(beans);
        west = new TrialArea(beans);
        east.director("proefregie");
        west.director("proefregie");
        for (TrialArea area : new TrialArea[] {east, west}) {
            jdbc.sql("update schakel.duty_area set name = ? where code = ?")
                    .params("Piket " + area.code, area.code)
                    .update();
        }
    }

    @Test
    void twoDirectorsPutTheirRegionsTogetherAndApartAgain() {
        Visit eastern = director(east);
        assertThat(eastern.get("/piket/rooster").body()).contains(PAGE, "Voor Proefregio (fictief)");
        assertThat(post(eastern, "/" + east.code + "/regio", "regio", west.code))
                .contains("De ketenregisseur van die regio krijgt bericht", "is gevraagd. Er is nog geen antwoord.")
                .doesNotContain("??");

        Visit western = director(west);
        String asked = western.get(PAGE).body();
        assertThat(asked)
                .contains("Vragen aan u", "bij piketgebied Piket " + east.code, "Dat rooster stopt dan")
                .doesNotContain("??");
        assertThat(post(western, "/vraag/" + first(YES, asked) + "/ja"))
                .contains(
                        "De regio hoort nu bij dit piketgebied",
                        "Piket " + east.code,
                        "Een eigen piketgebied maken",
                        "voor de andere regio&#39;s")
                .doesNotContain("Piket " + west.code);
        assertThat(post(western, "/vraag/" + first(YES, asked) + "/ja")).contains("al geantwoord");

        assertThat(post(western, "", "regio", west.code, "naam", " ")).contains("Geef het piketgebied een naam");
        assertThat(post(western, "", "regio", west.code, "naam", "Piket Nieuw (fictief)"))
                .contains("Het piketgebied is gemaakt", "Piket Nieuw (fictief)")
                .doesNotContain("Piket " + east.code, "??");
        assertThat(western.get("/piket/rooster").body()).contains("Piket Nieuw (fictief)");
    }

    @Test
    void whoDirectsTheOtherRegionTooIsToldWhatEndsAndThatItMoved() {
        Visit visit = director(east);
        assertThat(visit.get(PAGE).body()).doesNotContain("meteen", "Dat rooster stopt dan");
        anything()
                .sql("update schakel.coverage set organisation = ? where region = ?")
                .params(east.code, west.code)
                .update();
        directory.refresh();

        assertThat(visit.get(PAGE).body())
                .contains(
                        "U beslist ook over Proefregio (fictief)",
                        "nu de enige regio van Piket " + west.code + ". Dat rooster stopt dan")
                .doesNotContain("??");
        assertThat(post(visit, "/" + east.code + "/regio", "regio", west.code))
                .contains("Proefregio (fictief) hoort nu bij Piket " + east.code + ".")
                .doesNotContain("krijgt bericht", "Dat rooster stopt dan", "Piket " + west.code, "??");
    }

    @Test
    void aNameIsKeptAndAnOlderPageIsToldSo() {
        Visit visit = director(east);
        String version = first(VERSION, visit.get(PAGE).body());
        assertThat(post(visit, "/" + east.code + "/naam", "naam", "Piket Oost (fictief)", "versie", version))
                .contains("De naam is bewaard", "Piket Oost (fictief)");
        assertThat(post(visit, "/" + east.code + "/naam", "naam", "Anders", "versie", version))
                .contains("Iemand anders heeft dit piketgebied net veranderd", "Piket Oost (fictief)");
    }

    @Test
    void aDirectorWithoutARotaMakesTheFirst() {
        anything()
                .sql("delete from schakel.duty_area_region where region = ?")
                .param(west.code)
                .update();
        Visit visit = director(west);
        assertThat(visit.get("/piket/rooster").body()).contains("nog geen piketrooster", "Maak een piketgebied");
        assertThat(visit.get(PAGE).body()).contains("heeft nog geen piketgebied");
        assertThat(post(visit, "", "regio", west.code, "naam", "Piket Eerste (fictief)"))
                .contains("Het piketgebied is gemaakt");
        assertThat(visit.get("/piket/rooster").body()).contains("Piket Eerste (fictief)", "Vast rooster per week");
    }

    @Test
    void coordinatorsAndOtherDirectorsCannot() {
        east.coordinator("proefanna");
        Visit coordinator = new Visit(port).login(east.username("proefanna"));
        assertThat(coordinator.get("/piket/rooster").body()).doesNotContain(PAGE);
        assertThat(coordinator.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(coordinator
                        .submit(PAGE, coordinator.token(), "regio", east.code, "naam", "Van mij")
                        .statusCode())
                .isEqualTo(404);
        Visit western = director(west);
        assertThat(western.submit(PAGE + "/" + east.code + "/naam", western.token(), "naam", "Van mij", "versie", "0")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Visit(port).login("af.nijkerk").get(PAGE).statusCode()).isEqualTo(403);
    }

    /** For what only somebody with all rights in the database can do. */
    private JdbcClient anything() {
        return JdbcClient.create(TestPostgres.withAllRights(jdbc));
    }

    private Visit director(TrialArea area) {
        return new Visit(port).login(area.username("proefregie"));
    }

    /** Sends a form and reads what the page says then. */
    private static String post(Visit visit, String path, String... fields) {
        assertThat(visit.submit(PAGE + path, visit.token(), fields).statusCode())
                .isEqualTo(302);
        return visit.get(PAGE).body();
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group(1);
    }
}
