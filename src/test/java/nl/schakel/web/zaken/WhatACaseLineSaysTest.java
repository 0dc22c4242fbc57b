package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nl.schakel.SchakelTest;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A line of "Zaken" says what it is about, who has it and which term ends first. */
@SchakelTest
class WhatACaseLineSaysTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    private Receipt report(boolean acute) {
        return story.report(new NewSignal(
                "GM0267",
                "Verzonnen signaal (fictief).",
                acute ? true : null,
                List.of("arbeid"),
                "nee",
                null,
                null,
                null,
                null,
                null));
    }

    @Test
    void aLineSaysFormWhoHasItAndTheNextTerm() {
        story.officeHours();
        Receipt receipt = report(false);
        String row = row(new Visit(port).login("af.nijkerk"), receipt);

        assertThat(row)
                .contains("Arbeidsuitbuiting", "formulier voor inwoners")
                .contains("Aandachtsfunctionaris mensenhandel", "Signaal beoordelen")
                .as("the term to pick it up ends first")
                .containsPattern("oppakken (vandaag|morgen|binnen)");
    }

    @Test
    void whoLooksAlongSeesTheFormAndNotWhoHasIt() {
        Receipt receipt = report(false);

        assertThat(row(new Visit(port).login("keten.wvv"), receipt))
                .contains("Arbeidsuitbuiting")
                .doesNotContain("formulier voor inwoners", "Aandachtsfunctionaris", "oppakken");
    }

    @Test
    void anEndedCaseHasNobodyAndNoTerm() {
        Receipt receipt = report(false);
        story.does(
                "af.nijkerk",
                receipt.dossier(),
                "signaal-beoordelen",
                Story.triage(
                        "vervolg",
                        "stoppen",
                        "eindreden",
                        "geen-aanwijzingen",
                        "eindToelichting",
                        "Niets gevonden (fictief)."));
        assertThat(row(new Visit(port).login("af.nijkerk"), receipt))
                .contains("Ketenregisseur")
                .doesNotContain("Aandachtsfunctionaris");
    }

    @Test
    void theApiSaysTheSame() {
        Receipt receipt = report(true);
        JsonNode row = Api.as(port, "af.nijkerk")
                .get("/api/v1/zaken?referentie=" + receipt.reference())
                .json()
                .path("zaken")
                .get(0);

        assertThat(row.path("vormen").toString()).isEqualTo("[\"arbeid\"]");
        assertThat(row.path("minderjarig").asText()).isEqualTo("nee");
        assertThat(row.path("kanaal").asText()).isEqualTo("formulier-burger");
        assertThat(row.path("acuut").asBoolean()).isTrue();
        assertThat(row.path("nuBij").toString()).contains("aandachtsfunctionaris@GM0267");
        assertThat(row.path("volgendeTermijn").asText()).isNotBlank();
    }

    private static String row(Visit visit, Receipt receipt) {
        String page = visit.get("/zaken?referentie=" + receipt.reference()).body();
        int at = page.indexOf("<tbody");
        assertThat(at).isPositive();
        return page.substring(at, page.indexOf("</tbody>", at));
    }
}
