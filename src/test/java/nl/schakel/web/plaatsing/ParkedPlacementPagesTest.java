package nl.schakel.web.plaatsing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.placement.Placements;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Matching;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A search that is parked, and a place that is put aside, on the page of the search and over the API. */
@SchakelTest
class ParkedPlacementPagesTest {

    private static final String CARE = "zorg.wvv";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Placements placements;

    @Autowired
    private Matching matching;

    @BeforeEach
    void careIsAtWork() {
        story.officeHours();
    }

    @Test
    void whoOwnsTheSearchParksItOnItsPageAndGoesOn() {
        Visit care = new Visit(port).login(CARE);
        UUID id = discussed(care);
        asksOne(id);

        HttpResponse<String> parked = parks(care, id, "ziekenhuis", typed(Duration.ofDays(2)));

        assertThat(parked.statusCode()).isEqualTo(302);
        String page = page(care, id);
        assertThat(page)
                .contains("Het zoeken wacht", "De persoon ligt in het ziekenhuis", "Eerdere plekken, opnieuw bekeken")
                .contains("Gevraagd, nog geen antwoord", "Vrij, ")
                .doesNotContain("Vraag de gekozen plekken", "Parkeer het zoeken", "Zet even opzij");
        assertThat(care.get("/plaatsingen").body()).contains("Wacht tot");
        String dossier = care.get("/zaken/" + placements.get(id).dossier()).body();
        assertThat(dossier)
                .as("what happened, and not why")
                .contains("Het zoeken naar een plek wacht tot een afgesproken moment")
                .doesNotContain("ziekenhuis");

        UUID parking = placements.get(id).parked().orElseThrow().id();
        care.submit("/plaatsingen/" + id + "/parkeren/" + parking + "/hervatten", care.token());
        assertThat(page(care, id)).contains("Vraag de gekozen plekken", "Eerdere plekken, opnieuw bekeken");
    }

    @Test
    void aFormThatIsNotRightLosesNothingThatWasTyped() {
        Visit care = new Visit(port).login(CARE);
        UUID id = discussed(care);

        parks(care, id, "wil-nadenken", typed(Duration.ofDays(90)));
        assertThat(page(care, id))
                .contains("Er is nog niets veranderd", "Dit moment is te ver weg.")
                .contains("value=\"wil-nadenken\" selected")
                .contains(typed(Duration.ofDays(90)));
        parks(care, id, "", typed(Duration.ofDays(1)));
        assertThat(page(care, id)).contains("Kies waarom het zoeken wacht.");
        parks(care, id, "wil-nadenken", "morgen");
        assertThat(page(care, id)).contains("Vul een dag en een tijd in.").contains("value=\"morgen\"");
        assertThat(placements.get(id).parked()).isEmpty();
    }

    @Test
    void anOldScreenParksNothing() {
        Visit care = new Visit(port).login(CARE);
        UUID id = discussed(care);
        String seen = Visit.hidden(page(care, id), "versie");
        asksOne(id);

        care.submit(
                "/plaatsingen/" + id + "/parkeren",
                care.token(),
                "reden",
                "wil-nadenken",
                "tot",
                typed(Duration.ofDays(1)),
                "versie",
                seen);

        assertThat(page(care, id)).contains("Er is intussen iets veranderd in deze plaatsing.");
        assertThat(placements.get(id).parked()).isEmpty();
    }

    @Test
    void aPlaceIsPutAsideAndBack() {
        Visit care = new Visit(port).login(CARE);
        UUID id = discussed(care);
        BedFit place = can(id);
        String bed = place.bed().id().toString();

        care.submit(
                "/plaatsingen/" + id + "/opzij",
                care.token(),
                "bed",
                bed,
                "opzijReden",
                "opvang-overlegt",
                "opzijTot",
                typed(Duration.ofDays(1)));

        assertThat(page(care, id))
                .contains("De plek staat even opzij.", "Een opvang moet eerst overleggen")
                .doesNotContain("name=\"bed\" value=\"" + bed);
        care.submit("/plaatsingen/" + id + "/opzij/" + bed + "/terug", care.token());
        assertThat(page(care, id))
                .contains("De plek staat weer in de lijst.")
                .doesNotContain("Een opvang moet eerst overleggen</p>");
        care.submit("/plaatsingen/" + id + "/opzij", care.token(), "opzijReden", "opvang-overlegt", "opzijTot", "");
        assertThat(page(care, id)).contains("Er is nog niets opzij gezet");
    }

    @Test
    void whoDoesNotOwnTheSearchSeesThatItWaitsAndCannotChangeIt() {
        Visit care = new Visit(port).login(CARE);
        UUID id = discussed(care);
        String parkIt = body("wil-nadenken", Duration.ofDays(1), ",\"versie\":\"x\"");

        for (String other : List.of("opvang.haven", "af.nijkerk", "fg.nijkerk")) {
            assertThat(Api.as(port, other)
                            .post(address(id, "/parkeren"), parkIt)
                            .status())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(Api.as(port, "zorg.noord")
                        .post(address(id, "/parkeren"), parkIt)
                        .status())
                .as("another region")
                .isEqualTo(404);
        assertThat(placements.get(id).parked()).isEmpty();
    }

    @Test
    void theApiParksByVersionAndSaysWhatIsLeft() {
        Api api = Api.as(port, CARE);
        UUID id = discussed(new Visit(port).login(CARE));
        String bed = asksOne(id);
        Duration twoDays = Duration.ofDays(2);
        assertThat(api.post(address(id, "/parkeren"), body("ziekenhuis", twoDays, ""))
                        .status())
                .isEqualTo(428);
        assertThat(api.post(address(id, "/parkeren"), body("ziekenhuis", twoDays, ",\"versie\":\"0.0.0\""))
                        .status())
                .isEqualTo(412);
        assertThat(api.post(address(id, "/parkeren"), body("griep", twoDays, ",\"versie\":\"x\""))
                        .status())
                .isEqualTo(400);
        Api.Answer now = api.get(address(id, ""));

        Api.Answer parked =
                api.post(address(id, "/parkeren"), body("ziekenhuis", twoDays, ""), "If-Match", now.header("ETag"));

        assertThat(parked.status()).as(parked.raw().body()).isEqualTo(201);
        assertThat(api.get(address(id, ""))
                        .json()
                        .path("geparkeerd")
                        .path("reden")
                        .asText())
                .isEqualTo("ziekenhuis");
        assertThat(api.get(parked.header("Location").replaceAll(".*(/api/v1)", "$1"))
                        .status())
                .as("there is nothing else to read there")
                .isEqualTo(405);
        JsonNode earlier = api.get(address(id, "/eerdere-plekken")).json().path("plekken");
        assertThat(earlier).hasSize(1);
        assertThat(earlier.get(0).path("bed").asText()).isEqualTo(bed);
        assertThat(earlier.get(0).path("eerder").asText()).isEqualTo("gevraagd");
        assertThat(earlier.get(0).path("nu").asText()).isIn("past", "past-mits", "onbekend");
        String parking = address(id, "/parkeren/" + parked.json().path("id").asText());
        assertThat(api.delete(parking).status()).isEqualTo(204);
        assertThat(api.delete(parking).status()).as("twice").isEqualTo(204);
        assertThat(api.get(address(id, "")).json().has("geparkeerd")
                        && !api.get(address(id, "")).json().path("geparkeerd").isNull())
                .isFalse();

        assertThat(api.post(address(id, "/opzij"), body("opvang-overlegt", twoDays, ",\"bed\":\"" + bed + "\""))
                        .status())
                .isEqualTo(204);
        assertThat(api.get(address(id, "/eerdere-plekken")).json().path("opzij"))
                .hasSize(1);
        assertThat(api.delete(address(id, "/opzij/" + bed)).status()).isEqualTo(204);
    }

    private String address(UUID id, String rest) {
        return "/api/v1/plaatsingen/" + id + rest;
    }

    private String body(String reason, Duration later, String more) {
        return "{\"reden\":\"" + reason + "\",\"tot\":\"" + moment(later) + "\"" + more + "}";
    }

    private HttpResponse<String> parks(Visit care, UUID id, String reason, String until) {
        return care.submit(
                "/plaatsingen/" + id + "/parkeren",
                care.token(),
                "reden",
                reason,
                "tot",
                until,
                "versie",
                Visit.hidden(page(care, id), "versie"));
    }

    private static String page(Visit visit, UUID id) {
        return visit.get("/plaatsingen/" + id).body();
    }

    private Instant moment(Duration later) {
        return story.now().plus(later).truncatedTo(java.time.temporal.ChronoUnit.HOURS);
    }

    private String typed(Duration later) {
        return DutchTime.local(moment(later)).toLocalDateTime().toString();
    }

    /** One shelter is asked. @return the bed */
    private String asksOne(UUID id) {
        String bed = can(id).bed().id().toString();
        story.does(
                CARE,
                placements.get(id).dossier(),
                "plekken-kiezen",
                Map.of("keuze", "voorstellen", "plekken", List.of(bed), "trede", "opvang"));
        return bed;
    }

    private BedFit can(UUID id) {
        return matching.match(id).beds().stream()
                .filter(fit -> fit.fit() != Fit.PAST_NIET && !fit.bed().kind().byComenshaOnly())
                .findFirst()
                .orElseThrow();
    }

    private UUID discussed(Visit visit) {
        HttpResponse<String> answer = visit.submit(
                "/plaatsingen/nieuw", visit.token(), "gemeente", "GM0267", "toelichting", "Verzonnen (fictief).");
        Matcher address = Pattern.compile("/plaatsingen/([0-9a-f-]{36})")
                .matcher(answer.headers().firstValue("Location").orElse(""));
        assertThat(address.find()).isTrue();
        UUID id = UUID.fromString(address.group(1));
        story.does(
                CARE,
                placements.get(id).dossier(),
                "behoefte-bespreken",
                Map.of("naam", "Verzonnen Naam (fictief)", "woonvorm", "gemengd", "dreiging", "geen", "kinderen", 0));
        return id;
    }
}
