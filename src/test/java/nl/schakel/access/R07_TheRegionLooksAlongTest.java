package nl.schakel.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.signal.NewSignal;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * R7 from the receipt on: the region knows at once that there is a signal, where and about what (B 6.5, bijlage 6-6), and
 * nothing that anybody wrote until the triage is done.
 */
@SchakelTest
class R07_TheRegionLooksAlongTest {

    private static final String TEXT = "Verzonnen verhaal over de schuur (fictief).";
    private static final String NAME = "Iemand Verzonnen (fictief)";
    private static final String PLACE = "Verzonnenpad 7 (fictief)";
    private static final String REPORTER = "Melder Verzonnen (fictief)";

    @Autowired
    private Story story;

    @Autowired
    private ReportCommands reports;

    @Autowired
    private Parties parties;

    @LocalServerPort
    private int port;

    private UUID reported(String name, String minor) {
        return story.report(new NewSignal(
                        "GM0267",
                        TEXT,
                        null,
                        List.of("arbeid"),
                        minor,
                        PLACE,
                        name == null ? null : List.of(new NewSignal.Involved(name, null, null, null, null)),
                        null,
                        null,
                        new NewSignal.Reporter(REPORTER, null, null, null, null, null)))
                .dossier();
    }

    private boolean sees(String username, UUID dossier) {
        return Api.as(port, username).get("/api/v1/zaken/" + dossier).status() == 200;
    }

    @Test
    void theDirectorReadsInCodesWhatItIsAboutAndNothingThatAnybodyWrote() {
        UUID dossier = reported(NAME, "twijfel");

        JsonNode seen =
                Api.as(port, "keten.wvv").get("/api/v1/zaken/" + dossier).json();
        assertThat(seen.path("gemeente").asText()).isEqualTo("GM0267");
        assertThat(seen.path("kern").path("vormen").toString()).isEqualTo("[\"arbeid\"]");
        assertThat(seen.path("kern").path("minderjarig").asText()).isEqualTo("twijfel");
        assertThat(seen.toString()).doesNotContain(TEXT, NAME, PLACE, REPORTER, "taak");
        String page =
                new Visit(port).login("keten.wvv").get("/zaken/" + dossier).body();
        assertThat(page)
                .contains("Waar het over gaat", "Twijfel", "wie de melder is")
                .doesNotContain(TEXT, NAME, PLACE, REPORTER, "kop-tijdlijn", "kop-partijen", "kop-antwoorden");
    }

    @Test
    void itStandsInTheListOfTheDirector() {
        UUID dossier = reported(null, null);

        assertThat(new Visit(port).login("keten.wvv").get("/zaken").body())
                .contains(story.state(dossier).reference());
    }

    @Test
    void aNameIsNotFoundByWhoMayNotReadIt() {
        String name = "Onvindbaar " + UUID.randomUUID();
        reported(name, null);

        assertThat(Api.as(port, "keten.wvv")
                        .post("/api/v1/zaken/zoekopdrachten", "{\"naam\":\"" + name + "\"}")
                        .json()
                        .path("zaken"))
                .isEmpty();
    }

    @Test
    void careLooksAlongOnlyForSomebodyWithANameOrAMinor() {
        assertThat(sees("zorg.wvv", reported(null, null))).isFalse();
        assertThat(sees("zorg.wvv", reported(null, "onbekend"))).isFalse();
        assertThat(sees("zorg.wvv", reported(NAME, null))).isTrue();
        assertThat(sees("zorg.wvv", reported(null, "ja"))).isTrue();
    }

    @Test
    void theSharingHasItsBasis() {
        UUID dossier = reported(null, null);

        assertThat(parties.disclosures(dossier)).singleElement().satisfies(shared -> {
            assertThat(shared.from()).isEqualTo("GM0267");
            assertThat(shared.to()).hasToString("ketenregisseur@wvv");
            assertThat(shared.basis()).isEqualTo("convenant-zvh");
            assertThat(shared.parts()).containsExactly(Part.KERN);
        });
    }

    /** A question from elsewhere opens what it takes, and for no longer than it takes. */
    @Test
    void anotherRegionThatIsAskedReadsWhoItIsAboutAndNoMore() {
        UUID dossier = reported(NAME, "nee");
        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage(
                        "vervolg",
                        "keten",
                        "locatie",
                        "ja",
                        "partners",
                        List.of("andere-regio"),
                        "andereRegio",
                        "noord",
                        "toelichting",
                        "Voor de eigen regio (fictief)."));

        JsonNode seen =
                Api.as(port, "keten.noord").get("/api/v1/zaken/" + dossier).json();
        assertThat(seen.toString())
                .contains(NAME, "arbeid")
                .doesNotContain(TEXT, PLACE, REPORTER, "Voor de eigen regio");
        assertThat(parties.disclosures(dossier))
                .filteredOn(shared -> shared.to().organisation().equals("noord"))
                .singleElement()
                .satisfies(shared -> assertThat(shared.parts()).containsExactlyInAnyOrder(Part.KERN, Part.BETROKKENEN));

        story.does("keten.noord", dossier, "partnervraag-andere-regio", Map.of("alBezig", "nee", "voorzichtig", "nee"));
        assertThat(sees("keten.noord", dossier)).isFalse();
    }

    /** Whoever looks along gets no further by beginning something. */
    @Test
    void lookingAlongOpensNoSearchNoNoteAndNoFact() {
        UUID dossier = reported(NAME, "ja");
        Api care = Api.as(port, "zorg.wvv");

        assertThat(care.post("/api/v1/plaatsingen", "{\"zaak\":\"" + dossier + "\",\"personen\":[{\"antwoorden\":{}}]}")
                        .status())
                .isEqualTo(404);
        assertThat(care.post(
                                "/api/v1/zaken/" + dossier + "/notities",
                                "{\"soort\":\"notitie\",\"tekst\":\"Verzonnen (fictief).\"}")
                        .status())
                .isEqualTo(404);
        assertThat(care.post(
                                "/api/v1/zaken/" + dossier + "/feiten",
                                "{\"feit\":\"locatie\",\"waarde\":\"Verzonnen (fictief).\"}")
                        .status())
                .isEqualTo(404);
        assertThat(Api.as(port, "zorg.wvv")
                        .get("/api/v1/zaken/" + dossier)
                        .json()
                        .toString())
                .doesNotContain(TEXT);
    }

    @Test
    void afterTheTriageTheRegionReadsTheCase() {
        UUID dossier = reported(NAME, null);

        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage("persoon", "ja"));

        JsonNode seen =
                Api.as(port, "keten.wvv").get("/api/v1/zaken/" + dossier).json();
        assertThat(seen.toString()).contains(TEXT, NAME);
        assertThat(seen.path("kern").path("vormen").isMissingNode()).isTrue();
    }

    @Test
    void itEndsWithATransferToAnotherRegion() {
        UUID dossier = reported(NAME, "ja");

        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage("vervolg", "overdragen", "naarGemeente", "GM0363"));

        assertThat(sees("keten.wvv", dossier)).isFalse();
        assertThat(sees("zorg.wvv", dossier)).isFalse();
    }

    @Test
    void aTransferWithinTheRegionChangesNothingForIt() {
        UUID dossier = reported(null, null);

        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage("vervolg", "overdragen", "naarGemeente", "GM0228"));

        assertThat(sees("keten.wvv", dossier)).isTrue();
    }

    @Test
    void itEndsWithAWithdrawal() {
        UUID dossier = reported(NAME, "ja");
        reports.withdraw(dossier, null);

        story.does(
                "keten2.wvv",
                dossier,
                "voorstel-tegenlezen",
                Map.of("besluit", "bevestigen", "toelichting", "Verzonnen (fictief)."));

        assertThat(sees("zorg.wvv", dossier)).isFalse();
    }
}
