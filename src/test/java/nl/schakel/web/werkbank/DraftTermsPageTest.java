package nl.schakel.web.werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.compare.ElementDifference;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.edit.TermSheet;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A chain director sets how long a step may take, in days and hours, on a page and over the API. */
@SchakelTest
class DraftTermsPageTest {

    private static final String MODEL = "meldroute";
    private static final String STEP = "signaal-beoordelen";

    @LocalServerPort
    private int port;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private Story story;

    private Visit director;
    private UUID draft;
    private String page;

    @BeforeEach
    void aDraft() {
        director = new Visit(port).login("keten.wvv");
        draft = drafts.begin("wvv", story.viewer("keten.wvv"));
        page = "/werkbank/concept/" + draft + "/termijnen";
    }

    @AfterEach
    void itIsThrownAway() {
        drafts.discard(draft, story.viewer("keten.wvv"));
    }

    @Test
    void theDirectorReadsWordsAndNoCodes() {
        assertThat(director.get(page).body()).contains("Kies een route.", "?model=meldroute");
        String body =
                director.get(page + "?model=" + MODEL + "&van=meldroute.bpmn").body();

        assertThat(body)
                .contains("Elke stap heeft een termijn.", "Signaal beoordelen", "3 werkdagen, bij acuut 4 uur")
                .contains("/werkbank/concept/" + draft + "/route/meldroute.bpmn")
                .doesNotContain("PT4H", "P3D", "??");
        assertThat(director.get(page + "?model=opvang-zoeken").body()).contains("(noodbed)");
        assertThat(director.get(page + "?model=" + MODEL + "&van=//elders").body())
                .doesNotContain("//elders");
        assertThat(director.get(page + "?element=Termijn_SignaalBeoordelen").body())
                .containsPattern("id=\"stap-signaal-beoordelen\" open");
        assertThat(director.get(page + "?element=geen-rij").body()).contains("Kies een route.");
        assertThat(director.get(page + "?model=geen").statusCode()).isEqualTo(404);
    }

    @Test
    void aTermIsSetAndNothingElseChanges() {
        HttpResponse<String> answer =
                set("alle.getal", "5", "acuut.eigen", "ja", "acuut.getal", "15", "acuut.eenheid", "minuten");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(differing())
                .containsExactlyInAnyOrder("Termijn_AcuutSignaalBeoordelen", "Termijn_SignaalBeoordelen");
        String after =
                director.get(page + "?model=" + MODEL + "&element=" + STEP).body();
        assertThat(after).contains("5 werkdagen, bij acuut 15 minuten");

        set("alle.getal", "2", "alle.eenheid", "weken");
        assertThat(director.get(page + "?model=" + MODEL).body())
                .contains("10 werkdagen")
                .doesNotContain("bij acuut 15 minuten");
    }

    @Test
    void whatCannotBeSoComesBackAtItsField() {
        HttpResponse<String> answer = set(
                "alle.getal",
                "anderhalf",
                "alle.oppakken",
                "-1",
                "alle.bij100",
                "kabouter",
                "alle.toelichting",
                "Blijft staan & <zo>");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("value=\"anderhalf\"", "value=\"-1\"", "Blijft staan &amp; &lt;zo&gt;")
                .contains("een heel getal van 1 of meer", "Kies wie het hoort.");
        assertThat(differing()).isEmpty();
    }

    @Test
    void aStepWithoutATermComesFirstAndIsMarked() {
        drafts.save(
                draft,
                "meldroute.bpmn",
                0,
                new String(file("meldroute.bpmn"), StandardCharsets.UTF_8)
                        .replace("Task_SignaalBeoordelen", "Task_VeiligThuisVragen")
                        .getBytes(StandardCharsets.UTF_8),
                story.viewer("keten.wvv"));
        String body = director.get(page + "?model=" + MODEL).body();

        assertThat(body).contains("Eén stap heeft nog geen termijn.", "nog geen termijn</span>");
        assertThat(body.indexOf("stap-veilig-thuis-vragen"))
                .isPositive()
                .isLessThan(body.indexOf("stap-antwoord-melder"));

        // the row of the step that is gone can go
        HttpResponse<String> gone = director.submit(
                page, Visit.tokenIn(body), "model", MODEL, "stap", STEP, "gezien", seen(body, STEP), "weg", "ja");
        assertThat(gone.statusCode()).isEqualTo(302);
        assertThat(director.get(page + "?model=" + MODEL).body()).doesNotContain("stap-" + STEP + "\"");
    }

    @Test
    void aTableThatCannotBeReadSaysSo() {
        drafts.save(draft, TermSheet.FILE, 0, "<half".getBytes(StandardCharsets.UTF_8), story.viewer("keten.wvv"));

        HttpResponse<String> answer = director.get(page + "?model=" + MODEL);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("De tabel met termijnen is niet te lezen.");
        assertThat(Api.as(port, "keten.wvv")
                        .get("/api/v1/modellen/concepten/" + draft + "/termijnen?model=" + MODEL)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoWasSecondOnOneStepHearsItAndLosesNothing() {
        String body = director.get(page + "?model=" + MODEL).body();
        set("alle.getal", "4");

        HttpResponse<String> second =
                director.submit(page, Visit.tokenIn(body), fields(seen(body, STEP), "alle.getal", "9"));

        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body()).contains("Een collega veranderde intussen", "value=\"9\"");
        assertThat(director.get(page + "?model=" + MODEL).body()).contains("4 werkdagen");
    }

    @Test
    void overTheApiTheSameIsReadAndSet() {
        Api api = Api.as(port, "keten.wvv");
        String address = "/api/v1/modellen/concepten/" + draft + "/termijnen";
        JsonNode step = step(api.get(address + "?model=" + MODEL).json(), STEP);
        assertThat(step.path("element").asText()).isEqualTo("Task_SignaalBeoordelen");
        assertThat(step.path("regels").path(1).path("duur").asText()).isEqualTo("P3D");
        assertThat(step(api.get(address + "?model=regio").json(), "comensha-melden")
                        .path("algemeen")
                        .path("duur")
                        .asText())
                .isEqualTo("P2D");

        Api.Answer set = api.put(
                address + "/" + MODEL + "/" + STEP,
                "{\"regels\":[" + term("", "P5D") + "," + term("acuut", "PT4H") + "]}");
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json().path("versie").asInt()).isEqualTo(1);
        assertThat(api.put(
                                address + "/opvang-zoeken/plek-beantwoorden?trede=noodbed",
                                "{\"regels\":[" + term("", "PT5H") + "]}")
                        .status())
                .isEqualTo(200);
        Api.Answer wrong = api.put(address + "/" + MODEL + "/" + STEP, "{\"regels\":[" + term("spoed", "P1W") + "]}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.raw().body()).contains("regels[0].urgentie", "regels[0].duur");
        assertThat(api.put(address + "/" + MODEL + "/" + STEP, "{\"regels\":[null]}")
                        .status())
                .isEqualTo(400);
        assertThat(api.put(address + "/" + MODEL + "/geen-stap", "{\"regels\":[]}")
                        .status())
                .isEqualTo(404);
        assertThat(Api.as(port, "keten.noord").get(address + "?model=" + MODEL).status())
                .isEqualTo(404);
        assertThat(Api.as(port, "af.nijkerk").get(address + "?model=" + MODEL).status())
                .isEqualTo(403);
    }

    @Test
    void twoDirectorsWhoSetDifferentStepsBothHaveTheirTerm() throws Exception {
        Api api = Api.as(port, "keten.wvv");
        Api colleague = Api.as(port, "keten2.wvv");
        String address = "/api/v1/modellen/concepten/" + draft + "/termijnen/";
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> deeds = List.of(
                    () -> api.put(address + MODEL + "/" + STEP, "{\"regels\":[" + term("", "P7D") + "]}")
                            .status(),
                    () -> colleague
                            .put(address + "regio/zaak-ontvangen", "{\"regels\":[" + term("", "P8D") + "]}")
                            .status());
            for (Future<Integer> deed : both.invokeAll(deeds)) {
                assertThat(deed.get()).isEqualTo(200);
            }
        } finally {
            both.shutdownNow();
        }
        TermSheet sheet = TermSheet.of(file(TermSheet.FILE));
        assertThat(sheet.lines(MODEL, STEP).get(0).duration()).isEqualTo("P7D");
        assertThat(sheet.lines("regio", "zaak-ontvangen").get(0).duration()).isEqualTo("P8D");
    }

    private HttpResponse<String> set(String... more) {
        String body = director.get(page + "?model=" + MODEL).body();
        return director.submit(page, Visit.tokenIn(body), fields(seen(body, STEP), more));
    }

    private static String[] fields(String seen, String... more) {
        List<String> fields = new ArrayList<>(List.of("model", MODEL, "stap", STEP, "gezien", seen));
        List<String> given = List.of(more);
        for (String group : List.of("alle", "acuut")) {
            List<String> usual = List.of(
                    "getal",
                    "3",
                    "eenheid",
                    "dagen",
                    "telling",
                    group.equals("alle") ? "werktijd" : "kloktijd",
                    "oppakken",
                    "1",
                    "oppakken-eenheid",
                    "uren",
                    "herinnering",
                    "0.75",
                    "bij100",
                    "collegas",
                    "bij150",
                    "ketenregisseur",
                    "toelichting",
                    "");
            for (int i = 0; i < usual.size(); i += 2) {
                String name = group + "." + usual.get(i);
                int at = given.indexOf(name);
                fields.add(name);
                fields.add(at < 0 ? usual.get(i + 1) : given.get(at + 1));
            }
        }
        if (given.contains("acuut.eigen")) {
            fields.addAll(List.of("acuut.eigen", "ja"));
        }
        return fields.toArray(String[]::new);
    }

    private static String seen(String body, String step) {
        return Visit.hidden(body.substring(body.indexOf("name=\"stap\" value=\"" + step + "\"")), "gezien");
    }

    private static String term(String urgency, String duration) {
        return "{\"urgentie\":\"" + urgency + "\",\"duur\":\"" + duration
                + "\",\"telling\":\"werktijd\",\"oppakken\":\"\",\"herinnering\":0.75,\"bij100\":\"collegas\",\"bij150\":\"landelijk\"}";
    }

    private static JsonNode step(JsonNode steps, String step) {
        return StreamSupport.stream(steps.spliterator(), false)
                .filter(one -> one.path("stap").asText().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private byte[] file(String name) {
        return drafts.file(draft, name, story.viewer("keten.wvv")).content();
    }

    private List<String> differing() {
        return BundleComparison.between(
                        drafts.before(draft, story.viewer("keten.wvv")), drafts.files(draft, story.viewer("keten.wvv")))
                .stream()
                .flatMap(file -> file.elements().stream())
                .map(ElementDifference::element)
                .toList();
    }
}
