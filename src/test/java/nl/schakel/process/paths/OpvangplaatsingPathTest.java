package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parking;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.signal.Outcome;
import nl.schakel.story.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A placement as a whole: alone and within a case, to each of its ends. */
class OpvangplaatsingPathTest extends NightPathTest {

    OpvangplaatsingPathTest() {
        super("opvangplaatsing");
    }

    @Override
    @BeforeEach
    void begin() {
        // by day, unless a test says otherwise
    }

    @Test
    void outsideOfficeHoursTheOnCallTeamLooks() {
        nightFalls();
        UUID dossier = readyToChoose();

        standsAt(dossier, "Call_PiketBedzoeken", "Call_RondomDeOpvang");

        // asked for by mistake: by day the search goes on
        withdrawn(dossier);
        standsAt(dossier, "Call_PlekZoeken", "Call_RondomDeOpvang");
    }

    private void withdrawn(UUID dossier) {
        UUID call = calls.openOf(dossier).orElseThrow().id();
        night.withdraw(call, "vergissing", Viewer.SYSTEM);
    }

    @Test
    void theCareCoordinatorCanLeaveTheNightToTheOnCallTeam() {
        UUID dossier = readyToChoose();

        does(CARE, dossier, "plekken-kiezen", "keuze", "piket");

        path(dossier).hasPassed("Gateway_OpnieuwZoeken");
        standsAt(dossier, "Call_PiketBedzoeken", "Call_RondomDeOpvang");
        withdrawn(dossier);
    }

    @Test
    void aCallInACaseTakesOverItsSearch() {
        UUID dossier = readyToChoose();
        nightFalls();

        UUID call = calledIn(dossier, CARE);

        path(dossier).hasPassed("Boundary_PiketGevraagd");
        standsAt(dossier, "Call_PiketBedzoeken", "Call_RondomDeOpvang");
        takes(FIRST, call);
        until(at(today(), LocalTime.of(8, 0)));
        saysYes(call, HAVEN);
        morning();
        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");
        // the bed is held, but nobody has talked about it with the person yet
        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekBespreken");
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.HELD);
    }

    @Test
    void whoCannotStayIsLookedForInTheNight() {
        UUID dossier = arrived(EMERGENCY);
        UUID old = promise(dossier).bed();
        nightFalls();

        UUID call = calledIn(dossier, CARE);

        path(dossier).hasPassed("Boundary_PiketInVerblijf");
        takes(FIRST, call);
        saysYes(call, HAVEN);
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");
        does(FIRST, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        does(HAVEN, dossier, "aankomst-bevestigen");
        morning();
        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");
        path(dossier, "opvang-verblijf").isWaitingAt("Task_VerblijfVolgen");
        assertThat(promise(dossier).bed()).isNotEqualTo(old);
    }

    @Test
    void oneCaseHasOneSearch() {
        UUID dossier = readyToChoose();

        runtime.createProcessInstanceByKey("opvangplaatsing")
                .businessKey(dossier.toString())
                .setVariables(Map.of("zaak", dossier.toString(), "gemeente", "GM0267", "regio", "wvv"))
                .execute();

        path(dossier).hasPassed("End_LooptAl").isEnded();
        assertThat(story.steps(dossier)).containsOnlyOnce("plekken-kiezen");
    }

    @Test
    void aCaseForAPlacementAloneEndsWithItsCodedOutcome() {
        UUID dossier = arrived(HAVEN);
        does(CARE, dossier, "regelingen-treffen", "bedenktijd", "nee");
        does(CARE, dossier, "verblijf-volgen", "afloop", "geplaatst-en-veilig");

        // the bed never waited for it, but the question stays until it is answered
        standsAt(dossier, "Call_RondomDeOpvang");
        assertThat(placement(dossier).status()).isEqualTo(PlacementStatus.BEEINDIGD);
        does("centrum.ede", dossier, "wie-betaalt");
        reports(dossier);

        path(dossier)
                .hasPassed("Task_PlaatsingBeeindigen", "Task_ZaakSluiten", "End_OpvangGeregeld")
                .isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.HULP_GEREGELD);
        assertThat(story.open(dossier)).isEmpty();
    }

    @Test
    void whoIsNotReadyToChooseIsNotLostMeanwhile() {
        UUID dossier = readyToChoose();
        Parking.Asked asked =
                new Parking.Asked(ParkReason.ZIEKENHUIS, story.now().plus(Duration.ofHours(2)), null);

        placing.park(placement(dossier).id(), asked, null, story.viewer(CARE));
        standsAt(dossier, "Call_PlekZoeken", "Call_RondomDeOpvang");
        later(Duration.ofHours(3));

        path(dossier).hasPassed("Task_ZoekenHervatten");
        standsAt(dossier, "Call_PlekZoeken", "Call_RondomDeOpvang");
        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
    }

    @Test
    void nobodyIsHeldToAPlaceTheyDoNotWant() {
        UUID dossier = readyToChoose();

        does(CARE, dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "wil-geen-opvang");
        reports(dossier);

        path(dossier).hasNotPassed("Call_Verblijf").isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.GEEN_OPVANG_GEWENST);
    }

    @Test
    void aHoldThatPassesBeforeTheDepartureLeadsBackToTheSearch() {
        UUID dossier = agreed(HAVEN);

        later(Duration.ofHours(24).plusMinutes(5));

        path(dossier).hasPassed("Boundary_ReserveringVerlopen");
        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
    }

    @Test
    void whoDoesNotGoLooksForAnotherPlace() {
        UUID dossier = agreed(HAVEN);

        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "gaat-niet");

        standsAt(dossier, "Call_PlekZoeken", "Call_RondomDeOpvang");
    }

    @Test
    void aCaseWithASignalGoesOnAfterItsPlacement() {
        UUID dossier = story.report(Story.plain()).dossier();
        UUID placement = start.inCase(dossier, null, story.viewer("af.nijkerk"));

        assertThat(start.inCase(dossier, null, story.viewer("af.nijkerk"))).isEqualTo(placement);
        does(CARE, dossier, "behoefte-bespreken");
        does(CARE, dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "geen-plek");

        path(dossier).hasNotPassed("Task_ZaakSluiten").isEnded();
        assertThat(story.state(dossier).outcome()).isNull();
        assertThat(story.steps(dossier)).isEqualTo(List.of("signaal-beoordelen"));
    }
}
