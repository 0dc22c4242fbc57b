package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fact that turned out otherwise can mean that somebody must be asked now: for a minor, or doubt, at once and once only;
 * of anything else the owner of the case is told.
 */
@SchakelTest
class WhatAFactMeansTest {

    private static final String CHILD_PROTECTION = "veilig-thuis-beoordelen";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void doubtAboutAnAgeReachesVeiligThuisAtOnceAndOnce() {
        UUID dossier = story.report(Story.plain()).dossier();
        assertThat(story.steps(dossier)).doesNotContain(CHILD_PROTECTION);

        Api.Answer doubt = change(dossier, "minderjarig", null, "twijfel");
        assertThat(doubt.json().path("begonnen").get(0).asText()).isEqualTo("veiligthuis");
        assertThat(times(dossier, CHILD_PROTECTION)).isEqualTo(1);
        assertThat(story.task(dossier, CHILD_PROTECTION).group().role().code()).isEqualTo("veiligthuis");

        Api.Answer certain = change(dossier, "minderjarig", null, "ja");
        assertThat(certain.json().path("begonnen")).isEmpty();
        assertThat(times(dossier, CHILD_PROTECTION)).as("a second fact").isEqualTo(1);
    }

    @Test
    void aTriageAfterwardsDoesNotAskVeiligThuisAgain() {
        UUID dossier = story.report(Story.plain()).dossier();
        change(dossier, "minderjarig", null, "ja");

        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage("minderjarig", "ja"));

        assertThat(times(dossier, CHILD_PROTECTION)).isEqualTo(1);
    }

    /** Whatever a second reader agrees to: the case stays open until they are done (R1). */
    @Test
    void theCaseWaitsForWhomAFactBroughtIn() {
        UUID dossier = story.report(Story.plain()).dossier();
        change(dossier, "minderjarig", null, "ja");

        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage(
                        "vervolg",
                        "stoppen",
                        "eindreden",
                        "geen-aanwijzingen",
                        "eindToelichting",
                        "Niets gezien (fictief)."));
        story.does(
                "keten.wvv",
                dossier,
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."));
        assertThat(story.steps(dossier)).containsExactly(CHILD_PROTECTION);
        assertThat(story.state(dossier).closed()).isNull();

        story.does(
                "veiligthuis.gm",
                dossier,
                CHILD_PROTECTION,
                Map.of("minderjarig", "nee", "kinderenVeilig", "ja", "vervolgVeiligThuis", List.of("advies")));
        assertThat(story.state(dossier).closed()).isNotNull();
    }

    @Test
    void aYearOfBirthTellsToo() {
        UUID dossier = story.report(Story.plain()).dossier();

        assertThat(change(dossier, "geboortejaar", 1, "1980").json().path("begonnen"))
                .isEmpty();
        assertThat(change(dossier, "geboortejaar", 2, "2013").json().path("begonnen"))
                .hasSize(1);
        assertThat(times(dossier, CHILD_PROTECTION)).isEqualTo(1);
    }

    @Test
    void whoWasToldAtReceiptIsNotToldAgain() {
        UUID dossier = story.report(Story.minor("twijfel", "arbeid")).dossier();
        assertThat(times(dossier, CHILD_PROTECTION)).isEqualTo(1);

        assertThat(change(dossier, "minderjarig", null, "ja").json().path("begonnen"))
                .isEmpty();
        assertThat(times(dossier, CHILD_PROTECTION)).isEqualTo(1);
    }

    @Test
    void ofTwoWhoSayItAtTheSameMomentOneBegins() throws Exception {
        UUID dossier = story.report(Story.plain()).dossier();
        CountDownLatch ready = new CountDownLatch(1);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                sent.add(both.submit(() -> {
                    ready.await();
                    return change(dossier, "minderjarig", null, "ja").status();
                }));
            }
            ready.countDown();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : sent) {
                answers.add(one.get());
            }
            Collections.sort(answers);
            assertThat(answers).as("the second says what stands there already").containsExactly(200, 400);
        } finally {
            both.shutdownNow();
        }
        assertThat(times(dossier, CHILD_PROTECTION)).isEqualTo(1);
    }

    @Test
    void whoOwnsTheCaseInTheRegionIsToldAndTheOfficerReadsWhatItMeans() {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage());
        Visit officer = new Visit(port).login("af.nijkerk");
        String form = officer.get("/zaken/" + dossier + "/feiten").body();

        HttpResponse<String> kept = officer.submit(
                "/zaken/" + dossier + "/feiten",
                Visit.tokenIn(form),
                "feit",
                "locatie",
                "waarde",
                "Verzonnenstraat 3, Ede (fictief)");

        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(officer.get("/zaken/" + dossier).body()).contains("een andere gemeente of regio aan zet is");
        assertThat(told("keten.wvv", dossier)).isEqualTo(1);
    }

    /** Asked for by nobody at receipt: the form said otherwise then. */
    @Test
    void aFormThatBringsThePoliceInForAMinorDoesSoAtOnce() {
        UUID dossier = story.report(Story.minor("ja", "arbeid")).dossier();
        assertThat(story.steps(dossier)).doesNotContain("politie-toetsen");

        assertThat(forms(dossier, "seksueel").json().path("begonnen").get(0).asText())
                .isEqualTo("tmm");

        assertThat(times(dossier, "politie-toetsen")).isEqualTo(1);
        assertThat(forms(dossier, "seksueel", "arbeid").json().path("begonnen")).isEmpty();
        assertThat(times(dossier, "politie-toetsen")).isEqualTo(1);
    }

    /** People decide whom to ask, and everybody who decides knows who that would be. */
    @Test
    void aFormThatWouldRouteOtherwiseIsToldToWhoOwnsTheCaseAndStandsInIt() {
        UUID dossier = story.report(Story.plain()).dossier();
        assertThat(forms(dossier, "arbeid").json().path("nietGevraagd"))
                .as("the triage asks everybody itself")
                .isEmpty();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage("vormen", List.of("crimineel")));
        assertThat(story.steps(dossier)).doesNotContain("arbeidsuitbuiting-onderzoeken");

        Visit officer = new Visit(port).login("af.nijkerk");
        String form = officer.get("/zaken/" + dossier + "/feiten?feit=vormen").body();
        HttpResponse<String> kept = officer.submit(
                "/zaken/" + dossier + "/feiten",
                Visit.tokenIn(form),
                "feit",
                "vormen",
                "waarden",
                "crimineel",
                "waarden",
                "arbeid");

        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(officer.get("/zaken/" + dossier).body())
                .contains("hoort dit er ook bij: Arbeidsinspectie (NLA). Zij doen nog niet mee.");
        assertThat(new Visit(port).login("keten.wvv").get("/zaken/" + dossier).body())
                .contains("Met wat nu bekend is, hoort er ook bij: Arbeidsinspectie (NLA)");
        assertThat(told("keten.wvv", dossier)).isEqualTo(1);
    }

    @Test
    void dangerNowBringsThePoliceAndCareAtOnceAndOnce() {
        story.officeHours();
        UUID dossier = story.report(Story.plain()).dossier();

        assertThat(change(dossier, "acuut", null, "ja")
                        .json()
                        .path("begonnen")
                        .get(0)
                        .asText())
                .isEqualTo("acute-hulp");

        assertThat(change(dossier, "acuut", null, "ja").status()).isEqualTo(400);
        assertThat(times(dossier, "acuut-politie")).isEqualTo(1);
        assertThat(times(dossier, "acuut-zorg")).isEqualTo(1);
        assertThat(new Visit(port).login("af.nijkerk").get("/zaken/" + dossier).body())
                .contains("Acuut", "Eerder: nu in gevaar");
    }

    @Test
    void inAClosedCaseNobodyThinksThatHelpBegins() {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage(
                        "vervolg",
                        "stoppen",
                        "eindreden",
                        "geen-aanwijzingen",
                        "eindToelichting",
                        "Niets gezien (fictief)."));
        story.does(
                "keten.wvv",
                dossier,
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."));
        assertThat(story.state(dossier).closed()).isNotNull();

        Api.Answer danger = change(dossier, "acuut", null, "ja");
        assertThat(danger.status()).isEqualTo(400);
        assertThat(danger.raw().body()).contains("hiermee begint geen hulp", "112");
        assertThat(story.state(dossier).acute()).isFalse();
        Api.Answer place = change(dossier, "locatie", null, "Verzonnenstraat 4 (fictief)");
        assertThat(place.json().path("afgesloten").asBoolean()).isTrue();
        assertThat(told("keten.wvv", dossier)).isZero();
    }

    private int told(String username, UUID dossier) {
        return jdbc.sql("select count(*) from schakel.outbox where key like ? and receiver = ?")
                .params("%feit-" + dossier + "%", story.viewer(username).personId())
                .query(Integer.class)
                .single();
    }

    private Api.Answer forms(UUID dossier, String... codes) {
        return Api.as(port, "af.nijkerk")
                .post(
                        "/api/v1/zaken/" + dossier + "/feiten",
                        "{\"feit\":\"vormen\",\"waarden\":[\"" + String.join("\",\"", codes) + "\"]}");
    }

    private int times(UUID dossier, String step) {
        return jdbc.sql("select count(*) from schakel.route_task where dossier_id = ? and step = ?")
                .params(dossier, step)
                .query(Integer.class)
                .single();
    }

    private Api.Answer change(UUID dossier, String fact, Integer person, String value) {
        return Api.as(port, "af.nijkerk")
                .post(
                        "/api/v1/zaken/" + dossier + "/feiten",
                        "{\"feit\":\"" + fact + "\",\"persoon\":" + person + ",\"waarde\":\"" + value + "\"}");
    }
}
