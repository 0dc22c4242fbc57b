package nl.schakel.web.piket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.piket.search.NightPlace;
import nl.schakel.placement.Invented;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;

/** The search screen: how far the search is, what one tap answers, and who said that the person is there. */
class NightScreenTest extends NightVisitTest {

    private static final String SAID_BY_PHONE = "De opvang belt: de persoon is er";

    @Test
    void whileTheDocumentLiesReadyTheScreenSaysHowFarTheSearchIs() {
        UUID call = taken();
        handovers.make(call, Viewer.SYSTEM);

        assertThat(coordinator.get("/piket/" + call).body())
                .contains("Wij zoeken · Overdracht ligt klaar", "Bel deze plek")
                .doesNotContain("id=\"overdragen\"");
        assertThat(coordinator.get("/piket").body()).contains("Wij zoeken · Overdracht ligt klaar");
        Visit officer = new Visit(port).login("politie.nacht");
        assertThat(officer.get("/piket/" + call).body())
                .contains(">Wij zoeken<")
                .doesNotContain("Overdracht ligt klaar");
        assertThat(officer.get("/piket").body()).contains(">Wij zoeken<").doesNotContain("Overdracht ligt klaar");
        assertThat(officer.get("/api/v1/piket/oproepen/" + call).body())
                .contains("\"status\":\"overdracht\"", "\"zoektocht\":\"aangenomen\"");
    }

    @Test
    void theShelterSaysByPhoneThatThePersonIsThereAndBothSidesAreShown() {
        UUID call = taken();
        Viewer viewer = story.viewer("piket.een");
        UUID bed = search.view(call, viewer).places().get(0).bed().id();
        String token = coordinator.token();
        String page = "/piket/" + call;
        coordinator.submit(page + "/belpogingen", token, "bed", bed.toString(), "uitkomst", "ja", "tot", "07:30");
        assertThat(coordinator.get(page).body()).doesNotContain(SAID_BY_PHONE);
        step(page, token, "deze-plek");
        step(page, token, "taxi");
        assertThat(coordinator.get(page).body())
                .contains(SAID_BY_PHONE)
                .containsPattern("(?s)data-tik=\"aankomst\".{0,300}name=\"bed\" value=\"" + bed + "\"");

        coordinator.submit(page + "/aankomst", token);
        assertThat(coordinator.get(page).body()).contains("Zeg op welke plek de persoon is.", SAID_BY_PHONE);
        coordinator.submit(page + "/aankomst", token, "bed", UUID.randomUUID().toString());
        assertThat(coordinator.get(page).body())
                .contains("Deze aankomst is niet opgeschreven. De oproep gaat intussen over een andere plek.")
                .contains(SAID_BY_PHONE);
        Api over = Api.as(port, "piket.een");
        String address = "/api/v1" + page.replace("/piket/", "/piket/oproepen/") + "/aankomst";
        Api.Answer late = over.post(address, "{\"bed\": \"%s\"}".formatted(UUID.randomUUID()));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.raw().body()).contains("urn:schakel:andere-plek");
        coordinator.submit(page + "/aankomst", token, "bed", bed.toString());
        assertThat(coordinator.get(page).body())
                .contains("De aankomst is opgeschreven", "De persoon is er")
                .contains("door " + name("piket.een") + ". De opvang bevestigt dit nog zelf.")
                .doesNotContain(SAID_BY_PHONE);
        assertThat(coordinator.get(page + "/toestel").body()).doesNotContain("bevestigt dit nog zelf");
        coordinator.submit(page + "/aankomst", token, "bed", bed.toString());
        assertThat(coordinator.get(page).body()).contains("De aankomst staat er al");
        assertThat(over.post(address, "{}").raw().body())
                .as("no bed named: the one of now")
                .contains("urn:schakel:al-aangekomen");
    }

    private void step(String page, String token, String choice) {
        String task = coordinator.get(page).body().replaceAll("(?s).*name=\"taak\" value=\"([^\"]+)\".*", "$1");
        coordinator.submit(page + "/stap", token, "taak", task, "keuze", choice);
    }

    private String name(String username) {
        return directory.byUsername(username).orElseThrow().displayName();
    }

    @Test
    void anAnswerOfTheCallerIsKeptAndTheQuestionIsNotAskedAgain() {
        UUID call = taken();
        Viewer viewer = story.viewer("piket.een");
        NightPlace first = search.view(call, viewer).places().get(0);
        String page = coordinator.get("/piket/" + call).body();
        assertThat(page).contains(first.ask(), "spot__answers", "Liever niet zeggen");

        String token = coordinator.token();
        coordinator.submit(
                "/piket/" + call + "/antwoorden", token, "criterium", first.askCriterion(), "antwoord", "liever-niet");

        assertThat(coordinator.get("/piket/" + call).body())
                .contains("Dat is nu bekend", "Er is meer bekend over wat nodig is");
        assertThat(search.view(call, viewer).places())
                .isNotEmpty()
                .noneMatch(place -> first.askCriterion().equals(place.askCriterion()));
        coordinator.submit("/piket/" + call + "/antwoorden", token, "criterium", "onzin", "antwoord", "ja");
        assertThat(coordinator.get("/piket/" + call).body()).contains("Kies een reden uit de lijst");
    }

    @Test
    void whereThePersonMustNotBeIsOneTapForThePlaceInQuestion() {
        UUID call = taken();
        Viewer viewer = story.viewer("piket.een");
        placements.need(calls.get(call).placement(), Invented.easy("mijdgebied", "onbekend"), Viewer.SYSTEM);
        Bed first = search.view(call, viewer).places().stream()
                .filter(place -> "mijdgebied".equals(place.askCriterion()))
                .findFirst()
                .orElseThrow()
                .bed();
        String municipality =
                directory.municipality(first.municipality()).orElseThrow().name();
        String page = "/piket/" + call;
        assertThat(coordinator.get(page).body())
                .contains("Nergens bezwaar", "Niet in " + municipality, "Liever niet zeggen");

        String token = coordinator.token();
        coordinator.submit(page + "/antwoorden", token, "criterium", "mijdgebied", "antwoord", first.municipality());
        assertThat(coordinator.get(page).body()).contains("Dat is nu bekend");
        assertThat(search.view(call, viewer).places())
                .noneMatch(place -> place.bed().municipality().equals(first.municipality()));
        coordinator.submit(page + "/antwoorden", token, "criterium", "mijdgebied", "antwoord", "nee");
        assertThat(coordinator.get(page).body()).contains("Er staat al waar de persoon niet mag komen");
    }
}
