package nl.schakel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.Disclosure;
import nl.schakel.access.Parties;
import nl.schakel.process.engine.ProcessPicture;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * R7 over HTTP: what somebody may see is the same in the list, the search, the page of a case and the API, and an
 * outsider gets the answer that anybody gets for what does not exist.
 */
@SchakelTest
class R07_NeedToKnowOnScreensTest {

    private static final List<String> EVERYBODY = List.of(
            "af.nijkerk",
            "af.ede",
            "ondermijning.nijkerk",
            "procesregie.nijkerk",
            "gebiedsteam.nijkerk",
            "balie.nijkerk",
            "keten.wvv",
            "zorg.wvv",
            "tmm.oost",
            "nla.oost",
            "veiligthuis.gm",
            "riec.on",
            "landelijk",
            "fg.nijkerk",
            "beheer");

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Parties parties;

    @Autowired
    private ProcessPicture pictures;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void listSearchPageAndApiAgreeForEverybody() {
        String name = "Verzonnen Persoon " + UUID.randomUUID();
        Map<String, Receipt> cases = new LinkedHashMap<>();
        cases.put("new", story.report(about(name)));
        cases.put("asked", story.report(about(name)));
        story.does("af.nijkerk", cases.get("asked").dossier(), "signaal-beoordelen", triage(List.of()));
        cases.put("in the region", story.report(about(name)));
        story.does("af.nijkerk", cases.get("in the region").dossier(), "signaal-beoordelen", triage(List.of()));

        int seen = 0;
        for (String username : EVERYBODY) {
            Visit visit = new Visit(port).login(username);
            Api api = Api.as(port, username);
            String found =
                    visit.submit("/zaken/zoeken", visit.token(), "zoek", name).body();
            List<String> foundByApi = ids(api.post("/api/v1/zaken/zoekopdrachten", "{\"naam\":\"" + name + "\"}")
                    .json());
            for (Map.Entry<String, Receipt> one : cases.entrySet()) {
                String id = one.getValue().dossier().toString();
                String reference = one.getValue().reference();
                String what = username + ", " + one.getKey();
                HttpResponse<String> page = visit.get("/zaken/" + id);
                boolean visible = page.statusCode() == 200;
                seen += visible ? 1 : 0;

                assertThat(page.statusCode()).as(what).isIn(200, 404);
                assertThat(visit.get("/zaken?referentie=" + reference).body().contains(id))
                        .as(what + ": list")
                        .isEqualTo(visible);
                Api.Answer single = api.get("/api/v1/zaken/" + id);
                assertThat(single.status()).as(what + ": api").isEqualTo(visible ? 200 : 404);
                assertThat(ids(api.get("/api/v1/zaken?referentie=" + reference).json())
                                .contains(id))
                        .as(what + ": api list")
                        .isEqualTo(visible);

                boolean people = visible && page.body().contains(name);
                assertThat(single.json().path("betrokkenen").toString().contains(name))
                        .as(what + ": people in the api")
                        .isEqualTo(people);
                assertThat(found.contains(id)).as(what + ": by name").isEqualTo(people);
                assertThat(foundByApi.contains(id)).as(what + ": api by name").isEqualTo(people);

                boolean follows = visible && page.body().contains("id=\"kop-tijdlijn\"");
                assertThat(single.json().path("tijdlijn").isArray())
                        .as(what + ": timeline in the api")
                        .isEqualTo(follows);
                assertThat(single.json().path("partijen").isArray())
                        .as(what + ": parties in the api")
                        .isEqualTo(follows);
                assertThat(visit.get(model(one.getValue().dossier())).statusCode())
                        .as(what + ": picture")
                        .isEqualTo(follows ? 200 : 404);
            }
        }
        // the officer sees three; the police one for a question and one for work; others by their task
        assertThat(seen).isGreaterThan(6);
    }

    @Test
    void anOutsiderGetsTheAnswerOfWhatDoesNotExist() {
        UUID dossier = story.report(Story.plain()).dossier();
        UUID nowhere = UUID.randomUUID();
        for (String username : List.of("af.ede", "tmm.oost", "balie.nijkerk", "beheer", "fg.nijkerk")) {
            Visit visit = new Visit(port).login(username);
            // the cookie of the first page of a visit must not make a difference
            visit.get("/taken");
            for (String tail : List.of("", "/model/" + definition(dossier))) {
                HttpResponse<String> hidden = visit.get("/zaken/" + dossier + tail, "Accept", "text/html");
                HttpResponse<String> unknown = visit.get("/zaken/" + nowhere + tail, "Accept", "text/html");
                assertThat(hidden.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
                assertThat(hidden.body()).contains("<html lang=\"nl\"", "u mag het niet zien");
                assertThat(neutral(hidden.body())).isEqualTo(neutral(unknown.body()));
                assertThat(hidden.headers().map().keySet())
                        .isEqualTo(unknown.headers().map().keySet());
            }
        }
        Visit officer = new Visit(port).login("af.nijkerk");
        assertThat(neutral(
                        officer.get("/zaken/geen-zaak", "Accept", "text/html").body()))
                .isEqualTo(neutral(
                        officer.get("/zaken/" + nowhere, "Accept", "text/html").body()));
    }

    @Test
    void aPartnerWithOneQuestionSeesNoOtherPartAndIsToldSo() {
        String name = "Verzonnen Persoon " + UUID.randomUUID();
        UUID dossier = story.report(about(name)).dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", triage(List.of()));

        String page = new Visit(port).login("tmm.oost").get("/zaken/" + dossier).body();
        assertThat(page)
                .contains(name, "Vraag beantwoorden: politie", "Niet met uw organisatie gedeeld:", "wie de melder is")
                .doesNotContain(
                        "Jan Verzonnen", "kop-tijdlijn", "kop-partijen", "kop-route", "kop-antwoorden", "kop-acties");
        assertThat(new Visit(port).login("af.nijkerk").get("/zaken/" + dossier).body())
                .contains("Jan Verzonnen", "kop-tijdlijn")
                .doesNotContain("Niet met uw organisatie gedeeld");

        story.does("tmm.oost", dossier, "partnervraag-politie", Map.of("alBezig", "nee", "voorzichtig", "nee"));
        assertThat(jdbc.sql("select count(*) from schakel.party where dossier_id = ? and scope = 'VRAAG'"
                                + " and role = 'tmm' and until is null")
                        .param(dossier)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoHandsASignalOverNoLongerSeesIt() {
        Receipt receipt = story.report(Story.plain());
        UUID dossier = receipt.dossier();
        Visit nijkerk = new Visit(port).login("af.nijkerk");
        Visit ede = new Visit(port).login("af.ede");
        assertThat(ede.get("/zaken/" + dossier).statusCode()).isEqualTo(404);

        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage("vervolg", "overdragen", "naarGemeente", "GM0228"));

        assertThat(nijkerk.get("/zaken/" + dossier).statusCode()).isEqualTo(404);
        assertThat(nijkerk.get("/zaken?referentie=" + receipt.reference()).body())
                .doesNotContain(dossier.toString());
        assertThat(Api.as(port, "af.nijkerk").get("/api/v1/zaken/" + dossier).status())
                .isEqualTo(404);
        HttpResponse<String> page = ede.get("/zaken/" + dossier);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Overgedragen van gemeente Nijkerk aan gemeente Ede", "Anouk van Dam (fictief)");
        assertThat(parties.disclosures(dossier))
                .extracting(Disclosure::from, d -> d.to().toString())
                .contains(org.assertj.core.groups.Tuple.tuple("GM0267", "aandachtsfunctionaris@GM0228"));
    }

    private String model(UUID dossier) {
        return "/zaken/" + dossier + "/model/" + definition(dossier);
    }

    private String definition(UUID dossier) {
        return pictures.of(dossier).get(0).definitionId();
    }

    /** Tokens and the clock differ from page to page; the address is what was asked for. */
    private static String neutral(String body) {
        return body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("(Demoklok[^<]*)", "")
                .replaceAll(Pattern.quote("jsessionid") + "[^\"]*", "");
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("zaken").forEach(row -> ids.add(row.path("id").asText()));
        return ids;
    }

    private static Map<String, Object> triage(List<String> partners) {
        return Story.triage(
                "vormen",
                List.of("arbeid"),
                "persoon",
                "ja",
                "persoonBekend",
                "nee",
                "locatie",
                "ja",
                "partners",
                partners);
    }

    private static NewSignal about(String name) {
        return new NewSignal(
                "GM0267",
                "Verzonnen signaal (fictief).",
                null,
                null,
                null,
                null,
                List.of(new NewSignal.Involved(name, null, null, null, null)),
                null,
                null,
                new NewSignal.Reporter("Jan Verzonnen (fictief)", null, null, "jan@voorbeeld.invalid", null, true));
    }
}
