package nl.schakel.web.plaatsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposal;
import nl.schakel.placement.Proposals;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Matching;
import nl.schakel.process.tasks.AllTasks;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import nl.schakel.support.sheet.CsvLines;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of a search for a place over HTTP: who sees what, and what happens with a choice. */
@SchakelTest
class PlacementPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Story story;

    @Autowired
    private Placements placements;

    @Autowired
    private Matching matching;

    @Autowired
    private Proposals proposals;

    @Autowired
    private TaskList tasks;

    @BeforeEach
    void careIsAtWork() {
        story.officeHours();
    }

    private Visit care() {
        return new Visit(port).login("zorg.wvv");
    }

    private UUID begun(Visit visit) {
        HttpResponse<String> answer = visit.submit(
                "/plaatsingen/nieuw", visit.token(), "gemeente", "GM0267", "toelichting", "Verzonnen (fictief).");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        Matcher address = Pattern.compile("/plaatsingen/([0-9a-f-]{36})")
                .matcher(answer.headers().firstValue("Location").orElse(""));
        assertThat(address.find()).isTrue();
        return UUID.fromString(address.group(1));
    }

    private UUID discussed(Visit visit) {
        UUID id = begun(visit);
        story.does(
                "zorg.wvv",
                placements.get(id).dossier(),
                "behoefte-bespreken",
                Map.of(
                        "naam", "Verzonnen Naam (fictief)",
                        "woonvorm", "gemengd",
                        "dreiging", "geen",
                        "kinderen", 0,
                        "huisdier", "nee",
                        "taal", "ja"));
        return id;
    }

    private List<BedFit> twoThatMayBeAsked(UUID id) {
        List<BedFit> can = matching.match(id).beds().stream()
                .filter(fit -> fit.fit() != Fit.PAST_NIET && !fit.bed().kind().byComenshaOnly())
                .toList();
        BedFit first = can.get(0);
        BedFit second = can.stream()
                .filter(fit -> !fit.bed().organisation().equals(first.bed().organisation()))
                .findFirst()
                .orElseThrow();
        return List.of(first, second);
    }

    @Test
    void aSearchBeginsWithoutASignalAndStandsInTheList() {
        Visit visit = care();
        HttpResponse<String> wrong =
                visit.submit("/plaatsingen/nieuw", visit.token(), "gemeente", "", "toelichting", " ");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Kies een gemeente uit de lijst.").contains("Schrijf kort waarom");

        UUID id = begun(visit);
        assertThat(visit.get("/plaatsingen").body()).contains("/plaatsingen/" + id);
        String page = visit.get("/plaatsingen/" + id).body();
        assertThat(page).contains("Behoefte bespreken").contains("Nog niet besproken.");
        assertThat(visit.get("/zaken/" + placements.get(id).dossier()).body()).contains("/plaatsingen/" + id);
        for (String other : List.of("keten.wvv", "af.nijkerk", "opvang.haven")) {
            assertThat(new Visit(port).login(other).get("/plaatsingen/nieuw").statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    @Test
    void theQuestionThatHelpsMostStandsAboveTheGroups() {
        Visit visit = care();
        UUID id = discussed(visit);
        String page = visit.get("/plaatsingen/" + id).body();

        assertThat(page).contains("Verzonnen Naam (fictief)").contains("groep-past-niet");
        assertThat(page.indexOf("Deze vraag helpt het meest"))
                .isPositive()
                .isLessThan(page.indexOf("Welke plekken passen"));
        String question = matching.match(id).bestQuestion().orElseThrow().question();
        assertThat(page).contains(question);
    }

    @Test
    void severalSheltersAreAskedAtOnceAndReadOnlyWhatTheyUse() {
        Visit visit = care();
        UUID id = discussed(visit);
        List<BedFit> chosen = twoThatMayBeAsked(id);

        visit.submit("/plaatsingen/" + id + "/voorstellen", visit.token(), "trede", "noodbed");
        assertThat(visit.get("/plaatsingen/" + id).body()).contains("Kies eerst een of meer plekken.");
        String bed = chosen.get(0).bed().id().toString();
        visit.submit("/plaatsingen/" + id + "/voorstellen", visit.token(), "bed", bed);
        assertThat(visit.get("/plaatsingen/" + id).body()).contains("Kies welke stap van de opvangladder dit is.");
        assertThat(proposals.round(id)).isEmpty();

        visit.submit(
                "/plaatsingen/" + id + "/voorstellen",
                visit.token(),
                "bed",
                bed,
                "bed",
                chosen.get(1).bed().id().toString(),
                "trede",
                "opvang",
                "reden",
                "");
        assertThat(visit.get("/plaatsingen/" + id).body()).contains("Gevraagd.").contains("Wacht op antwoord");
        assertThat(proposals.round(id)).hasSize(2);
        for (Proposal proposal : proposals.round(id)) {
            String shelter = "opvang." + proposal.bed().organisation().substring("opvang-".length());
            TaskSummary task = AllTasks.of(tasks, story.viewer(shelter), TaskFilter.ALLE).stream()
                    .filter(each -> each.dossier().equals(placements.get(id).dossier()))
                    .findFirst()
                    .orElseThrow();
            String page =
                    new Visit(port).login(shelter).get("/taken/" + task.id()).body();
            assertThat(page)
                    .contains("Wat u moet weten")
                    .contains(proposal.bed().label())
                    .doesNotContain("Verzonnen Naam")
                    .doesNotContain("De hele zaak")
                    .doesNotContain("Waar mag de persoon niet komen?");
        }
        // the choice was the task: it cannot be made twice
        visit.submit("/plaatsingen/" + id + "/voorstellen", visit.token(), "bed", bed, "trede", "noodbed");
        assertThat(visit.get("/plaatsingen/" + id).body()).contains("U kunt nu geen plekken vragen");
    }

    @Test
    void r07_whoHasNoPartInASearchHearsWhatAnybodyHearsOfAnUnknownOne() {
        UUID id = discussed(care());
        for (String username :
                List.of("opvang.haven", "af.nijkerk", "landelijk", "tmm.oost", "riec.on", "fg.nijkerk", "comensha")) {
            Visit visit = new Visit(port).login(username);
            HttpResponse<String> theirs = visit.get("/plaatsingen/" + id, "Accept", "text/html");
            HttpResponse<String> unknown = visit.get("/plaatsingen/" + UUID.randomUUID(), "Accept", "text/html");
            assertThat(theirs.statusCode()).as(username).isEqualTo(404);
            assertThat(Visit.withoutTokenAndClock(theirs.body())).isEqualTo(Visit.withoutTokenAndClock(unknown.body()));
            assertThat(visit.get("/plaatsingen").body()).doesNotContain(id.toString());
            for (String action : List.of("/voorstellen", "/toezegging/" + UUID.randomUUID() + "/vrijgeven")) {
                assertThat(visit.submit("/plaatsingen/" + id + action, visit.token(), "trede", "noodbed")
                                .statusCode())
                        .as(username + action)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void theFiguresComeWithATableAndAFileThatNoSpreadsheetRuns() {
        UUID id = discussed(care());
        List<BedFit> chosen = twoThatMayBeAsked(id);
        Visit visit = care();
        visit.submit(
                "/plaatsingen/" + id + "/voorstellen",
                visit.token(),
                "bed",
                chosen.get(0).bed().id().toString(),
                "trede",
                "opvang");
        Visit director = new Visit(port).login("keten.wvv");

        assertThat(director.get("/weigeringen").body())
                .contains("Hoeveel mensen konden er niet terecht")
                .contains("Per maand en soort opvang");
        assertThat(director.get("/weigeringen?van=onzin&tot=2099-99").statusCode())
                .isEqualTo(400);
        HttpResponse<String> file = director.get("/weigeringen.csv");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
        assertThat(file.body().lines().skip(1))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("(^|;)\"?[=+@-]"));
    }

    /** The municipality that buys the places reads how many, and of no shelter and no person who (B 3.1.4). */
    @Test
    void theFiguresOfRefusalsAreWithoutNamesForTheMunicipalityThatPays() {
        Visit payer = new Visit(port).login("centrum.ede");
        assertThat(payer.get("/taken").body()).contains("href=\"/weigeringen\"");
        List<String> names = jdbc.sql("select name from schakel.organisation where kind = 'opvang'")
                .query(String.class)
                .list();

        for (String page : List.of("/weigeringen", "/weigeringen.csv")) {
            HttpResponse<String> figures = payer.get(page);
            assertThat(figures.statusCode()).as(page).isEqualTo(200);
            assertThat(figures.body()).as(page).doesNotContain(names);
        }
        assertThat(names).isNotEmpty();
        assertThat(payer.get("/weigeringen").body()).doesNotContain("id=\"kop-politie\"");
    }

    @Test
    void aCellThatCouldRunIsMadeHarmless() {
        assertThat(CsvLines.cell("=1+1")).isEqualTo("\"'=1+1\"");
        assertThat(CsvLines.cell(" @SUM(A1)")).isEqualTo("\"' @SUM(A1)\"");
        assertThat(CsvLines.cell("zeg \"nee\"")).isEqualTo("\"zeg \"\"nee\"\"\"");
        assertThat(CsvLines.cell("<5")).isEqualTo("\"<5\"");
        assertThat(CsvLines.cell(null)).isEqualTo("\"\"");
    }
}
