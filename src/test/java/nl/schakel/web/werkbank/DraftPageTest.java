package nl.schakel.web.werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.deploy.ModelPublications;
import nl.schakel.process.draft.DraftComments;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Two directors of a region change the route together, by pages and by the API that our editors use. */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=models")
class DraftPageTest {

    private static final String API = "/api/v1/modellen/concepten";
    private static final String ROUTE = "meldroute.bpmn";
    private static final String WHY = "De politie kijkt eerst mee (verzonnen).";
    private static final String[] XML = {"Content-Type", "application/xml"};

    @LocalServerPort
    private int port;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private DraftComments comments;

    @Autowired
    private ModelProposals proposals;

    @Autowired
    private ModelPublications publications;

    @Autowired
    private BundleRegister register;

    @Autowired
    private Story story;

    private Visit director;

    @BeforeEach
    void aDirector() {
        director = new Visit(port).login("keten.noord");
    }

    @AfterEach
    void theRegionFollowsTheNationalBaseAndNothingIsOpen() {
        if (!register.changes("noord").isEmpty()) {
            publications.followNational("noord", WHY, newest(), noord());
        }
        drafts.all(noord()).forEach(draft -> drafts.discard(draft.id(), noord()));
    }

    @Test
    void aDraftIsBegunChangedComparedAndProposed() {
        assertThat(director.get("/werkbank").body()).contains("Er staat geen concept open.", "Begin een concept");
        String page = path(director.submit("/werkbank/concept", director.token(), "regio", "noord"));
        UUID draft = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        assertThat(director.get("/werkbank").body()).contains("href=\"" + page + "\"", "Begonnen door");
        assertThat(director.get(page).body())
                .contains("Concept van", "Nog niets", "De regels hebben hier niets tegen")
                .contains(page + "/route/meldroute.bpmn", page + "/vragen/partnervraag.form", page + "/termijnen")
                .contains(page + "/tabel/routering.dmn")
                .doesNotContain("loopt achter", "??");
        assertThat(director.submit(page + "/voorstellen", director.token(), "reden", WHY)
                        .body())
                .contains("Hierin is niets anders", WHY);

        drafts.save(draft, ROUTE, 0, renamed("Signaal bekijken <i>"), national());
        comments.add(draft, ROUTE, "Task_SignaalBeoordelen", "Is dit wel <b>goed</b>?", national());

        String changed = director.get(page).body();
        assertThat(changed)
                .contains("1 bestand", "anders", "Bewaard door", "Opmerkingen van collega")
                .contains("Signaal bekijken &lt;i&gt;", "Is dit wel &lt;b&gt;goed&lt;/b&gt;?")
                .contains(page + "/route/meldroute.bpmn?element=Task_SignaalBeoordelen")
                .doesNotContain("<b>goed", "??");
        assertThat(director.get(page + "/verschil").body())
                .contains("Signaal bekijken &lt;i&gt;", "Signaal beoordelen")
                .contains("data-model=\"" + page + "/bestanden/meldroute.bpmn/tekening\"")
                .doesNotContain("??");
        assertThat(director.get(page + "/bestanden/meldroute.bpmn/tekening").body())
                .isEqualTo(new String(renamed("Signaal bekijken <i>"), StandardCharsets.UTF_8));
        assertThat(director.get(page + "/bestanden/termijnen.dmn/tekening").statusCode())
                .isEqualTo(404);
        assertThat(director.submit(
                                page + "/opmerkingen/"
                                        + comments.of(draft, noord()).get(0).number() + "/klaar",
                                director.token())
                        .statusCode())
                .isEqualTo(302);
        assertThat(director.get(page).body())
                .contains("De opmerking is afgevinkt.")
                .doesNotContain("Vink af");

        assertThat(director.submit(page + "/voorstellen", director.token(), "reden", " ")
                        .body())
                .contains("Schrijf kort op waarom");
        String version = path(director.submit(page + "/voorstellen", director.token(), "reden", WHY));
        assertThat(version).startsWith("/werkbank/besluit/");
        assertThat(path(director.submit(page + "/voorstellen", director.token(), "reden", WHY)))
                .as("clicked twice")
                .isEqualTo(version);
        assertThat(director.get(page).statusCode()).isEqualTo(404);
        assertThat(new Visit(port).login("landelijk").get(version).body())
                .as("who wrote in it reads that somebody else decides, and has nothing to take back")
                .contains("Iemand anders kijkt hiernaar")
                .doesNotContain("Keur goed", "Trek dit voorstel in");
        Visit reader = new Visit(port).login("landelijk2");
        assertThat(reader.get(version).body()).contains("Keur goed").doesNotContain("Schrijf hieraan verder");
        assertThat(reader.submit(version + "/afwijzen", reader.token(), "waarom", "De politie hoort er ook bij.")
                        .statusCode())
                .isEqualTo(302);
        assertThat(director.get(version).body()).contains("Schrijf hieraan verder");
        String on = "/werkbank/concept/uit/" + version.substring(version.lastIndexOf('/') + 1);
        assertThat(path(director.submit(on, director.token()))).isEqualTo(page);
        assertThat(director.get(page).body())
                .contains("Eerder voorgesteld", "De politie hoort er ook bij.", "1 bestand")
                .doesNotContain("??");
    }

    @Test
    void whatIsWrongIsSaidWithALinkToWhereItIsMended() {
        UUID draft = drafts.begin("noord", noord());
        drafts.save(
                draft,
                "acute-hulp.bpmn",
                0,
                changed("acute-hulp.bpmn", "'zorgcoordinator')}", "'kabouter')}"),
                noord());
        drafts.save(draft, "stuk.form", 0, "{ nog niet af".getBytes(StandardCharsets.UTF_8), noord());
        String page = "/werkbank/concept/" + draft;

        assertThat(director.get(page).body())
                .contains("Wat er nog moet", page + "/route/acute-hulp.bpmn?element=Task_")
                .contains("Acute hulp", page + "/vragen/stuk.form")
                .doesNotContain("??");
        HttpResponse<String> refused = director.submit(page + "/voorstellen", director.token(), "reden", WHY);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("kan zo niet worden voorgesteld", WHY);
        Api api = Api.as(port, "keten.noord");
        assertThat(api.get(API + "/" + draft + "/controle").json())
                .anySatisfy(
                        finding -> assertThat(finding.path("bestand").asText()).isEqualTo("stuk.form"))
                .anySatisfy(finding -> {
                    assertThat(finding.path("bestand").asText()).isEqualTo("acute-hulp.bpmn");
                    assertThat(finding.path("ernst").asText()).isEqualTo("fout");
                    assertThat(finding.path("element").asText()).startsWith("Task_");
                    assertThat(finding.path("voorstel").asText()).isNotBlank();
                });
        Api.Answer proposed = api.post(API + "/" + draft + "/voorstel", "{\"reden\":\"" + WHY + "\"}");
        assertThat(proposed.status()).isEqualTo(400);
        assertThat(proposed.json().path("invalidParams").toString()).contains("acute-hulp.bpmn");
    }

    @Test
    void aNewerVersionIsFetchedAndWhatBothChangedIsNamed() {
        UUID draft = drafts.begin("noord", noord());
        String page = "/werkbank/concept/" + draft;
        drafts.save(draft, ROUTE, 0, renamed("Signaal in het concept"), noord());
        UUID other = proposals.propose(
                "noord",
                ShippedBundle.whole()
                        .changed(ROUTE, text -> text.replace("\"Signaal beoordelen\"", "\"Signaal live\""))
                        .bytes(),
                WHY,
                noord());
        proposals.approve(other, null, national());
        publications.goLive(other, null, WHY, newest(), noord());

        assertThat(director.get("/werkbank").body()).contains("loopt achter");
        assertThat(director.get(page).body())
                .contains("Er is intussen een andere versie in gebruik", "Haal de nieuwe versie erbij");
        assertThat(director.submit(page + "/voorstellen", director.token(), "reden", WHY)
                        .statusCode())
                .isEqualTo(400);
        assertThat(director.submit(page + "/basis", director.token()).statusCode())
                .isEqualTo(302);
        assertThat(director.get(page).body())
                .contains("Een deel is aan beide kanten veranderd", page + "/verschil#meldroute-bpmn")
                .doesNotContain("Haal de nieuwe versie erbij", "??");
    }

    @Test
    void throwingAwayIsAskedAgain() {
        UUID draft = drafts.begin("noord", noord());
        String page = "/werkbank/concept/" + draft;

        HttpResponse<String> asked = director.submit(page + "/weggooien", director.token());
        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(asked.body()).contains("Er is nog niets weggegooid.");
        assertThat(director.submit(page + "/weggooien", director.token(), "zeker", "ja")
                        .statusCode())
                .isEqualTo(302);
        assertThat(director.get("/werkbank").body())
                .contains("Het concept is weggegooid.")
                .doesNotContain(page);
        assertThat(director.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void othersFindNothing() {
        UUID draft = drafts.begin("noord", noord());
        for (String address : List.of("", "/verschil", "/bestanden/meldroute.bpmn/tekening")) {
            String page = "/werkbank/concept/" + draft + address;
            assertThat(new Visit(port).login("keten.wvv").get(page).statusCode())
                    .as(page)
                    .isEqualTo(404);
            assertThat(new Visit(port).login("af.nijkerk").get(page).statusCode())
                    .as(page)
                    .isEqualTo(403);
        }
        Visit other = new Visit(port).login("keten.wvv");
        assertThat(other.submit("/werkbank/concept", other.token(), "regio", "noord")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.get("/werkbank").body()).doesNotContain(draft.toString());
        for (String address : List.of("", "/bestanden/meldroute.bpmn", "/controle", "/opmerkingen")) {
            assertThat(Api.as(port, "keten.wvv")
                            .get(API + "/" + draft + address)
                            .status())
                    .as(address)
                    .isEqualTo(404);
            assertThat(Api.as(port, "af.nijkerk")
                            .get(API + "/" + draft + address)
                            .status())
                    .as(address)
                    .isEqualTo(403);
        }
    }

    @Test
    void theApiSavesByTheVersionThatWasSeen() {
        Api one = Api.as(port, "keten.noord");
        Api two = Api.as(port, "landelijk");
        Api.Answer begun = one.post(API, "{\"regio\":\"noord\"}");
        assertThat(begun.status()).isEqualTo(201);
        String draft = begun.header("Location");
        assertThat(begun.json().path("regio").asText()).isEqualTo("noord");
        assertThat(begun.json().path("basisIsLive").asBoolean()).isTrue();
        assertThat(begun.json().path("bestanden"))
                .hasSize(ShippedBundle.whole().files().size())
                .allSatisfy(file -> assertThat(file.path("stand").asText()).isEqualTo("gelijk"));
        assertThat(one.post(API, "{}").status()).isEqualTo(400);

        String file = draft + "/bestanden/" + ROUTE;
        Api.Answer read = one.get(file);
        assertThat(read.header("ETag")).isEqualTo("\"0\"");
        assertThat(read.header("Content-Type")).startsWith("application/xml");
        assertThat(one.get(draft + "/bestanden/partnervraag.form").header("Content-Type"))
                .startsWith("application/json");
        assertThat(save(one, file, renamed("Van de een"), null).status()).isEqualTo(428);
        Api.Answer saved = save(one, file, renamed("Van de een"), "\"0\"");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.header("ETag")).isEqualTo("\"1\"");
        assertThat(saved.json().path("versie").asInt()).isEqualTo(1);

        Api.Answer late = save(two, file, renamed("Van de ander"), "\"0\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("door").asText())
                .isEqualTo(begun.json().path("begonnenDoor").asText());
        assertThat(late.json().path("versie").asInt()).isEqualTo(1);
        assertThat(late.json().path("op").asText()).isNotBlank();
        assertThat(save(two, file, renamed("Van de ander"), "\"1\"").status()).isEqualTo(200);
        assertThat(save(two, draft + "/bestanden/nieuw.form", "{}".getBytes(StandardCharsets.UTF_8), "\"0\"")
                        .status())
                .isEqualTo(200);
        assertThat(StreamSupport.stream(one.get(draft).json().path("bestanden").spliterator(), false)
                        .filter(each -> !each.path("stand").asText().equals("gelijk"))
                        .map(each -> each.path("naam").asText() + " "
                                + each.path("stand").asText() + " "
                                + each.path("versie").asInt()))
                .containsExactly("meldroute.bpmn anders 2", "nieuw.form nieuw 1");
        assertThat(one.send("DELETE", draft + "/bestanden/nieuw.form", null, "If-Match", "\"7\"")
                        .status())
                .isEqualTo(412);
        assertThat(one.send("DELETE", draft + "/bestanden/nieuw.form", null, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(204);
        assertThat(one.get(draft + "/bestanden/nieuw.form").status()).isEqualTo(404);

        Api.Answer said = two.post(
                draft + "/opmerkingen",
                "{\"bestand\":\"" + ROUTE + "\",\"element\":\"Task_SignaalBeoordelen\",\"tekst\":\"Te lang?\"}");
        assertThat(said.status()).isEqualTo(201);
        assertThat(one.post(draft + "/opmerkingen/" + said.json().path("nr") + "/klaar", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(one.get(draft + "/opmerkingen")
                        .json()
                        .path(0)
                        .path("klaarDoor")
                        .asText())
                .isNotBlank();
        assertThat(one.post(draft + "/opmerkingen", "{\"bestand\":\"" + ROUTE + "\"}")
                        .status())
                .isEqualTo(400);

        assertThat(one.post(draft + "/basis", "{}").json()).isEmpty();
        Api.Answer proposed = one.post(draft + "/voorstel", "{\"reden\":\"" + WHY + "\"}");
        assertThat(proposed.status()).isEqualTo(201);
        assertThat(proposed.json().path("id").asText()).isNotBlank();
        assertThat(two.post(proposed.header("Location") + "/goedkeuring", "{}").status())
                .as("who wrote in it")
                .isEqualTo(400);
        assertThat(one.get(draft).status()).isEqualTo(404);
        assertThat(one.get(API).json()).isEmpty();
        assertThat(one.delete(one.post(API, "{\"regio\":\"noord\"}").header("Location"))
                        .status())
                .isEqualTo(204);
    }

    private static Api.Answer save(Api api, String file, byte[] content, String seen) {
        List<String> headers = new ArrayList<>(List.of(XML[0], file.endsWith(".form") ? "application/json" : XML[1]));
        if (seen != null) {
            headers.addAll(List.of("If-Match", seen));
        }
        return api.send("PUT", file, new String(content, StandardCharsets.UTF_8), headers.toArray(String[]::new));
    }

    private static byte[] renamed(String name) {
        return changed(ROUTE, "name=\"Signaal beoordelen\"", "name=\"" + name.replace("<", "&lt;") + "\"");
    }

    private static byte[] changed(String file, String before, String after) {
        return ShippedBundle.whole()
                .changed(file, text -> text.replace(before, after))
                .text(file)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String path(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private Long newest() {
        return register.changes("noord").stream()
                .findFirst()
                .map(LiveChange::id)
                .orElse(null);
    }

    private Viewer noord() {
        return story.viewer("keten.noord");
    }

    private Viewer national() {
        return story.viewer("landelijk");
    }
}
