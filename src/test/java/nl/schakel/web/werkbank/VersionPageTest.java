package nl.schakel.web.werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.process.exchange.BundleZip;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A chain director proposes a change of the route, a second person approves it, and it goes live and back: by pages and by API. */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=models")
class VersionPageTest {

    private static final String LEEUWARDEN = "GM0080";
    private static final String LIVE = "/api/v1/modellen/live/noord";
    private static final String WHY = "Afgesproken aan de tafel van de regio (verzonnen).";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @AfterEach
    void theRegionFollowsTheNationalBaseAgain() {
        Api director = Api.as(port, "keten.noord");
        JsonNode newest = director.get(LIVE).json().path("wijzigingen").path(0);
        if (newest.has("versie")) {
            assertThat(director.post(LIVE, "{\"reden\":\"klaar\",\"gezien\":" + newest.path("id") + "}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void fromAProposalToANewCaseAndBackByThePages() {
        Visit director = new Visit(port).login("keten.noord");
        Visit national = new Visit(port).login("landelijk");

        HttpResponse<String> proposed = propose(director, renamed("Signaal bekijken"));
        String page = path(proposed);
        assertThat(director.get(page).body())
                .contains(WHY, "Trek dit voorstel in", "Wat is er anders dan in Versie")
                .doesNotContain("Keur goed", "Neem in gebruik", "??");
        assertThat(director.submit(page + "/goedkeuren", director.token()).statusCode())
                .as("not one's own")
                .isEqualTo(400);

        assertThat(national.get(page).body()).contains("Keur goed", "Wijs af");
        assertThat(national.submit(page + "/afwijzen", national.token(), "waarom", "")
                        .body())
                .contains("Schrijf op waarom niet");
        assertThat(national.submit(page + "/goedkeuren", national.token()).statusCode())
                .isEqualTo(302);

        String seen = seen(director.get(page).body());
        assertThat(director.submit(page + "/live", director.token(), "reden", WHY, "moment", "gisteren", "gezien", seen)
                        .body())
                .contains("Kies een moment dat nog komt", WHY);
        assertThat(director.submit(page + "/live", director.token(), "reden", WHY, "gezien", seen)
                        .statusCode())
                .isEqualTo(302);
        assertThat(director.get(page).body()).contains("In gebruik sinds", "Neem terug");
        assertThat(triage()).isEqualTo("Signaal bekijken");
        assertThat(director.submit(page + "/terug", director.token(), "reden", WHY, "gezien", seen)
                        .body())
                .as("with an old screen")
                .contains("Iemand anders heeft intussen");

        String now = seen(director.get(page).body());
        assertThat(director.submit(page + "/terug", director.token(), "reden", WHY, "gezien", now)
                        .statusCode())
                .isEqualTo(302);
        assertThat(triage()).isEqualTo("Signaal beoordelen");
    }

    @Test
    void whatTheRulesRefuseIsSaidAtTheElementAndWhatWasTypedStays() {
        Visit director = new Visit(port).login("keten.noord");

        HttpResponse<String> refused =
                propose(director, ShippedBundle.whole().without("regio.bpmn").bytes());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Zo kan de route niet lopen", "keten.bpmn", WHY);
        assertThat(director.sendFile("/werkbank/voorstel", director.token(), "x.zip", new byte[] {1, 2, 3})
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void othersFindNothing() {
        Visit director = new Visit(port).login("keten.noord");
        String page = path(propose(director, renamed("Signaal van Noord")));

        assertThat(new Visit(port).login("keten.wvv").get(page).statusCode()).isEqualTo(404);
        assertThat(new Visit(port).login("af.nijkerk").get(page).statusCode()).isEqualTo(403);
        assertThat(director.submit(page + "/intrekken", director.token()).statusCode())
                .isEqualTo(302);
        assertThat(director.get(page).body()).contains("Ingetrokken").doesNotContain("Trek dit voorstel in");
    }

    @Test
    void theSameByTheApi() {
        Api director = Api.as(port, "keten.noord");
        Api national = Api.as(port, "landelijk");

        Api.Answer sent = director.file(
                "/api/v1/modellen/voorstellen",
                "route.zip",
                BundleZip.write(renamed("Signaal lezen")),
                "regio",
                "noord",
                "reden",
                WHY);
        assertThat(sent.status()).isEqualTo(201);
        String proposal = sent.header("Location");
        UUID id = UUID.fromString(sent.json().path("id").asText());
        assertThat(director.post(proposal + "/goedkeuring", "{}").status()).isEqualTo(400);
        assertThat(Api.as(port, "keten.wvv").get(proposal).status()).isEqualTo(404);
        assertThat(Api.as(port, "af.nijkerk").get(proposal).status()).isEqualTo(403);
        assertThat(national.post(proposal + "/goedkeuring", "{}")
                        .json()
                        .path("stand")
                        .asText())
                .isEqualTo("goedgekeurd");

        JsonNode before = director.get(LIVE).json().path("wijzigingen").path(0).path("id");
        String seen = before.isMissingNode() ? "" : ",\"gezien\":" + before;
        Api.Answer live = director.post(LIVE, "{\"versie\":\"" + id + "\",\"reden\":\"nodig\"" + seen + "}");
        assertThat(live.status()).isEqualTo(200);
        assertThat(triage()).isEqualTo("Signaal lezen");
        assertThat(director.post(LIVE + "/terug", "{\"reden\":\"toch niet\"" + seen + "}")
                        .status())
                .as("without having seen the newest")
                .isEqualTo(400);
        assertThat(director.post(
                                LIVE + "/terug",
                                "{\"reden\":\"toch niet\",\"gezien\":"
                                        + live.json()
                                                .path("wijzigingen")
                                                .path(0)
                                                .path("id") + "}")
                        .status())
                .isEqualTo(200);
        assertThat(triage()).isEqualTo("Signaal beoordelen");
        assertThat(director.delete(proposal).status()).as("it was decided").isEqualTo(400);
        assertThat(director.file(
                                "/api/v1/modellen/voorstellen",
                                "route.zip",
                                BundleZip.write(ShippedBundle.whole()
                                        .without("regio.bpmn")
                                        .bytes()),
                                "regio",
                                "noord",
                                "reden",
                                WHY)
                        .status())
                .isEqualTo(400);
    }

    private HttpResponse<String> propose(Visit director, Map<String, byte[]> files) {
        return director.sendFile(
                "/werkbank/voorstel",
                director.token(),
                "route.zip",
                BundleZip.write(files),
                "regio",
                "noord",
                "reden",
                WHY);
    }

    private static String path(HttpResponse<String> proposed) {
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(302);
        return proposed.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
    }

    /** The move of the pointer that a page knows of; empty when there was none. */
    private static String seen(String page) {
        Matcher hidden = Pattern.compile("name=\"gezien\" value=\"(\\d+)\"").matcher(page);
        return hidden.find() ? hidden.group(1) : "";
    }

    private static Map<String, byte[]> renamed(String name) {
        return ShippedBundle.whole()
                .changed("meldroute.bpmn", text -> text.replace("name=\"Signaal beoordelen\"", "name=\"" + name + "\""))
                .bytes();
    }

    private String triage() {
        return story.task(story.report(Story.in(LEEUWARDEN)).dossier(), "signaal-beoordelen")
                .name();
    }
}
