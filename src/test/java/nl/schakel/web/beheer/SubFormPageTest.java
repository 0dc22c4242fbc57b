package nl.schakel.web.beheer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A chain director adds the words of the own region on a page and over the API; nobody else does. */
@SchakelTest
class SubFormPageTest {

    private static final String PAGE = "/beheer/vormen";

    @LocalServerPort
    private int port;

    @Test
    void theChainDirectorAddsASubFormAndTheTriageOffersIt() {
        Visit director = new Visit(port).login("keten.wvv");
        assertThat(director.get("/taken").body()).contains("href=\"" + PAGE + "\"");
        String page = director.get(PAGE).body();
        assertThat(page)
                .contains("Criminele uitbuiting", "2024/1712", "West Veluwe Vallei")
                .doesNotContain("<option value=\"\">Heel Nederland</option>");

        String label = "Katvanger " + UUID.randomUUID();
        HttpResponse<String> added = director.submit(
                PAGE,
                Visit.tokenIn(page),
                "onder",
                "crimineel",
                "naam",
                label,
                "bron",
                "Afspraak regio (fictief)",
                "regio",
                "wvv");
        assertThat(added.statusCode()).isEqualTo(302);
        assertThat(director.get(PAGE).body()).contains(label, "is toegevoegd");
        assertThat(new Visit(port).login("balie.nijkerk").get("/melden").body())
                .as("who reports from an office of the region")
                .contains(label);
        assertThat(new Visit(port).get("/melden").body()).doesNotContain(label);
    }

    @Test
    void aRefusedFormComesBackWithWhatWasTyped() {
        Visit director = new Visit(port).login("keten.wvv");
        HttpResponse<String> refused = director.submit(
                PAGE,
                Visit.tokenIn(director.get(PAGE).body()),
                "onder",
                "",
                "naam",
                "Mijn woord",
                "bron",
                "",
                "regio",
                "wvv");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"fout-onder\"", "id=\"fout-bron\"", "value=\"Mijn woord\"");
    }

    @Test
    void overTheApiItIsAddedReadAndWithdrawn() {
        Api director = Api.as(port, "keten.wvv");
        String label = "Sextortion " + UUID.randomUUID();
        String body = "{\"onder\":\"seksueel\",\"naam\":\"" + label + "\",\"bron\":\"Verzonnen\",\"regio\":\"wvv\"}";
        assertThat(Api.as(port, "af.nijkerk").post("/api/v1/vormen", body).status())
                .isEqualTo(403);
        Api.Answer added = director.post("/api/v1/vormen", body);
        assertThat(added.status()).isEqualTo(201);
        String code = added.json().path("code").asText();
        assertThat(Api.as(port, "af.nijkerk").get("/api/v1/vormen").raw().body())
                .contains(code, label);
        assertThat(director.delete("/api/v1/vormen/" + code).status()).isEqualTo(204);
        assertThat(director.get("/api/v1/vormen").raw().body()).contains(label);
        assertThat(director.delete("/api/v1/vormen/bestaat-niet").status()).isEqualTo(404);
    }

    @Test
    void nobodyElseComesHere() {
        for (String account : new String[] {"af.nijkerk", "balie.nijkerk", "fg.nijkerk"}) {
            assertThat(new Visit(port).login(account).get(PAGE).statusCode())
                    .as(account)
                    .isEqualTo(403);
        }
        assertThat(new Visit(port).login("beheer").get(PAGE).body()).contains("Heel Nederland");
    }
}
