package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Disclosure;
import nl.schakel.access.Parties;
import nl.schakel.access.Party;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The region opens a closed case again on its page or over the API, and whoever sees the case sees how it ended before. */
@SchakelTest
class ReopenedCaseTest {

    private static final String WHY = "Er belde weer iemand over dit adres (fictief).";
    private static final String BODY =
            "{\"reden\":\"nieuw-signaal\",\"toelichting\":\"" + WHY + "\",\"acuut\":\"nee\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient jdbc;

    private UUID dossier;

    @BeforeEach
    void aClosedCase() {
        dossier = stopped(Story.plain(), "af.nijkerk", "keten.wvv");
    }

    private UUID stopped(nl.schakel.signal.NewSignal signal, String officer, String reader) {
        UUID id = story.report(signal).dossier();
        story.does(
                officer,
                id,
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen", "eindreden", "geen-aanwijzingen", "eindToelichting", "Niets (fictief)."));
        story.does(
                reader, id, "voorstel-tegenlezen", Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."));
        return id;
    }

    @Test
    void aChainDirectorOpensTheCaseAndItsEndStaysOnThePage() {
        Visit director = new Visit(port).login("keten.wvv");
        assertThat(director.get("/zaken/" + dossier).body()).contains(address());
        assertThat(director.get(address()).body()).contains("Er is een nieuw signaal", "De melder leest het niet.");

        HttpResponse<String> opened = director.submit(
                address(), director.token(), "reden", "nieuw-signaal", "toelichting", WHY, "acuut", "nee");

        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(director.get("/zaken/" + dossier).body())
                .contains(
                        "De zaak is weer open en ligt bij de regio",
                        "Hoe de zaak eerder afliep",
                        "geen aanwijzingen voor mensenhandel gevonden",
                        WHY,
                        "Weer open: er is een nieuw signaal")
                .doesNotContain(address());
        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
        assertThat(jdbc.sql("select closed_at is null from schakel.dossier where id = ?")
                        .param(dossier)
                        .query(Boolean.class)
                        .single())
                .as("while it is open no term runs")
                .isTrue();
    }

    @Test
    void whatIsWrongComesBackWithWhatWasTyped() {
        Visit director = new Visit(port).login("keten.wvv");

        HttpResponse<String> refused =
                director.submit(address(), director.token(), "toelichting", WHY, "acuut", "misschien");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"fout-reden\"", "id=\"fout-acuut\"", WHY);
        assertThat(story.state(dossier).status()).isEqualTo(Status.AFGESLOTEN);
    }

    @Test
    void aTextIsNoLongerThanTheServerTakesWithoutScriptToo() {
        Visit director = new Visit(port).login("keten.wvv");
        assertThat(director.get(address()).body()).contains("name=\"toelichting\" rows=\"6\" maxlength=\"20000\"");

        HttpResponse<String> tooLong = director.submit(
                address(),
                director.token(),
                "reden",
                "nieuw-signaal",
                "acuut",
                "nee",
                "toelichting",
                "a".repeat(20_000) + "b");

        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("hoogstens 20.000 tekens", "ab</textarea>");
        assertThat(story.state(dossier).status()).isEqualTo(Status.AFGESLOTEN);
    }

    @Test
    void whoComesSecondReadsWhoWasFirstAndKeepsTheText() {
        Visit second = new Visit(port).login("keten2.wvv");
        String token = second.token();
        assertThat(open("keten.wvv").status()).isEqualTo(200);

        HttpResponse<String> late =
                second.submit(address(), token, "reden", "nieuwe-informatie", "toelichting", WHY, "acuut", "nee");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("was u voor", WHY);
        Api.Answer over = open("keten2.wvv");
        assertThat(over.status()).isEqualTo(409);
        assertThat(over.json().get("type").asText()).isEqualTo("urn:schakel:zaak-is-open");
        assertThat(open("keten.wvv").status()).as("the same person again").isEqualTo(200);
    }

    /** R7: who sees the case but does not direct the chain finds no address; and neither does who does not see it. */
    @Test
    void nobodyElseOpensIt() {
        for (String name : new String[] {"af.nijkerk", "keten.noord", "zorg.wvv", "fg.nijkerk", "riec.on"}) {
            assertThat(open(name).status()).as(name).isEqualTo(404);
            assertThat(new Visit(port).login(name).get(address()).statusCode())
                    .as(name)
                    .isEqualTo(404);
        }
        assertThat(new Visit(port).login("af.nijkerk").get("/zaken/" + dossier).body())
                .as("the officer sees the case, and no button")
                .doesNotContain(address());
        assertThat(story.state(dossier).status()).isEqualTo(Status.AFGESLOTEN);
    }

    /** R7, R10: the care coordinator gets the case with a basis; whoever had it before gets nothing new by itself. */
    @Test
    void whoGetsTheCaseAgainHasAReasonAndABasis() {
        assertThat(parties.of(dossier))
                .extracting(party -> party.group().toString())
                .doesNotContain("tmm@politie-oost");

        open("keten.wvv");

        assertThat(parties.of(dossier).stream()
                        .filter(party -> party.until() == null)
                        .map(Party::step))
                .contains("zaak-ontvangen", "zaak-verdelen");
        assertThat(parties.disclosures(dossier))
                .filteredOn(disclosure -> disclosure.purpose().equals("zaak-ontvangen"))
                .extracting(Disclosure::basis)
                .isNotEmpty()
                .allSatisfy(basis -> assertThat(basis).isNotNull());
        assertThat(story.open(dossier))
                .extracting(task -> task.group().role().code())
                .containsExactlyInAnyOrder("ketenregisseur", "zorgcoordinator");
    }

    @Test
    void otherProgramsReadTheEndsAsFarAsTheirReaderMay() {
        open("keten.wvv");

        JsonNode director =
                Api.as(port, "keten.wvv").get("/api/v1/zaken/" + dossier).json();
        assertThat(director.at("/status").asText()).isEqualTo("bij-regio");
        assertThat(director.hasNonNull("uitkomst")).isFalse();
        assertThat(director.at("/eerdereEindes/0/uitkomst").asText()).isEqualTo("geen-aanwijzingen");
        assertThat(director.at("/eerdereEindes/0/reden").asText()).isEqualTo("nieuw-signaal");
        assertThat(director.at("/eerdereEindes/0/toelichting").asText()).isEqualTo(WHY);
    }

    @Test
    void whereThereIsNoRegionTheNationalTeamOpensIt() {
        UUID without = stopped(Story.in("GM0014"), "landelijk", "landelijk2");

        assertThat(Api.as(port, "landelijk")
                        .post("/api/v1/zaken/" + without + "/heropening", BODY)
                        .status())
                .isEqualTo(200);

        assertThat(story.state(without).status()).isEqualTo(Status.BIJ_REGIO);
        assertThat(story.steps(without)).contains("zaak-verdelen");
    }

    @Test
    void aCaseThatWasNeverClosedIsNotOpenedAgain() {
        UUID running = story.report(Story.plain()).dossier();
        story.does(
                "af.nijkerk",
                running,
                "signaal-beoordelen",
                Story.triage("vervolg", "keten", "persoon", "ja", "persoonBekend", "nee"));

        Api.Answer refused = Api.as(port, "keten.wvv").post("/api/v1/zaken/" + running + "/heropening", BODY);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asText()).isEqualTo("Deze zaak is niet afgesloten.");
    }

    private String address() {
        return "/zaken/" + dossier + "/heropenen";
    }

    private Api.Answer open(String username) {
        return Api.as(port, username).post("/api/v1/zaken/" + dossier + "/heropening", BODY);
    }
}
