package nl.schakel.access.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.AccessService;
import nl.schakel.access.LookLog;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import nl.schakel.web.security.Visit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R8: what a data protection officer takes out of the log: by a standard, for whom a case is about, and the figures of a year. */
@SchakelTest
class R08_WhatLeavesTheLogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private AccessService door;

    @Autowired
    private LookLog looks;

    @Autowired
    private Parties parties;

    @Autowired
    private Story story;

    @Autowired
    private Directory directory;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Receipt receipt;
    private UUID dossier;
    private Viewer af;
    private String today;

    @BeforeEach
    void aCaseAtWhichSomebodyLooks() {
        clock.forward(Duration.ofDays(1));
        af = story.viewer("af.nijkerk");
        receipt = story.report(Story.plain());
        dossier = receipt.dossier();
        today = LocalDate.ofInstant(clock.instant(), Zones.AMSTERDAM).toString();
        door.open(af, dossier, "zaak");
    }

    @Test
    void theExportHasTheFieldsOfLogboekDataverwerkingenAndALineForEachCase() throws Exception {
        UUID other = UUID.randomUUID();
        looks.shown(af, "zaken", List.of(dossier, other));
        looks.refused(af, other, "zaak");

        List<JsonNode> lines = lines("logboek", "jsonl");

        assertThat(lines).hasSize(5);
        assertThat(lines.get(4).get("name").asText())
                .as("that it was taken out")
                .isEqualTo("lijst toegang-uitvoer");
        JsonNode opened = lines.get(0);
        assertThat(opened.get("trace_id").asText()).matches("[0-9a-f]{32}");
        assertThat(opened.get("span_id").asText()).matches("[0-9a-f]{16}");
        assertThat(opened.get("name").asText()).isEqualTo("inzage zaak");
        assertThat(opened.get("start_time").asLong())
                .isEqualTo(opened.get("end_time").asLong())
                .isPositive();
        assertThat(opened.get("status_code").asText()).isEqualTo("STATUS_CODE_OK");
        JsonNode attributes = opened.get("attributes");
        assertThat(attributes.get("dpl.core.processing_activity_id").asText())
                .isEqualTo("urn:schakel:verwerkingsactiviteit:groepstaak:signaal-beoordelen");
        String subject = attributes.get("dpl.core.data_subject_id").asText();
        assertThat(subject).matches("[0-9a-f]{64}");
        assertThat(lines.get(1).at("/attributes/dpl.core.data_subject_id").asText())
                .as("the same case by the same code")
                .isEqualTo(subject);
        assertThat(lines.get(2).at("/attributes/dpl.core.data_subject_id").asText())
                .isNotEqualTo(subject);
        assertThat(lines.get(3).get("status_code").asText()).isEqualTo("STATUS_CODE_ERROR");
        assertThat(lines.toString())
                .as("no case by its id, and nobody who looked")
                .doesNotContain(
                        dossier.toString(),
                        receipt.reference(),
                        af.username(),
                        af.personId().toString());
    }

    @Test
    void theOtherStandardSaysWhoLookedInWhichRoleAndWhatFor() throws Exception {
        JsonNode attributes = lines("nen7513", "jsonl").get(0).get("attributes");

        JsonNode user = attributes.get("dpl.nen7513.users").get(0);
        assertThat(user.get("userID").asText()).isEqualTo(af.personId().toString());
        assertThat(user.get("roleIDCode").toString()).contains("aandachtsfunctionaris@GM0267");
        assertThat(user.get("purposeOfUse").asText()).isEqualTo("groepstaak:signaal-beoordelen");
        assertThat(attributes
                        .at("/dpl.nen7513.participants/0/participantObjectID")
                        .asText())
                .isEqualTo(attributes.get("dpl.core.data_subject_id").asText());
        assertThat(attributes.toString())
                .doesNotContain(directory.byUsername("af.nijkerk").orElseThrow().displayName());
    }

    @Test
    void aSpreadsheetHasAHeadAndTheSameColumnsInEachRow() {
        String[] rows = file("nen7513", "csv").body().split("\r\n");

        assertThat(rows[0]).startsWith("\"trace_id\";\"span_id\"");
        assertThat(rows).hasSize(3);
        assertThat(rows[1].split("\";\"")).hasSameSizeAs(rows[0].split("\";\""));
    }

    @Test
    void onlyWhatPeopleOfTheOwnOrganisationLookedAtIsInIt() throws Exception {
        parties.join(dossier, group("tmm.oost"), Scope.VRAAG, "partnervraag");
        door.open(story.viewer("tmm.oost"), dossier, "zaak");

        assertThat(lines("nen7513", "jsonl").toString())
                .doesNotContain(story.viewer("tmm.oost").personId().toString());
    }

    @Test
    void aPeriodIsAskedAndManyRowsComeInTheOrderOfTimeEachOnce() throws Exception {
        // as the application writes them: each waits for its seal
        jdbc.sql(
                        "with entry as (insert into schakel.access_log (at, person, username, organisations, kind, why, parts, hits)"
                                + " select ?::timestamptz, ?, 'af.nijkerk', array['GM0267'], 'lijst', 'zaken:proef-' || n, '{}', 0"
                                + " from generate_series(1, 2500) n returning id)"
                                + " insert into schakel.access_unsealed (entry) select id from entry")
                .params(Timestamp.from(clock.instant()), af.personId())
                .update();
        List<String> names = lines("logboek", "jsonl").stream()
                .map(line -> line.get("name").asText())
                .filter(name -> name.startsWith("lijst zaken:proef-"))
                .toList();
        assertThat(names).hasSize(2500).doesNotHaveDuplicates();

        for (String wrong : List.of(
                "van=&tot=" + today + "&soort=logboek&vorm=csv",
                "van=" + today + "&tot=2020-01-01&soort=logboek&vorm=csv",
                "van=" + today + "&tot=" + today + "&soort=alles&vorm=csv",
                "van=" + today + "&tot=" + today + "&soort=logboek&vorm=doc")) {
            assertThat(officer().get("/toegang/uitvoer/bestand?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void whomACaseIsAboutReadsWhoLookedByFunctionAndWhatFor() throws Exception {
        parties.join(dossier, group("tmm.oost"), Scope.VRAAG, "partnervraag");
        parties.join(dossier, group("opvang.haven"), Scope.CRITERIA, "plek-beantwoorden");
        door.open(story.viewer("tmm.oost"), dossier, "zaak");
        looks.shown(story.viewer("opvang.haven"), "opvang", List.of(dossier));
        looks.seenByReporter(dossier, "terugkoppeling");
        looks.seen(story.viewer("balie.nijkerk"), dossier, "terugkoppeling");
        door.open(af, dossier, "zaak");

        String page =
                officer().get("/toegang/inzage?zaak=" + receipt.reference()).body();
        assertThat(page)
                .contains(
                        "Aandachtsfunctionaris mensenhandel, gemeente Nijkerk",
                        "(2 keer)",
                        "Voor een taak die op iemand van de groep wachtte",
                        "Om een vraag over deze zaak te beantwoorden",
                        "Een organisatie voor opvang")
                .doesNotContain("??", "Haven", ">Melder", "Om te zien wat er met de eigen melding gebeurde");
        for (String username : Set.of("af.nijkerk", "tmm.oost", "opvang.haven", "balie.nijkerk")) {
            assertThat(page)
                    .doesNotContain(directory.byUsername(username).orElseThrow().displayName());
        }
        assertThat(officer()
                        .get("/toegang/inzage?zonder=opsporing&zaak=" + receipt.reference())
                        .body())
                .contains("Aandachtsfunctionaris mensenhandel")
                .doesNotContain("Om een vraag over deze zaak te beantwoorden");

        byte[] pdf = officer()
                .bytes("/toegang/inzage.pdf?zaak=" + receipt.reference())
                .body();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "Wie keek in deze zaak",
                            receipt.reference(),
                            "Autoriteit Persoonsgegevens",
                            "gemeente Nijkerk")
                    .doesNotContain("Haven");
        }
    }

    @Test
    void anOfficerOfAnOrganisationThatDoesNotWorkOnItLearnsNothing() {
        Visit piket = new Visit(port).login("fg.piket");
        HttpResponse<String> others = piket.get("/toegang/inzage?zaak=" + receipt.reference());
        assertThat(others.statusCode()).isEqualTo(400);
        assertThat(others.body())
                .isEqualTo(others.body().replace("Wie keek, en wanneer", ""))
                .contains("Deze zaak kennen wij niet");
        assertThat(officer().get("/toegang/inzage?zaak=M-2026-BBBBBB").body()).contains("Deze zaak kennen wij niet");
    }

    @Test
    void theYearIsNumbersWithoutAPersonOrACase() {
        looks.refused(af, dossier, "zaak");
        int year = LocalDate.ofInstant(clock.instant(), Zones.AMSTERDAM).getYear();

        String page = officer().get("/toegang/jaar?jaar=" + year).body();
        assertThat(page)
                .contains("Een zaak geopend", "Geen toegang gekregen", "Aandachtsfunctionaris mensenhandel")
                .doesNotContain(
                        "??",
                        receipt.reference(),
                        directory.byUsername("af.nijkerk").orElseThrow().displayName());
        String csv = officer().get("/toegang/jaar.csv?jaar=" + year).body();
        assertThat(csv).contains("\"gemeente Nijkerk\";\"" + year + "\";\"wat er gebeurde\";\"Een zaak geopend\";");
        for (String wrong : List.of("1999", "9999", "nu")) {
            assertThat(officer().get("/toegang/jaar?jaar=" + wrong).statusCode())
                    .isEqualTo(400);
            assertThat(officer().get("/toegang/jaar.csv?jaar=" + wrong).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void nobodyElseGetsAnyOfIt() {
        for (String username : List.of("af.nijkerk", "keten.wvv", "beheer", "landelijk")) {
            Visit visit = new Visit(port).login(username);
            for (String path : List.of(
                    "/toegang/meldingen",
                    "/toegang/uitvoer",
                    "/toegang/uitvoer/bestand?van=" + today + "&tot=" + today + "&soort=logboek&vorm=csv",
                    "/toegang/inzage?zaak=" + receipt.reference(),
                    "/toegang/inzage.pdf?zaak=" + receipt.reference(),
                    "/toegang/jaar",
                    "/toegang/jaar.csv")) {
                assertThat(visit.get(path).statusCode())
                        .as(username + " " + path)
                        .isEqualTo(403);
            }
        }
    }

    private Visit officer() {
        return new Visit(port).login("fg.nijkerk");
    }

    private HttpResponse<String> file(String kind, String form) {
        return officer()
                .get("/toegang/uitvoer/bestand?van=" + today + "&tot=" + today + "&soort=" + kind + "&vorm=" + form);
    }

    private List<JsonNode> lines(String kind, String form) throws Exception {
        HttpResponse<String> answer = file(kind, form);
        assertThat(answer.statusCode()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.body().split("\r\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private GroupId group(String username) {
        return story.viewer(username).groups().iterator().next();
    }
}
