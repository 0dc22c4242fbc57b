package nl.schakel.web.beheer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.retention.Destruction;
import nl.schakel.retention.RetentionNight;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.support.time.Zones;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On pages and over the API: terms with their source, a batch that two people decide, holds, and what was destroyed. */
@SchakelTest
class RetentionPagesTest {

    private static final String PAGE = "/toegang/bewaren";
    private static final String API = "/api/v1/bewaren";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private RetentionNight night;

    @Autowired
    private Destruction destruction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anOfficerReadsAndADirectorConfirms() {
        Receipt receipt = kept();
        Visit officer = new Visit(port).login("fg.nijkerk");
        assertThat(officer.get("/toegang").body()).contains("href=\"" + PAGE + "\"");
        String overview = officer.get(PAGE).body();
        assertThat(overview)
                .contains("Wmo 2015 artikel 5.3.4", "Jeugdwet artikel 7.3.8", "Lijst van", "Nog door niemand")
                .doesNotContain(receipt.reference());
        String batch = PAGE + "/lijst/" + batch(receipt.dossier());
        String list = officer.get(batch).body();
        assertThat(list)
                .contains(receipt.reference(), "Ik heb deze lijst gelezen")
                .doesNotContain("Bevestig en vernietig");
        Visit director = new Visit(port).login("keten.wvv");
        assertThat(director.get(batch).body())
                .contains("Een ander is nu aan de beurt")
                .doesNotContain(
                        "<button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">Ik heb");

        assertThat(officer.submit(batch + "/gelezen", officer.token(), "aantal", "99999")
                        .statusCode())
                .isEqualTo(400);
        assertThat(officer.submit(batch + "/gelezen", officer.token(), "aantal", Visit.hidden(list, "aantal"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(officer.submit(batch + "/bevestigen", officer.token()).body())
                .contains("U hebt deze lijst zelf gelezen");
        assertThat(director.get(batch).body()).contains("Bevestig en vernietig", "Gelezen door Ria Dekker (fictief)");
        assertThat(director.submit(batch + "/bevestigen", director.token()).statusCode())
                .isEqualTo(302);
        destruction.look();

        assertThat(officer.get(batch).body()).contains("vernietigd").doesNotContain(receipt.reference());
        assertThat(officer.get(PAGE + "/bewijzen?zaak=" + receipt.reference()).body())
                .contains("6 weken: ", "Gelezen door Ria Dekker (fictief), bevestigd door", "dossier=1");
        assertThat(officer.get("/zaken/" + receipt.dossier()).statusCode()).isEqualTo(404);
        assertThat(new Visit(port).login("af.nijkerk").get(PAGE).statusCode()).isEqualTo(403);
        assertThat(new Visit(port).login("keten.noord").get(batch).statusCode()).isEqualTo(404);
    }

    @Test
    void aTermIsConfirmedAndChangedWithItsSource() {
        Visit officer = new Visit(port).login("fg.nijkerk");
        String page = PAGE + "/termijn/wvv/strafrecht";
        String form = officer.get(page).body();
        assertThat(new Visit(port).login("keten.wvv").get(page).statusCode()).isEqualTo(404);
        String seen = Visit.hidden(form, "versie");
        assertThat(officer.submit(
                                page, officer.token(), "aantal", "veel", "eenheid", "jaren", "bron", "", "versie", seen)
                        .body())
                .contains("value=\"veel\"", "Vul de wet of de afspraak in");
        officer.submit(
                page, officer.token(), "aantal", "7", "eenheid", "jaren", "bron", "Afspraak (fictief)", "versie", seen);
        assertThat(officer.get(PAGE).body()).contains("7 jaar", "Afspraak (fictief)", "Door Ria Dekker (fictief) op");
        assertThat(officer.submit(
                                page,
                                officer.token(),
                                "aantal",
                                "8",
                                "eenheid",
                                "jaren",
                                "bron",
                                "Te laat (fictief)",
                                "versie",
                                seen)
                        .body())
                .contains("Iemand heeft deze termijn intussen veranderd", "Te laat (fictief)");

        Api system = Api.as(port, "fg.nijkerk");
        String term = API + "/termijnen/wvv/strafrecht";
        String version = system.get(term).json().path("versie").asText();
        assertThat(system.put(term, "{\"aantal\":5,\"eenheid\":\"jaren\",\"bron\":\"AVG (fictief)\",\"versie\":\"0\"}")
                        .status())
                .isEqualTo(412);
        assertThat(system.put(
                                term,
                                "{\"aantal\":5,\"eenheid\":\"jaren\",\"bron\":\"AVG (fictief)\",\"versie\":\"" + version
                                        + "\"}")
                        .json()
                        .path("bevestigd")
                        .asBoolean())
                .isTrue();
        assertThat(Api.as(port, "keten.wvv").put(term, "{}").status()).isEqualTo(404);
        assertThat(Api.as(port, "keten.wvv").get(API + "/termijnen/wvv").json().path("termijnen"))
                .hasSize(9);
        assertThat(Api.as(port, "af.nijkerk").get(API + "/termijnen/wvv").status())
                .isEqualTo(404);
    }

    @Test
    void aSystemHoldsACaseAndTwoPeopleDecideOverTheApi() {
        Receipt receipt = kept();
        Api officer = Api.as(port, "fg.nijkerk");
        Api director = Api.as(port, "keten.wvv");
        String day =
                LocalDate.ofInstant(story.now(), Zones.AMSTERDAM).plusDays(9).toString();
        String hold = "{\"referentie\":\"" + receipt.reference() + "\",\"reden\":\"Klacht (fictief)\",\"tot\":\"" + day
                + "\"}";
        assertThat(director.post(API + "/vastgehouden", hold).status()).isEqualTo(404);
        assertThat(officer.post(API + "/vastgehouden", "{}").status()).isEqualTo(400);
        String held =
                officer.post(API + "/vastgehouden", hold).json().path("id").asText();
        assertThat(new Visit(port).login("fg.nijkerk").get(PAGE + "/vasthouden").body())
                .contains(receipt.reference(), "Klacht (fictief)");
        String list = API + "/lijsten/" + batch(receipt.dossier());
        int number = officer.get(list).json().path("aantal").asInt();

        assertThat(director.post(list + "/lezing", "{\"aantal\":" + number + "}")
                        .status())
                .isEqualTo(404);
        assertThat(officer.post(list + "/bevestiging", "{}").status()).isEqualTo(400);
        assertThat(officer.post(list + "/lezing", "{\"aantal\":" + number + "}").status())
                .isEqualTo(204);
        assertThat(director.post(list + "/bevestiging", "{}").status()).isEqualTo(204);
        assertThat(director.post(list + "/bevestiging", "{}").status())
                .as("sent twice")
                .isEqualTo(204);
        destruction.look();

        assertThat(line(officer.get(list).json(), receipt.reference())
                        .path("waarom")
                        .asText())
                .isEqualTo("vastgehouden");
        assertThat(officer.get(API + "/bewijzen?zaak=" + receipt.reference())
                        .json()
                        .path("bewijzen"))
                .isEmpty();
        assertThat(officer.delete(API + "/vastgehouden/" + held).status()).isEqualTo(204);
        assertThat(officer.get(API + "/vastgehouden").raw().body()).doesNotContain(held);
    }

    private static JsonNode line(JsonNode list, String reference) {
        for (JsonNode each : list.path("zaken")) {
            if (each.path("referentie").asText().equals(reference)) {
                return each;
            }
        }
        throw new AssertionError("not listed");
    }

    /** A case without ground that was kept long enough, proposed. */
    private Receipt kept() {
        Receipt receipt = story.report(Story.plain());
        story.does(
                "af.nijkerk",
                receipt.dossier(),
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen", "eindreden", "geen-aanwijzingen", "eindToelichting", "Niets (fictief)."));
        story.does(
                "keten.wvv",
                receipt.dossier(),
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."));
        jdbc.sql("update schakel.dossier set closed_at = closed_at - interval '50 days' where id = ?")
                .param(receipt.dossier())
                .update();
        night.propose("wvv");
        return receipt;
    }

    private UUID batch(UUID dossier) {
        return jdbc.sql("select batch from schakel.destruction_item where dossier_id = ? and state = 'voorgesteld'")
                .param(dossier)
                .query(UUID.class)
                .single();
    }
}
