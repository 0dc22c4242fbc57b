package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Consent;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A place that the municipality has itself: the person goes there, is followed there and leaves it, as with every other place. */
class MunicipalPlaceTest extends PlacementPathTest {

    private static final String STEP = "gemeente-zoekt-mee";
    private static final String WMO = "wmo.ede";
    private static final String ADDRESS = "Verzonnenlaan 12, Ede (fictief)";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    MunicipalPlaceTest() {
        super("opvang-zoeken");
    }

    @Override
    void everyArrowWasFollowed() {
        // the paths have tests of their own
    }

    @Test
    void aPlaceThatTheMunicipalityFindsIsHeldAndTalkedAboutFirst() {
        UUID dossier = theMunicipalityLooks();

        finds(dossier, today().plusDays(14), "past-mits");

        standsAt(dossier, "Task_PlekBespreken");
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.HELD);
        assertThat(matching.match(placement(dossier).id()).beds())
                .as("it is offered to nobody else")
                .extracting(fit -> fit.bed().id())
                .doesNotContain(promise(dossier).bed());
        String page = new Visit(port)
                .login(CARE)
                .get("/plaatsingen/" + placement(dossier).id())
                .body();
        assertThat(page)
                .contains("Noodkamer (verzonnen)", ADDRESS, "06 00 00 00 21", "De gemeente zegt: de plek past als dit")
                .contains("Een bed voor een kind (verzonnen)");
        assertThat(Api.as(port, CARE)
                        .get("/api/v1/plaatsingen/" + placement(dossier).id())
                        .json()
                        .path("gemeenteplek")
                        .path("adres")
                        .asText())
                .isEqualTo(ADDRESS);
        assertThat(jdbc.sql("select count(*) from schakel.bed b join schakel.shelter_location l on l.id = b.location"
                                + " where l.name || b.label like '%Verzonnenlaan%'")
                        .query(Integer.class)
                        .single())
                .as("where it is stands nowhere in the clear")
                .isZero();
    }

    @Test
    void thePersonGoesThereIsFollowedAndLeaves() {
        UUID dossier = theMunicipalityLooks();
        finds(dossier, today().plusDays(14), "past");

        does(CARE, dossier, "plek-bespreken", "wens", "deze-plek");
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        // nobody of a shelter works there: who goes along says that the person is there
        does(CARE, dossier, "aankomst-bevestigen");

        assertThat(placement(dossier).status()).isEqualTo(PlacementStatus.GEPLAATST);
        path(dossier, "opvang-verblijf").isWaitingAt("Task_VerblijfVolgen");
        does(CARE, dossier, "verblijf-volgen", "afloop", "geplaatst-en-veilig");
        assertThat(placement(dossier).status()).isEqualTo(PlacementStatus.BEEINDIGD);
    }

    @Test
    void aPlaceThatEndsWithinDaysAsksForTheNextOne() {
        UUID dossier = theMunicipalityLooks();
        finds(dossier, today().plusDays(2), "niet-getoetst");
        does(CARE, dossier, "plek-bespreken", "wens", "deze-plek");
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        does(CARE, dossier, "aankomst-bevestigen");

        assertThat(story.steps(dossier)).contains("doorstroom-regelen");
    }

    @Test
    void thePersonMayWantAnotherPlaceAndNobodyElseGetsThisOne() {
        UUID dossier = theMunicipalityLooks();
        finds(dossier, today().plusDays(14), "niet-getoetst");
        UUID bed = promise(dossier).bed();

        does(CARE, dossier, "plek-bespreken", "wens", "andere-plek", "redenPersoon", "woonvorm");

        standsAt(dossier, "Task_PlekkenKiezen");
        assertThat(placement(dossier).promise()).isEmpty();
        UUID other = readyToChoose();
        assertThat(placing.hold(placement(other).id(), bed, story.now().plusSeconds(3600), story.viewer("piket.een")))
                .isInstanceOf(HoldResult.NotFree.class);
    }

    @Test
    void whatIsMissingIsToldAndNothingIsHeld() {
        UUID dossier = theMunicipalityLooks();
        Map<String, Object> answers = answers(today().minusDays(1), "past");

        assertThatThrownBy(() -> story.does(WMO, dossier, STEP, answers)).isInstanceOf(InvalidInput.class);
        answers.put("gemeenteTot", today().plusDays(1).toString());
        answers.remove("gemeenteAdres");
        assertThatThrownBy(() -> story.does(WMO, dossier, STEP, answers)).isInstanceOf(InvalidInput.class);

        standsAt(dossier, "Task_GemeenteZoektMee");
        assertThat(placement(dossier).promise()).isEmpty();
    }

    @Test
    void theWmoOfEdeHasTheStepInTheDemonstration() {
        UUID dossier = theMunicipalityLooks();
        TaskSummary task = story.task(dossier, STEP);

        assertThat(new Visit(port).login(WMO).get("/taken/" + task.id()).body())
                .contains("Wat de plek moet hebben", "Op welk adres?")
                .doesNotContain("Verzonnen Naam (fictief)");
    }

    private void finds(UUID dossier, LocalDate until, String checked) {
        story.does(WMO, dossier, STEP, answers(until, checked));
    }

    private Map<String, Object> answers(LocalDate until, String checked) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "gemeentePlek",
                "ja",
                "gemeenteNaam",
                "Noodkamer (verzonnen)",
                "gemeenteAdres",
                ADDRESS,
                "gemeenteTelefoon",
                "06 00 00 00 21",
                "gemeenteTot",
                until.toString(),
                "gemeenteToets",
                checked));
        if (!checked.equals("past")) {
            answers.put("gemeenteNodig", "Een bed voor een kind (verzonnen)");
        }
        return answers;
    }

    private UUID theMunicipalityLooks() {
        NewNeed need = new NewNeed(
                List.of(new PersonNeed("Verzonnen Naam (fictief)", false, Map.of())), null, Consent.CRITERIA, null);
        UUID dossier = dossier(start.alone("GM0228", "Verzonnen reden (fictief).", need, story.viewer(CARE)));
        does(CARE, dossier, "plekken-kiezen", "keuze", "gemeente", "redenTrede", "Geen plek gevonden (fictief).");
        standsAt(dossier, "Task_GemeenteZoektMee");
        return dossier;
    }
}
