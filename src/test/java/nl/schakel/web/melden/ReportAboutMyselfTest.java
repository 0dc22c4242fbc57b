package nl.schakel.web.melden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.signal.NewSignal;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody reports about themselves, about something online, or about several places (B 6.5-3, bijlage 6-10). */
@SchakelTest
class ReportAboutMyselfTest {

    private static final Pattern REFERENCE = Pattern.compile("M-20\\d\\d-[A-Z0-9]{4}-[A-Z0-9]{4}");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Story story;

    @Autowired
    private RuntimeService runtime;

    private Visit visit;

    @BeforeEach
    void somebodyOpensThePage() {
        visit = new Visit(port);
    }

    @Test
    void whatHappensIsSaidBeforeSendingAndNobodyIsBlamed() {
        assertThat(visit.get("/melden").body())
                .contains(
                        "Over mijzelf",
                        "Wat er gebeurt, is niet uw schuld.",
                        "Een melding is geen aangifte.",
                        "Wat gebeurt er met wat u vertelt?",
                        "wordt door uw melding geen verdachte");
    }

    @Test
    void whoReportsAboutThemselvesReadsOtherClosingWords() {
        assertThat(sent("over", "mijzelf", "gemeente", "Nijkerk"))
                .contains("Dank u wel voor uw vertrouwen", "niet uw schuld", "Samen met u")
                .doesNotContain("Ga niet zelf op onderzoek", "wie het slachtoffer is");
        assertThat(sent("over", "ander", "gemeente", "Nijkerk")).contains("Ga niet zelf op onderzoek");
        assertThat(sent("gemeente", "Nijkerk", "beroep", "ja")).contains("Blijf uw eigen werk doen");
    }

    @Test
    void neitherNameNorMailIsAskedOfWhoReportsAboutThemselves() {
        UUID dossier = dossier(sent("over", "mijzelf", "gemeente", "Nijkerk"));
        assertThat(jdbc.sql("select about_self from schakel.report where dossier_id = ?")
                        .param(dossier)
                        .query(String.class)
                        .single())
                .isEqualTo("ja");
        assertThat(runtime.getVariable(route(dossier), "persoonGenoemd"))
                .as("there is a person, with or without a name")
                .isEqualTo("ja");
        assertThat(zaak(dossier, "af.nijkerk").at("/melder/aboutSelf").asText()).isEqualTo("ja");
        assertThat(new Visit(port).login("af.nijkerk").get("/zaken/" + dossier).body())
                .contains("Meldt over zichzelf");
    }

    @Test
    void aPhoneNumberAndASiteAreReadInTheCaseAndStandNowhereElse() {
        String mark = "verzonnen" + UUID.randomUUID().toString().substring(0, 8);
        UUID dossier = dossier(sent(
                "gemeente", "Nijkerk", "website", mark + ".example", "telefoonnummer", "000 " + mark, "account", mark));
        JsonNode online = zaak(dossier, "af.nijkerk").at("/melding/online");
        assertThat(online).hasSize(3);
        assertThat(online.get(0).path("kind").asText()).isEqualTo("website");
        assertThat(online.get(1).path("where").asText()).isEqualTo("000 " + mark);
        assertThat(new Visit(port).login("af.nijkerk").get("/zaken/" + dossier).body())
                .contains(mark + ".example", "Telefoonnummer dat erbij staat");
        assertThat(runtime.getVariables(route(dossier)).toString()).doesNotContain(mark);
        assertThat(jdbc.sql("select count(*) from schakel.outbox where link like ?")
                        .param("%" + mark + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void severalMunicipalitiesStandInTheCaseAndWhereItHappensOwnsIt() {
        UUID dossier = dossier(sent(
                "gemeente", "Nijkerk", "woont", "Ede", "geworven", "Amsterdam, Utrecht", "uitgebuit", "Barneveld"));
        assertThat(story.state(dossier).municipality()).isEqualTo("GM0267");
        JsonNode report = zaak(dossier, "af.nijkerk").path("melding");
        assertThat(report.at("/livesIn/0").asText()).isEqualTo("GM0228");
        assertThat(report.path("recruitedIn")).hasSize(2);
        assertThat(report.at("/exploitedIn/0").asText()).isEqualTo("GM0203");
    }

    @Test
    void whereThePersonLivesOwnsItWhenNobodyKnowsWhereItHappens() {
        assertThat(story.state(dossier(sent("gemeente", "", "woont", "Barneveld")))
                        .municipality())
                .isEqualTo("GM0203");
        assertThat(report("gemeente", "").statusCode()).as("nowhere at all").isEqualTo(400);
    }

    @Test
    void aPlaceThatNobodyKnowsStopsNoReport() {
        String thanks = sent("gemeente", "Nijkerk", "woont", "Verzonnendorp");
        assertThat(thanks).contains("Eén gemeente kennen wij niet");
        assertThat(new Visit(port)
                        .login("af.nijkerk")
                        .get("/zaken/" + dossier(thanks))
                        .body())
                .contains("Gemeente waar de persoon woont: Verzonnendorp");
    }

    @Test
    void aRefusedReportLosesNothing() {
        HttpResponse<String> refused = report(
                "toelichting",
                "",
                "gemeente",
                "Nijkerk",
                "over",
                "mijzelf",
                "woont",
                "Ede",
                "website",
                "verzonnen.example");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("value=\"Ede\"", "value=\"verzonnen.example\"");
        assertThat(refused.body()).containsPattern("value=\"mijzelf\" checked");
    }

    @Test
    void theApiTakesTheSameAndAnswersWithTheClosingWords() {
        Api.Answer self = Api.anonymous(port).post("/api/v1/meldingen", """
                {"toelichting":"Verzonnen (fictief).","overMijzelf":true,
                 "plekkenOnline":[{"soort":"advertentie","waar":"verzonnen.example/1"},{"soort":"fax","waar":"2"}],
                 "gemeenten":{"woont":["GM0203"],"geworven":["GM9999"]}}""");
        assertThat(self.status()).isEqualTo(201);
        assertThat(self.json().path("slot").asText()).contains("niet uw schuld");
        assertThat(self.json().path("opmerkingen")).hasSize(2);
        UUID dossier = byReference(self.json().path("referentie").asText());
        assertThat(story.state(dossier).municipality()).isEqualTo("GM0203");

        Api.Answer professional = Api.anonymous(port).post("/api/v1/meldingen", """
                {"gemeente":"GM0267","toelichting":"Verzonnen (fictief).","melder":{"functie":"docent","meldcode":"onbekend"}}""");
        assertThat(professional.json().path("slot").asText()).contains("Blijf uw eigen werk doen");
        assertThat(Api.anonymous(port)
                        .post("/api/v1/meldingen", "{\"toelichting\":\"Verzonnen (fictief).\"}")
                        .status())
                .isEqualTo(400);
    }

    /** Who writes down a call reads no words that are meant for who called. */
    @Test
    void aClerkRegistersACallOfSomebodyAboutThemselves() {
        Visit clerk = new Visit(port).login("balie.nijkerk");
        clerk.submit(
                "/melden",
                clerk.token(),
                "toelichting",
                "Verzonnen (fictief).",
                "gemeente",
                "Nijkerk",
                "kanaal",
                "telefoon",
                "over",
                "mijzelf");
        assertThat(clerk.get("/melden/bedankt").body()).doesNotContain("Dank u wel voor uw vertrouwen");
    }

    @Test
    void aPartnerWithoutTheReporterDoesNotReadThatItIsTheReporter() {
        NewSignal plain = Story.plain();
        UUID dossier = story.report(new NewSignal(
                        plain.gemeente(),
                        plain.toelichting(),
                        null,
                        List.of("arbeid"),
                        "ja",
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        null,
                        null))
                .dossier();
        String task = "/taken/" + story.task(dossier, "veilig-thuis-beoordelen").id();
        assertThat(new Visit(port).login("veiligthuis.gm").get(task).body())
                .contains("Arbeidsuitbuiting")
                .doesNotContain("Meldt over zichzelf");
    }

    private String sent(String... fields) {
        assertThat(report(fields).statusCode()).isEqualTo(302);
        return visit.get("/melden/bedankt").body();
    }

    private HttpResponse<String> report(String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        if (!all.contains("toelichting")) {
            all.addAll(List.of("toelichting", "Verzonnen signaal (fictief)."));
        }
        return visit.submit("/melden", "", all.toArray(String[]::new));
    }

    private UUID dossier(String thanks) {
        Matcher reference = REFERENCE.matcher(thanks);
        assertThat(reference.find()).isTrue();
        return byReference(reference.group());
    }

    private UUID byReference(String reference) {
        return jdbc.sql("select id from schakel.dossier where reference = ?")
                .param(reference)
                .query(UUID.class)
                .single();
    }

    private String route(UUID dossier) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), "meldroute")
                .singleResult()
                .getId();
    }

    private JsonNode zaak(UUID dossier, String username) {
        return Api.as(port, username).get("/api/v1/zaken/" + dossier).json();
    }
}
