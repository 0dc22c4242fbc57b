package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.SchakelTest;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.NewSignal;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Facts that turned out otherwise after the report: what was stays beside what is, with who says so and when. */
@SchakelTest
class CorrectedFactsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Parties parties;

    private UUID dossier;
    private String name;

    @BeforeEach
    void aReportAboutSomebody() {
        name = "Verzonnen Naam " + UUID.randomUUID();
        dossier = story.report(new NewSignal(
                        "GM0267",
                        "Verzonnen signaal (fictief).",
                        null,
                        null,
                        null,
                        "Verzonnenstraat 1",
                        List.of(new NewSignal.Involved(name, "1990", null, null, null)),
                        null,
                        null,
                        null))
                .dossier();
    }

    @Test
    void whatWasStaysBesideWhatIs() {
        Visit officer = new Visit(port).login("af.nijkerk");
        String form = officer.get("/zaken/" + dossier + "/feiten").body();
        assertThat(form).contains(name, "Iemand die nog niet genoemd is");
        HttpResponse<String> kept = officer.submit(
                "/zaken/" + dossier + "/feiten",
                Visit.tokenIn(form),
                "feit",
                "locatie",
                "waarde",
                "Andere Verzonnenstraat 2");
        assertThat(kept.statusCode()).isEqualTo(302);

        assertThat(officer.get("/zaken/" + dossier).body())
                .contains(
                        "Andere Verzonnenstraat 2",
                        "Eerder: waar",
                        "Verzonnenstraat 1 (verbeterd op",
                        "door Anouk van Dam (fictief)",
                        "Verbeterd of aangevuld: waar");
        JsonNode answer = api("af.nijkerk").get("/api/v1/zaken/" + dossier).json();
        assertThat(answer.at("/melding/location").asText()).isEqualTo("Andere Verzonnenstraat 2");
        assertThat(answer.at("/wijzigingen/0/oud").asText()).isEqualTo("Verzonnenstraat 1");
        assertThat(answer.at("/wijzigingen/0/door").asText()).isEqualTo("aandachtsfunctionaris@GM0267");
    }

    @Test
    void aCorrectedNameAndAnAddedPersonAreFoundAndTheOldNameStillIs() {
        String corrected = "Verbeterde Naam " + UUID.randomUUID();
        String added = "Toegevoegde Naam " + UUID.randomUUID();
        assertThat(change("af.nijkerk", "naam", 1, corrected).status()).isEqualTo(200);
        assertThat(change("af.nijkerk", "naam", 2, added).status()).isEqualTo(200);
        assertThat(change("af.nijkerk", "geboortejaar", 2, "1998").status()).isEqualTo(200);

        JsonNode people =
                api("af.nijkerk").get("/api/v1/zaken/" + dossier).json().path("betrokkenen");
        assertThat(people).hasSize(2);
        assertThat(people.get(0).path("name").asText()).isEqualTo(corrected);
        assertThat(people.get(0).path("birthYear").asText()).isEqualTo("1990");
        assertThat(people.get(1).path("name").asText()).isEqualTo(added);
        assertThat(people.get(1).path("birthYear").asText()).isEqualTo("1998");
        for (String one : List.of(name, corrected, added)) {
            assertThat(api("af.nijkerk")
                            .post("/api/v1/zaken/zoekopdrachten", "{\"naam\":\"" + one + "\"}")
                            .raw()
                            .body())
                    .contains(dossier.toString());
        }
    }

    @Test
    void onlyWhoHasTheTriageChangesAndWhoSeesNoPeopleSeesNoChangeOfThem() {
        for (String group : List.of("zorgcoordinator@zorg-wvv", "riec@riec-on")) {
            parties.join(dossier, GroupId.parse(group), Scope.VOLLEDIG, "proef");
        }
        for (String other : List.of("zorg.wvv", "riec.on", "af.ede", "beheer")) {
            assertThat(change(other, "locatie", null, "Elders").status())
                    .as(other)
                    .isEqualTo(404);
            assertThat(new Visit(port)
                            .login(other)
                            .get("/zaken/" + dossier + "/feiten")
                            .statusCode())
                    .isEqualTo(404);
        }
        String corrected = "Verbeterde Naam " + UUID.randomUUID();
        change("af.nijkerk", "naam", 1, corrected);
        assertThat(both("zorg.wvv")).contains(corrected, name);
        assertThat(both("riec.on")).doesNotContain(corrected, name);
    }

    @Test
    void whatCannotBeIsRefusedAndSaidInDutch() {
        assertThat(change("af.nijkerk", "minderjarig", null, "misschien").status())
                .isEqualTo(400);
        assertThat(change("af.nijkerk", "geboortejaar", 1, "3010").status()).isEqualTo(400);
        assertThat(change("af.nijkerk", "naam", 3, "Iemand").status()).isEqualTo(400);
        assertThat(change("af.nijkerk", "naam", null, "Iemand").status()).isEqualTo(400);
        assertThat(change("af.nijkerk", "acuut", null, "misschien").status()).isEqualTo(400);
        assertThat(change("af.nijkerk", "vormen", null, "arbeid").raw().body()).contains("Stuur een lijst");
        assertThat(lists("vormen", "verzonnen-vorm").raw().body()).contains("Kies iets uit de lijst.");
        assertThat(lists("vormen").raw().body()).contains("Dit staat er al.");
        assertThat(change("af.nijkerk", "schoenmaat", null, "42").status()).isEqualTo(400);
        assertThat(change("af.nijkerk", "naam", 1, name).raw().body()).contains("Dit staat er al.");
        assertThat(change("af.nijkerk", "minderjarig", null, "Ja").status()).isEqualTo(200);
    }

    @Test
    void formsIndicatorsAndWordsToo() {
        assertThat(lists("vormen", "arbeid", "seksueel").status()).isEqualTo(200);
        assertThat(lists("vormen", "arbeid").status()).isEqualTo(200);
        assertThat(lists("indicatoren", "letsel", "geen-contract").status()).isEqualTo(200);
        assertThat(change("af.nijkerk", "toelichting", null, "Andere verzonnen woorden (fictief).")
                        .status())
                .isEqualTo(200);

        JsonNode answer = api("af.nijkerk").get("/api/v1/zaken/" + dossier).json();
        assertThat(answer.at("/melding/forms")).extracting(JsonNode::asText).containsExactly("arbeid");
        assertThat(answer.at("/melding/indicators"))
                .extracting(JsonNode::asText)
                .containsExactly("letsel", "geen-contract");
        assertThat(answer.at("/melding/explanation").asText()).isEqualTo("Andere verzonnen woorden (fictief).");
        assertThat(answer.at("/wijzigingen/0/oud").asText())
                .as("none were ticked")
                .isEmpty();
        assertThat(answer.at("/wijzigingen/1/oud").asText()).isEqualTo("seksueel,arbeid");
        assertThat(answer.at("/wijzigingen/3/oud").asText()).isEqualTo("Verzonnen signaal (fictief).");
        assertThat(new Visit(port).login("af.nijkerk").get("/zaken/" + dossier).body())
                .contains("Eerder: vorm van uitbuiting", "Seksuele uitbuiting, Arbeidsuitbuiting (verbeterd op")
                .contains("Eerder: wat er is gezien of gehoord", "Verzonnen signaal (fictief). (verbeterd op")
                .contains("Eerder: signalen");
        assertThat(api("af.nijkerk")
                        .get("/api/v1/zaken?sorteer=nieuwste")
                        .json()
                        .path("zaken"))
                .filteredOn(row -> row.path("id").asText().equals(dossier.toString()))
                .singleElement()
                .satisfies(row -> assertThat(row.path("vormen").get(0).asText()).isEqualTo("arbeid"));

        assertThat(lists("indicatoren").status()).as("all of them were wrong").isEqualTo(200);
        assertThat(api("af.nijkerk").get("/api/v1/zaken/" + dossier).json().at("/melding/indicators"))
                .isEmpty();
    }

    @Test
    void aListIsTickedOnThePageAndKeepsWhatWasTickedWhenSomethingIsWrong() {
        Visit officer = new Visit(port).login("af.nijkerk");
        lists("indicatoren", "letsel");
        String form =
                officer.get("/zaken/" + dossier + "/feiten?feit=indicatoren").body();
        assertThat(form).containsPattern("value=\"letsel\"[^>]*checked").contains("Arbeidsuitbuiting");

        HttpResponse<String> same = officer.submit(
                "/zaken/" + dossier + "/feiten", Visit.tokenIn(form), "feit", "indicatoren", "waarden", "letsel");
        assertThat(same.statusCode()).isEqualTo(400);
        assertThat(same.body()).contains("Dit staat er al.").containsPattern("value=\"letsel\"[^>]*checked");
        HttpResponse<String> kept = officer.submit(
                "/zaken/" + dossier + "/feiten",
                Visit.tokenIn(form),
                "feit",
                "indicatoren",
                "waarden",
                "letsel",
                "waarden",
                "wordt-bewaakt");
        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(api("af.nijkerk").get("/api/v1/zaken/" + dossier).json().at("/melding/indicators"))
                .hasSize(2);
    }

    /** Whoever looks along knows the codes as they are, and not how they were. */
    @Test
    void whoLooksAlongReadsTheCodesAsTheyAreNow() {
        lists("vormen", "arbeid");
        change("af.nijkerk", "minderjarig", null, "twijfel");

        JsonNode along = api("keten.wvv").get("/api/v1/zaken/" + dossier).json();
        assertThat(along.has("melding")).isFalse();
        assertThat(along.at("/kern/vormen/0").asText()).isEqualTo("arbeid");
        assertThat(along.at("/kern/minderjarig").asText()).isEqualTo("twijfel");
        assertThat(along.path("wijzigingen")).isEmpty();
    }

    private String both(String username) {
        return new Visit(port).login(username).get("/zaken/" + dossier).body()
                + api(username).get("/api/v1/zaken/" + dossier).raw().body();
    }

    private Api.Answer change(String username, String fact, Integer person, String value) {
        return api(username)
                .post(
                        "/api/v1/zaken/" + dossier + "/feiten",
                        "{\"feit\":\"" + fact + "\",\"persoon\":" + person + ",\"waarde\":\"" + value + "\"}");
    }

    private Api.Answer lists(String fact, String... codes) {
        String values = Arrays.stream(codes).map(code -> "\"" + code + "\"").collect(Collectors.joining(","));
        return api("af.nijkerk")
                .post(
                        "/api/v1/zaken/" + dossier + "/feiten",
                        "{\"feit\":\"" + fact + "\",\"waarden\":[" + values + "]}");
    }

    private Api api(String username) {
        return Api.as(port, username);
    }
}
