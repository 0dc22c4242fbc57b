package nl.schakel.web.werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.exchange.BundleZip;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A chain director reads by which models cases begin, compares versions, takes one away and has a zip looked at. */
@SchakelTest
class WorkbenchPageTest {

    private static final String PAGE = "/werkbank";
    private static final String API = "/api/v1/modellen";
    private static final String WHY = "De politie kijkt eerst mee (verzonnen).";

    @LocalServerPort
    private int port;

    @Autowired
    private ModelProposals proposals;

    @Autowired
    private Story story;

    private Visit director;
    private UUID proposal;

    @BeforeEach
    void aProposal() {
        director = new Visit(port).login("keten.wvv");
        proposal = proposals.propose("wvv", changed().bytes(), WHY, story.viewer("keten.wvv"));
    }

    @AfterEach
    void itIsTakenBack() {
        proposals.withdraw(proposal, story.viewer("keten.wvv"));
    }

    private static ShippedBundle changed() {
        return ShippedBundle.whole()
                .changed(
                        "meldroute.bpmn",
                        text -> text.replace("\"Signaal beoordelen\"", "\"Signaal bekijken &lt;b&gt;\""))
                .changed("termijnen.dmn", text -> text.replaceFirst("\"PT15M\"", "\"PT20M\""))
                .changed(
                        "partnervraag.form",
                        text -> text.replaceFirst("Bent u hier al mee bezig\\?", "Bent u al bezig?"));
    }

    @Test
    void theDirectorSeesWhatIsLiveAndEveryVersion() {
        String page = director.get(PAGE).body();

        assertThat(director.get("/taken").body()).contains("href=\"" + PAGE + "\"");
        assertThat(page)
                .contains("West Veluwe Vallei", "Deze regio volgt de landelijke versie.", "Heel Nederland")
                .contains("kwam met Schakel mee", "in gebruik")
                .contains("wacht op een tweede persoon", WHY)
                .contains(PAGE + "/" + proposal + "/verschil", PAGE + "/" + proposal + "/zip");
        assertThat(new Visit(port).login("landelijk").get(PAGE).body()).contains("Heel Nederland");
    }

    @Test
    void otherRolesAndOtherRegionsSeeNothing() {
        for (String other : List.of("af.nijkerk", "zorg.wvv", "beheer", "fg.nijkerk", "balie.nijkerk")) {
            assertThat(new Visit(port).login(other).get(PAGE).statusCode())
                    .as(other)
                    .isEqualTo(403);
            assertThat(Api.as(port, other).get(API).status()).as(other).isEqualTo(403);
        }
        Visit elsewhere = new Visit(port).login("keten.noord");
        for (String address :
                List.of("", "/verschil", "/zip", "/bestanden/meldroute.bpmn", "/bestanden/meldroute.bpmn/tekening")) {
            assertThat(elsewhere.get(PAGE + "/" + proposal + address).statusCode())
                    .as(address)
                    .isEqualTo(404);
        }
        assertThat(Api.as(port, "keten.noord").get(API + "/" + proposal).status())
                .isEqualTo(404);
        assertThat(Api.as(port, "keten.noord")
                        .get(API + "/" + proposal + "/verschil")
                        .status())
                .isEqualTo(404);
        assertThat(elsewhere.get(PAGE).body()).doesNotContain(proposal.toString(), WHY);
    }

    @Test
    void everyFileOfABundleCanBeRead() {
        String bundle = PAGE + "/" + proposal;
        String list = director.get(bundle).body();
        for (String name : ShippedBundle.whole().files().keySet()) {
            assertThat(list).contains(bundle + "/bestanden/" + name);
            HttpResponse<String> page = director.get(bundle + "/bestanden/" + name);
            assertThat(page.statusCode()).as(name).isEqualTo(200);
            assertThat(page.body()).as(name).doesNotContain("??werkbank", "Er is niets te vergelijken");
        }
        assertThat(director.get(bundle + "/bestanden/meldroute.bpmn").body())
                .contains("data-model=\"" + bundle + "/bestanden/meldroute.bpmn/tekening\"")
                .contains("Wie doet het", "aandachtsfunctionaris", "Signaal bekijken &lt;b&gt;")
                .doesNotContain("Signaal bekijken <b>");
        assertThat(director.get(bundle + "/bestanden/termijnen.dmn").body())
                .contains("Te laat: wie hoort het", "De eerste rij die past, geldt.", "20 minuten");
        assertThat(director.get(bundle + "/bestanden/partnervraag.form").body())
                .contains("Bent u al bezig?", "Daar mag ik niets over zeggen", "Wordt ingevuld bij");
        HttpResponse<String> drawing = director.get(bundle + "/bestanden/meldroute.bpmn/tekening");
        assertThat(drawing.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
        for (String none : List.of(
                "/bestanden/geen.bpmn",
                "/bestanden/..%2Fgeen.bpmn",
                "/bestanden/termijnen.dmn/tekening",
                "/bestanden/partnervraag.form/tekening")) {
            assertThat(director.get(bundle + none).statusCode()).as(none).isIn(400, 404);
        }
        assertThat(director.get(PAGE + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(director.get(PAGE + "/geen-nummer").statusCode()).isEqualTo(404);
    }

    @Test
    void theDifferenceIsToldInWordsAndOnThePicture() {
        String page = director.get(PAGE + "/" + proposal + "/verschil").body();

        assertThat(page)
                .contains("3 bestanden verschillen.", WHY)
                .contains("Signaal beoordelen", "Signaal bekijken &lt;b&gt;")
                .contains("data-changed=\"Task_SignaalBeoordelen\"")
                .contains("15 minuten", "20 minuten")
                .contains("Bent u hier al mee bezig?", "Bent u al bezig?")
                .doesNotContain("??werkbank");
        assertThat(director.get(PAGE + "/" + proposal + "/verschil?met=" + proposal)
                        .body())
                .contains("Er is geen verschil.");
        assertThat(director.get(PAGE + "/" + proposal + "/verschil?met=niets").statusCode())
                .isEqualTo(400);
        assertThat(director.get(PAGE + "/" + proposal + "/verschil?met=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aZipThatIsTakenAwayAndSentBackHasNoDifference() {
        Api api = Api.as(port, "keten.wvv");
        String live = live(api);

        byte[] zip = bytes(director.get(PAGE + "/" + live + "/zip"));

        assertThat(director.get(PAGE + "/" + live + "/zip")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .contains("schakel-landelijk-", ".zip");
        assertThat(zip).isNotEmpty();
        HttpResponse<String> checked =
                upload(BundleZip.write(ShippedBundle.whole().bytes()));
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body()).contains("De regels hebben hier niets tegen.", "Er is geen verschil.");
    }

    @Test
    void aChangedZipIsHeldAgainstTheRulesAndNothingIsKept() {
        int before = director.get(PAGE).body().split("bundle-list__head").length;
        HttpResponse<String> checked = upload(BundleZip.write(ShippedBundle.whole()
                .changed(
                        "meldroute.bpmn",
                        text -> text.replaceFirst(
                                "eigenaar.voor\\(execution,'aandachtsfunctionaris'\\)",
                                "eigenaar.voor(execution,'kabouter')"))
                .bytes()));

        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body())
                .contains("Zo kan het nog niet.", "Moet anders", "meldroute.bpmn", "kabouter", "Wie doet het")
                .doesNotContain("??werkbank");
        assertThat(director.get(PAGE).body().split("bundle-list__head")).hasSize(before);
    }

    @Test
    void aBadZipComesBackWithWhatIsWrong() {
        HttpResponse<String> noZip = upload("geen zip".getBytes(StandardCharsets.UTF_8));
        assertThat(noZip.statusCode()).isEqualTo(400);
        assertThat(noZip.body()).contains("Dit is geen zip-bestand", "id=\"fout-bestand\"");
        assertThat(upload(new byte[0]).body()).contains("Kies een zip-bestand.");
        assertThat(upload(new byte[5_000_001]).body()).contains("groter dan 5 MB");
        assertThat(upload(BundleZip.write(Map.of("../evil.bpmn", new byte[1]))).body())
                .contains("wijst naar een andere map");

        HttpResponse<String> doctype = upload(BundleZip.write(ShippedBundle.whole()
                .with("meldroute.bpmn", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")
                .bytes()));
        assertThat(doctype.statusCode()).isEqualTo(200);
        assertThat(doctype.body())
                .contains("Niet elk bestand is te lezen.", "DOCTYPE")
                .doesNotContain("root:");

        String deep = "<bpmn:subProcess id=\"a\">".repeat(5_000);
        HttpResponse<String> nested = upload(BundleZip.write(ShippedBundle.whole()
                .changed("meldroute.bpmn", text -> text.replaceFirst("<bpmn:startEvent", deep + "<bpmn:startEvent"))
                .bytes()));
        assertThat(nested.statusCode()).isEqualTo(200);
        assertThat(nested.body()).contains("Niet elk bestand is te lezen.");
    }

    @Test
    void overTheApiTheSameIsRead() {
        Api api = Api.as(port, "keten.wvv");
        String live = live(api);

        JsonNode bundle = api.get(API + "/" + live).json();
        assertThat(bundle.path("bestanden")).hasSizeGreaterThan(80);
        assertThat(bundle.path("bundel").path("herkomst").asText()).isEqualTo("meegeleverd");

        JsonNode difference = api.get(API + "/" + proposal + "/verschil").json();
        assertThat(difference.path("van").asText()).isEqualTo(live);
        assertThat(difference.path("naar").asText()).isEqualTo(proposal.toString());
        JsonNode model = difference.path("bestanden").path(0);
        assertThat(model.path("naam").asText()).isEqualTo("meldroute.bpmn");
        assertThat(model.path("elementen").path(0).path("element").asText()).isEqualTo("Task_SignaalBeoordelen");
        assertThat(model.path("elementen")
                        .path(0)
                        .path("delen")
                        .path(0)
                        .path("code")
                        .asText())
                .isEqualTo("name");
        assertThat(model.path("elementen")
                        .path(0)
                        .path("delen")
                        .path(0)
                        .path("was")
                        .asText())
                .isEqualTo("Signaal beoordelen");

        Api.Answer checked = api.file(
                API + "/controles?regio=wvv",
                "modellen.zip",
                BundleZip.write(changed().bytes()));
        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.json().path("verschillen")).hasSize(3);
        assertThat(api.file(
                                API + "/controles?regio=noord",
                                "modellen.zip",
                                BundleZip.write(changed().bytes()))
                        .status())
                .isEqualTo(400);
        assertThat(api.file(API + "/controles?regio=wvv", "modellen.zip", new byte[3])
                        .status())
                .isEqualTo(400);
    }

    private static String live(Api api) {
        return StreamSupport.stream(api.get(API).json().path("regios").spliterator(), false)
                .filter(shelf -> shelf.path("regio").asText().equals("landelijk"))
                .map(shelf -> shelf.path("live").path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> upload(byte[] zip) {
        return director.sendFile(
                PAGE + "/nakijken", Visit.tokenIn(director.get(PAGE).body()), "modellen.zip", zip, "regio", "wvv");
    }

    private static byte[] bytes(HttpResponse<String> answer) {
        return answer.body().getBytes(StandardCharsets.ISO_8859_1);
    }
}
