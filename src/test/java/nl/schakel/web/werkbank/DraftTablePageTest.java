package nl.schakel.web.werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.edit.DraftTables;
import nl.schakel.process.edit.TableColumn;
import nl.schakel.process.edit.TableRow;
import nl.schakel.process.edit.TableSheet;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A chain director changes a row of a decision table in words, and tries which rows count. */
@SchakelTest
class DraftTablePageTest {

    private static final String ROUTES = "routering.dmn";
    private static final String NEEDS = "contra-indicatie.dmn";
    /** Codes that are the word that people use. */
    private static final Set<String> PLAIN =
            Set.of("ja", "nee", "onbekend", "twijfel", "acuut", "meldcode", "gebiedsteam", "past");

    @LocalServerPort
    private int port;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private DraftTables tables;

    @Autowired
    private DraftTableViews views;

    @Autowired
    private Story story;

    private Visit director;
    private UUID draft;

    @BeforeEach
    void aDraft() {
        director = new Visit(port).login("keten.wvv");
        draft = drafts.begin("wvv", story.viewer("keten.wvv"));
    }

    @AfterEach
    void itIsThrownAway() {
        drafts.discard(draft, story.viewer("keten.wvv"));
    }

    private String page(String table) {
        return "/werkbank/concept/" + draft + "/tabel/" + table;
    }

    private TableSheet sheet(String table) {
        return tables.read(draft, table, story.viewer("keten.wvv")).sheet();
    }

    @Test
    void theDirectorReadsWordsAndNoExpressions() {
        assertThat(director.get("/werkbank/concept/" + draft).body()).contains("/tabel/routering.dmn");
        String body = director.get(page(ROUTES) + "?van=meldroute.bpmn").body();

        assertThat(body)
                .contains("Routes bepalen", "Alle regels die kloppen, tellen tegelijk.", "politie (TMM)")
                .contains("/route/meldroute.bpmn")
                .doesNotContain("contains(", "not(", "??", "beoordelaar");
        assertThat(director.get(page(NEEDS)).body())
                .contains("De bovenste regel die klopt, telt.", "Verander regel 2")
                .doesNotContain("Omlaag");
        assertThat(director.get(page(NEEDS) + "?element=Regel_SpeeltNiet").body())
                .contains("Omlaag", "toelichting");
        assertThat(director.get(page(NEEDS) + "?element=nieuw").body()).contains("Voeg deze regel toe");
        assertThat(director.get(page("termijnen.dmn")).statusCode()).isEqualTo(404);
        assertThat(director.get(page("geen.dmn")).statusCode()).isEqualTo(404);
        assertThat(new Visit(port).login("af.nijkerk").get(page(ROUTES)).statusCode())
                .isIn(403, 404);
    }

    @Test
    void everyCodeOfTheShippedTablesHasAWord() {
        for (String table : List.of(ROUTES, NEEDS, "urgentie.dmn", "ontvangst.dmn", "meekijken.dmn")) {
            List<TableColumn> columns = new ArrayList<>(sheet(table).inputs());
            columns.addAll(sheet(table).outputs());
            for (TableColumn column : columns) {
                assertThat(column.values().keySet())
                        .as(table + " " + column.key())
                        .filteredOn(code -> !PLAIN.contains(code))
                        .allSatisfy(code -> assertThat(views.word(column, code)).isNotEqualTo(code));
            }
        }
    }

    @Test
    void whatIfTellsWhichRowsCount() {
        String none = director.get(
                        page(NEEDS) + "?antwoord=0:psychose&antwoord=1:hard&antwoord=2:uitgesloten&antwoord=3:ja")
                .body();
        assertThat(none)
                .contains("Eén regel telt bij deze antwoorden.", "Regel 7. Uitkomst past niet")
                .containsPattern("value=\"0:psychose\" selected");
        assertThat(director.get(page(ROUTES) + "?antwoord=0:seksueel&antwoord=0:arbeid&antwoord=1:ja&antwoord=6:ja")
                        .body())
                .contains("regels tellen bij deze antwoorden.", "Veilig Thuis")
                .containsPattern("value=\"0:arbeid\" checked");
        assertThat(director.get(page(ROUTES) + "?antwoord=99:x&antwoord=0:kabouter&antwoord=zo")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRowIsChangedAddedMovedAndTakenAway() {
        TableRow row = sheet(NEEDS).lines().get(4);
        assertThat(row.id()).isEqualTo("Regel_RegioHoudtNietTegen");

        assertThat(set(NEEDS, row, "soort.0", "een-van", "antwoord.0", "regiobinding", "antwoord.0", "huisdier")
                        .statusCode())
                .isEqualTo(302);
        assertThat(sheet(NEEDS).lines().get(4).conditions().get(0).values())
                .containsExactly("regiobinding", "huisdier");

        assertThat(deed(NEEDS, "omhoog", sheet(NEEDS).lines().get(4)).statusCode())
                .isEqualTo(302);
        assertThat(sheet(NEEDS).lines().get(3).id()).isEqualTo(row.id());

        String[] added = {
            "doe",
            "bewaar",
            "rij",
            "nieuw",
            "na",
            "Regel_Accepteert",
            "soort.0",
            "een-van",
            "antwoord.0",
            "taal",
            "soort.3",
            "een-van",
            "antwoord.3",
            "ja",
            "uitkomst.0",
            "past-mits",
            "toelichting",
            "Een tolk kan altijd."
        };
        assertThat(director.submit(page(NEEDS), director.token(), added).statusCode())
                .isEqualTo(302);
        assertThat(director.submit(page(NEEDS), director.token(), added).statusCode())
                .as("pressed twice")
                .isEqualTo(302);
        assertThat(sheet(NEEDS).lines()).hasSize(8);
        assertThat(sheet(NEEDS).lines().get(1).remark()).isEqualTo("Een tolk kan altijd.");

        TableRow gone = sheet(NEEDS).lines().get(1);
        assertThat(deed(NEEDS, "weg", gone).statusCode()).isEqualTo(302);
        assertThat(deed(NEEDS, "weg", gone).statusCode()).as("pressed twice").isEqualTo(302);
        assertThat(sheet(NEEDS).lines()).hasSize(7);
    }

    @Test
    void aGapIsSaidBesideTheTable() {
        deed(NEEDS, "weg", sheet(NEEDS).lines().get(6));

        assertThat(director.get(page(NEEDS)).body())
                .contains("Zo kan de route niet lopen", "houding = uitgesloten")
                .doesNotContain("Schakel vindt in deze tabel geen fouten.");
    }

    @Test
    void aGapThatSomebodyFoundIsFilledWithARowThatFitsIt() {
        deed(NEEDS, "weg", sheet(NEEDS).lines().get(6));
        String answers = "antwoord=0:psychose&antwoord=1:hard&antwoord=2:uitgesloten&antwoord=3:ja";

        String tried = director.get(page(NEEDS) + "?" + answers).body();
        assertThat(tried)
                .contains("Geen enkele regel telt bij deze antwoorden.", "Maak een regel voor deze antwoorden")
                .contains("element=nieuw&amp;" + answers.replace("&", "&amp;"));

        assertThat(director.get(page(NEEDS) + "?element=nieuw&" + answers).body())
                .contains("Voeg deze regel toe")
                .containsPattern("name=\"antwoord.0\" value=\"psychose\" checked")
                .containsPattern("name=\"antwoord.2\" value=\"uitgesloten\" checked");
    }

    @Test
    void whatCannotBeSoComesBackAtItsField() {
        TableRow row = sheet(NEEDS).lines().get(0);
        HttpResponse<String> answer = set(NEEDS, row, "soort.2", "een-van", "toelichting", "Blijft staan & <zo>");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Kies ten minste één antwoord", "Blijft staan &amp; &lt;zo&gt;");
        assertThat(sheet(NEEDS).lines().get(0)).isEqualTo(row);
    }

    @Test
    void ofTwoWhoChangeOneRowTheSecondHearsItAndDifferentRowsDoNotMeet() throws Exception {
        TableRow row = sheet(NEEDS).lines().get(0);
        set(NEEDS, row, "soort.2", "een-van", "antwoord.2", "accepteert", "toelichting", "Eerst");
        HttpResponse<String> second =
                set(NEEDS, row, "soort.2", "een-van", "antwoord.2", "accepteert", "toelichting", "Daarna");
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body()).contains("Een collega veranderde intussen deze regel", "Daarna");

        ExecutorService both = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> deeds = new ArrayList<>();
            for (TableRow line : sheet(NEEDS).lines().subList(1, 5)) {
                TableRow said = new TableRow(line.id(), "Tegelijk " + line.id(), line.conditions(), line.outcomes());
                deeds.add(() -> tables.set(draft, NEEDS, line.seen(), said, story.viewer("keten.wvv")));
            }
            for (Future<Integer> done : both.invokeAll(deeds)) {
                done.get();
            }
        } finally {
            both.shutdownNow();
        }
        assertThat(sheet(NEEDS).lines().subList(1, 5))
                .allSatisfy(line -> assertThat(line.remark()).isEqualTo("Tegelijk " + line.id()));
    }

    @Test
    void theApiReadsSavesAndTries() {
        Api api = Api.as(port, "keten.wvv");
        String address = "/api/v1/modellen/concepten/" + draft + "/tabellen/urgentie";
        Api.Answer read = api.get(address);
        assertThat(read.status()).isEqualTo(200);
        JsonNode table = read.json();
        assertThat(table.path("regels").size()).isEqualTo(3);
        assertThat(table.path("regels")
                        .get(0)
                        .path("voorwaarden")
                        .get(0)
                        .path("antwoorden")
                        .get(0)
                        .asText())
                .isEqualTo("ja");

        Api.Answer tried = api.post(address + "/probeer", "{\"antwoorden\":{\"acuut\":[\"onbekend\"]}}");
        assertThat(tried.json().get(0).path("id").asText()).isEqualTo("Regel_GevaarOnbekend");

        String body = "{\"regels\":" + table.path("regels").toString().replace("\"normaal\"", "\"acuut\"") + "}";
        String tag = read.header("ETag");
        assertThat(api.send("PUT", address, body, "Content-Type", "application/json", "If-Match", tag)
                        .status())
                .isEqualTo(200);
        Api.Answer late = api.send(
                "PUT",
                address,
                body.replace("\"acuut\"]", "\"normaal\"]"),
                "Content-Type",
                "application/json",
                "If-Match",
                tag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(sheet("urgentie.dmn").lines())
                .extracting(line -> line.outcomes().get(0))
                .containsOnly("acuut");
        assertThat(api.send("PUT", address, "{\"regels\":[null]}", "Content-Type", "application/json", "If-Match", "*")
                        .status())
                .isEqualTo(400);
    }

    private HttpResponse<String> deed(String table, String deed, TableRow line) {
        return director.submit(page(table), director.token(), "doe", deed, "rij", line.id(), "gezien", line.seen());
    }

    /** The fields of a row as the page shows them, with some of them filled in otherwise. */
    private HttpResponse<String> set(String table, TableRow line, String... fields) {
        List<String> all = new ArrayList<>(List.of("doe", "bewaar", "rij", line.id(), "gezien", line.seen()));
        List<String> given = Arrays.asList(fields);
        for (int i = 0; i < line.conditions().size(); i++) {
            if (!given.contains("soort." + i)) {
                all.addAll(List.of("soort." + i, line.conditions().get(i).kind().code()));
                for (String value : line.conditions().get(i).values()) {
                    all.addAll(List.of("antwoord." + i, value));
                }
            }
        }
        for (int i = 0; i < line.outcomes().size(); i++) {
            if (!given.contains("uitkomst." + i)) {
                all.addAll(List.of("uitkomst." + i, line.outcomes().get(i)));
            }
        }
        if (!given.contains("toelichting")) {
            all.addAll(List.of("toelichting", line.remark()));
        }
        all.addAll(given);
        return director.submit(page(table), director.token(), all.toArray(String[]::new));
    }
}
