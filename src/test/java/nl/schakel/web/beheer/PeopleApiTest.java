package nl.schakel.web.beheer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Role;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A system of a partner sets up a region and keeps the people of an organisation. Everybody here is invented. */
@SchakelTest
class PeopleApiTest {

    private static final String REGIONS = "/api/v1/beheer/regios";
    private static final String ORGANISATIONS = "/api/v1/beheer/organisaties";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    private final String unique = UUID.randomUUID().toString();
    private Api caretaker;

    @BeforeEach
    void whoRunsSchakel() {
        caretaker = Api.as(port, "beheer");
    }

    @Test
    void aRegionIsFoundedAndSaysWhatIsMissing() {
        String region = region();

        JsonNode read = caretaker.get(region).json();
        assertThat(read.path("open").asText()).isEqualTo("08:30");
        assertThat(read.path("gemeenten")).hasSize(1);
        assertThat(missing(region)).contains("tmm", "aandachtsfunctionaris");

        assertThat(caretaker
                        .put(region + "/rollen/tmm", "{\"organisatie\":\"politie-oost\"}")
                        .status())
                .isEqualTo(204);

        assertThat(missing(region)).doesNotContain("tmm");
        assertThat(caretaker
                        .put(region + "/rollen/tmm", "{\"organisatie\":\"opvang-haven\"}")
                        .status())
                .as("a shelter is no police")
                .isEqualTo(400);
        assertThat(caretaker.put(region + "/rollen/melder", "{}").status()).isEqualTo(400);
    }

    @Test
    void whoChangesARegionSaysWhichOneTheySaw() {
        String region = region();
        Api.Answer read = caretaker.get(region);
        String etag = read.header("ETag");

        assertThat(caretaker.put(region, change(read, "09:00", null)).status()).isEqualTo(428);
        Api.Answer changed = caretaker.send("PUT", region, change(read, "09:00", null), json("If-Match", etag));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(etag);

        Api.Answer old = caretaker.put(
                region, change(read, "07:00", read.json().path("versie").asText()));
        assertThat(old.status()).isEqualTo(412);
        assertThat(old.json().path("nu").path("open").asText()).isEqualTo("09:00");
        Api.Answer wrong = caretaker.send("PUT", region, change(read, "later", null), json("If-Match", "*"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.raw().body()).contains("\"open\"");
    }

    @Test
    void anOrganisationIsAddedAndGetsAnotherName() {
        String school = organisation("onderwijs");
        assertThat(caretaker.get(school).json().path("soort").asText()).isEqualTo("onderwijs");

        assertThat(caretaker
                        .put(school + "/naam", "{\"naam\":\"Andere naam " + unique + " (fictief)\"}")
                        .status())
                .isEqualTo(204);

        assertThat(caretaker.get(school).json().path("naam").asText()).startsWith("Andere naam");
        assertThat(caretaker.post(ORGANISATIONS, "{\"soort\":\"gemeente\"}").status())
                .isEqualTo(400);
    }

    @Test
    void somebodyIsInvitedAndLeaves() {
        String school = organisation("onderwijs");

        JsonNode offered = invite(caretaker, school, "melder").json();
        assertThat(offered.path("bekend").asBoolean()).isFalse();
        assertThat(texts(offered.path("gegeven"))).containsExactly("melder");
        JsonNode invited = onlyOne(caretaker, school);
        assertThat(invited.path("stand").asText()).isEqualTo("uitgenodigd");
        assertThat(invited.path("uitnodigingTot").asText()).isNotEmpty();
        assertThat(caretaker.get(school + "/mensen").raw().body()).doesNotContain("@schakel.example");

        String person = school + "/mensen/" + offered.path("id").asText();
        assertThat(caretaker.post(person + "/uitnodiging", "").status()).isEqualTo(204);
        assertThat(caretaker
                        .post(person + "/rollen", "{\"rollen\":[\"ambassadeur\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(caretaker.delete(person + "/rollen/melder").status()).isEqualTo(204);
        assertThat(texts(onlyOne(caretaker, school).path("rollen"))).containsExactly("ambassadeur");

        assertThat(caretaker.delete(person).status()).isEqualTo(204);

        assertThat(caretaker.get(school + "/mensen").json().path("mensen")).isEmpty();
        assertThat(caretaker.delete(person).status()).as("works there no more").isEqualTo(404);
    }

    @Test
    void aRoleThatOpensCasesWaitsForSomebodyElse() {
        String shelter = organisation("opvang");
        Api keeper = keeper(shelter);
        invite(keeper, shelter, "opvang");
        JsonNode waiting =
                keeper.get(shelter + "/voorstellen").json().path("voorstellen").path(0);
        assertThat(waiting.path("magBesluiten").asBoolean()).isFalse();
        String decision = shelter + "/voorstellen/" + waiting.path("id").asText() + "/besluit";

        assertThat(keeper.post(decision, "{\"besluit\":\"gegeven\"}").status()).isEqualTo(404);
        assertThat(caretaker.post(decision, "{\"besluit\":\"misschien\"}").status())
                .isEqualTo(400);
        assertThat(caretaker.post(decision, "{\"besluit\":\"gegeven\"}").status())
                .isEqualTo(204);
        assertThat(caretaker.post(decision, "{\"besluit\":\"afgewezen\"}").status())
                .as("decided")
                .isEqualTo(404);

        assertThat(keeper.get(shelter + "/mensen").json().path("mensen").findValuesAsText("naam"))
                .contains("Iemand (fictief)");
    }

    @Test
    void whoProposedARoleTakesItBack() {
        String shelter = organisation("opvang");
        invite(caretaker, shelter, "opvang");
        String proposal = caretaker
                .get(shelter + "/voorstellen")
                .json()
                .path("voorstellen")
                .path(0)
                .path("id")
                .asText();

        assertThat(caretaker
                        .post(shelter + "/voorstellen/" + proposal + "/besluit", "{\"besluit\":\"ingetrokken\"}")
                        .status())
                .isEqualTo(204);

        assertThat(caretaker.get(shelter + "/voorstellen").json().path("voorstellen"))
                .isEmpty();
    }

    @Test
    void anOrganisationKeepsItsOwnPeopleAndNothingElse() {
        String own = organisation("onderwijs");
        String other = ORGANISATIONS + "/GM0267";
        Api keeper = keeper(own);

        assertThat(keeper.get(ORGANISATIONS).json().path("organisaties")).hasSize(1);
        assertThat(invite(keeper, own, "melder").status()).isEqualTo(200);
        for (String closed : List.of(REGIONS, REGIONS + "/wvv", other, other + "/mensen", other + "/voorstellen")) {
            assertThat(keeper.get(closed).status()).as(closed).isEqualTo(404);
        }
        assertThat(invite(keeper, other, "melder").status()).isEqualTo(404);
        assertThat(keeper.post(REGIONS, "{}").status()).isEqualTo(404);
        assertThat(keeper.post(ORGANISATIONS, "{}").status()).isEqualTo(404);
        assertThat(keeper.put(own + "/naam", "{\"naam\":\"Anders\"}").status()).isEqualTo(404);
    }

    @Test
    void forWhoKeepsNobodyThereIsNothingHere() {
        for (String account : List.of("af.nijkerk", "keten.wvv", "fg.nijkerk")) {
            Api somebody = Api.as(port, account);
            for (String closed : List.of(REGIONS, REGIONS + "/wvv", ORGANISATIONS, ORGANISATIONS + "/GM0267/mensen")) {
                assertThat(somebody.get(closed).status()).as(account + closed).isEqualTo(404);
            }
        }
    }

    @Test
    void whatIsNoCodeOfAnOrganisationIsNotThere() {
        for (Api somebody : List.of(caretaker, Api.as(port, "af.nijkerk"))) {
            assertThat(somebody.get(ORGANISATIONS + "/a.b/mensen").status()).isEqualTo(404);
            assertThat(somebody.delete(ORGANISATIONS + "/a.b/mensen/" + UUID.randomUUID() + "/rollen/melder")
                            .status())
                    .isEqualTo(404);
        }
    }

    private String region() {
        Api.Answer founded = caretaker.post(
                REGIONS,
                "{\"naam\":\"Regio " + unique + " (fictief)\",\"gemeenten\":[\"" + freeMunicipality() + "\"]}");
        assertThat(founded.status()).isEqualTo(201);
        assertThat(founded.header("Location"))
                .endsWith(founded.json().path("code").asText());
        return REGIONS + "/" + founded.json().path("code").asText();
    }

    private String freeMunicipality() {
        return directory.municipalities().stream()
                .filter(municipality -> municipality.region() == null)
                .map(Municipality::cbsCode)
                .reduce((one, last) -> last)
                .orElseThrow();
    }

    private String organisation(String kind) {
        Api.Answer added = caretaker.post(
                ORGANISATIONS, "{\"naam\":\"Proef " + unique + " (fictief)\",\"soort\":\"" + kind + "\"}");
        assertThat(added.status()).isEqualTo(201);
        return ORGANISATIONS + "/" + added.json().path("code").asText();
    }

    private Api keeper(String organisation) {
        String code = organisation.substring(organisation.lastIndexOf('/') + 1);
        String name = "personeel-" + unique;
        people.register(List.of(new NewPerson(
                name,
                "Personeel (fictief)",
                name + "@schakel.example",
                "schakel-demo",
                Set.of(new GroupId(Role.PERSONEELSBEHEER, code)),
                true)));
        return Api.as(port, name);
    }

    private Api.Answer invite(Api who, String organisation, String role) {
        return who.post(
                organisation + "/mensen",
                "{\"naam\":\"Iemand (fictief)\",\"email\":\"verzonnen-" + UUID.randomUUID()
                        + "@schakel.example\",\"rollen\":[\"" + role + "\"]}");
    }

    private static JsonNode onlyOne(Api who, String organisation) {
        JsonNode people = who.get(organisation + "/mensen").json().path("mensen");
        assertThat(people).hasSize(1);
        return people.path(0);
    }

    private List<String> missing(String region) {
        return caretaker.get(region).json().path("ontbreekt").findValuesAsText("rol");
    }

    private static String change(Api.Answer read, String opens, String version) {
        JsonNode now = read.json();
        return "{\"naam\":\"" + now.path("naam").asText() + "\",\"open\":\"" + opens
                + "\",\"dicht\":\"17:00\",\"overdracht\":\"08:30\",\"gemeenten\":" + now.path("gemeenten")
                + (version == null ? "" : ",\"versie\":\"" + version + "\"") + "}";
    }

    private static String[] json(String name, String value) {
        return new String[] {"Content-Type", "application/json", name, value};
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
