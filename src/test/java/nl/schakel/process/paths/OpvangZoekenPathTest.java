package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Answered;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.PlacementOutcome;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way a search for a place can go, from what is needed to a place that the person wants. */
class OpvangZoekenPathTest extends NightPathTest {

    @Autowired
    PlacementCommands placing;

    OpvangZoekenPathTest() {
        super("opvang-zoeken");
    }

    @Override
    @BeforeEach
    void begin() {
        // by day, unless a test says otherwise
    }

    @Test
    void aBedThatTheNightFoundIsTalkedAboutFirst() {
        nightFalls();
        UUID call = taken();
        until(at(today(), LocalTime.of(8, 0)));
        saysYes(call, HAVEN);
        morning();

        does(CARE, dossierOf(call), "overdracht-aannemen", "besluit", "aannemen");

        standsAt(dossierOf(call), "Task_PlekBespreken");
    }

    @Test
    void theOnCallTeamGoesOnTonight() {
        UUID dossier = readyToChoose();

        does(CARE, dossier, "plekken-kiezen", "keuze", "piket");

        path(dossier).hasPassed("Task_PiketInschakelen", "End_NaarPiket").isEnded();
        assertThat(calls.openOf(dossier)).isPresent();
    }

    @Test
    void theNeedComesFirstAndWhatIsNotAskedStaysUnknown() {
        UUID dossier = asked();
        standsAt(dossier, "Task_BehoefteBespreken");
        assertThat(placement(dossier).status()).isEqualTo(PlacementStatus.BEHOEFTE);

        does(CARE, dossier, "behoefte-bespreken", "dreiging", "hoog", "kinderen", 0);

        standsAt(dossier, "Task_PlekkenKiezen");
        assertThat(placement(dossier).threatened()).isTrue();
        assertThat(placement(dossier).status()).isEqualTo(PlacementStatus.ZOEKT);
    }

    @Test
    void oneMoreQuestionKeepsTheEarlierAnswers() {
        UUID dossier = askedWith(Map.of("dreiging", Answered.of("hoog")));
        path(dossier).hasNotPassed("Task_BehoefteBespreken");

        does(CARE, dossier, "plekken-kiezen", "keuze", "behoefte");
        does(CARE, dossier, "behoefte-bespreken", "taal", "ja");

        standsAt(dossier, "Task_PlekkenKiezen");
        assertThat(placement(dossier).threatened()).isTrue();
    }

    @Test
    void theFirstAcceptanceHoldsTheBedAndEndsTheOtherRequests() {
        UUID dossier = readyToChoose();
        proposes(dossier, HAVEN, LINDE, EMERGENCY);
        assertThat(story.steps(dossier)).filteredOn("plek-beantwoorden"::equals).hasSize(3);
        assertAbout(own(LINDE, dossier, "plek-beantwoorden").due(), story.now().plus(Duration.ofHours(4)));
        String tooLate = own(HAVEN, dossier, "plek-beantwoorden").id();
        declines(EMERGENCY, dossier);

        accepts(LINDE, dossier);

        standsAt(dossier, "Task_PlekBespreken");
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.HELD);
        assertThat(answersIn(dossier))
                .containsExactlyInAnyOrder(ProposalState.TOEGEZEGD, ProposalState.INGETROKKEN, ProposalState.AFGEWEZEN);
        // told politely, and its bed is not lost
        assertThatThrownBy(() -> desk.complete(tooLate, Map.of("antwoord", "accepteren"), story.viewer(HAVEN)))
                .isInstanceOf(TaskGone.class);
        does(CARE, dossier, "plek-bespreken", "wens", "deze-plek");
        path(dossier).hasPassed("End_PlekGekozen").isEnded();
    }

    @Test
    void whenAllDeclineTheSearchGoesOnWithoutTheseBeds() {
        UUID dossier = readyToChoose();
        Bed declined = bedOf(HAVEN, dossier);
        proposes(dossier, HAVEN);

        declines(HAVEN, dossier);

        standsAt(dossier, "Task_PlekkenKiezen");
        assertThatThrownBy(() ->
                        proposesBeds(dossier, "opvang", List.of(declined.id().toString())))
                .isInstanceOf(InvalidInput.class);
        standsAt(dossier, "Task_PlekkenKiezen");
    }

    @Test
    void noAnswerInTimeIsAnOutcomeAfterEverybodyWasWarned() {
        UUID dossier = readyToChoose();
        proposes(dossier, HAVEN, LINDE);
        TaskSummary task = own(HAVEN, dossier, "plek-beantwoorden");

        until(task.due().plus(Duration.ofMinutes(30)));
        // late, and told; but it can still be answered
        path(dossier).isWaitingAt("Task_PlekBeantwoorden");
        later(Duration.ofHours(2));

        path(dossier).hasPassed("Task_GeenAntwoordVastleggen");
        standsAt(dossier, "Task_PlekkenKiezen");
        assertThat(answersIn(dossier)).containsOnly(ProposalState.GEEN_ANTWOORD);
    }

    @Test
    void aYesByPhoneEndsTheRequests() {
        UUID dossier = readyToChoose();
        Bed promised = bedOf(LINDE, dossier);
        proposes(dossier, HAVEN);

        byPhone(dossier, promised, LINDE);

        path(dossier).hasPassed("Boundary_PlekToegezegd");
        standsAt(dossier, "Task_PlekBespreken");
        assertThat(answersIn(dossier)).containsExactly(ProposalState.INGETROKKEN);
    }

    @Test
    void aYesByPhoneBeforeAnybodyWasAsked() {
        UUID dossier = readyToChoose();

        byPhone(dossier, bedOf(LINDE, dossier), LINDE);

        path(dossier).hasPassed("Boundary_PlekTelefonisch");
        standsAt(dossier, "Task_PlekBespreken");
    }

    private void byPhone(UUID dossier, Bed bed, String shelter) {
        Viewer viewer = story.viewer(shelter);
        assertThat(placing.hold(placement(dossier).id(), bed.id(), story.now().plus(Duration.ofHours(8)), viewer))
                .isInstanceOf(HoldResult.Held.class);
    }

    @Test
    void thePersonWantsAnotherPlaceAndNobodyIsToBlame() {
        UUID dossier = readyToChoose();
        Bed bed = bedOf(HAVEN, dossier);
        proposes(dossier, HAVEN);
        accepts(HAVEN, dossier);

        does(CARE, dossier, "plek-bespreken", "wens", "andere-plek", "redenPersoon", "mijdgebied");

        standsAt(dossier, "Task_PlekkenKiezen");
        assertThat(placement(dossier).promise()).isEmpty();
        UUID another = readyToChoose();
        assertBedFree(bed, matching, placement(another));
    }

    @Test
    void aHoldThatPassesLeadsBackToTheSearch() {
        UUID dossier = readyToChoose();
        proposes(dossier, HAVEN);
        answers(HAVEN, dossier, "plek-beantwoorden", "antwoord", "accepteren", "houdtVast", "4");

        later(Duration.ofHours(4).plusMinutes(5));

        path(dossier).hasPassed("Boundary_ReserveringVerlopen");
        standsAt(dossier, "Task_PlekkenKiezen");
        assertThat(placement(dossier).promise()).isEmpty();
    }

    @Test
    void comenshaAlonePlacesInItsPlaces() {
        UUID dossier = readyToChoose();
        does(CARE, dossier, "plekken-kiezen", "keuze", "comensha", "redenTrede", "Verzonnen reden (fictief).");
        standsAt(dossier, "Task_ComenshaPlaatsen");

        does("comensha", dossier, "comensha-plaatsen", "besluit", "geen-plek");
        standsAt(dossier, "Task_PlekkenKiezen");

        does(CARE, dossier, "plekken-kiezen", "keuze", "comensha");
        does("comensha", dossier, "comensha-plaatsen", "besluit", "geplaatst");
        standsAt(dossier, "Task_PlekBespreken");
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.HELD);
    }

    @Test
    void aHotelWithGuidanceIsTheLastRung() {
        UUID dossier = readyToChoose();
        does(CARE, dossier, "plekken-kiezen", "keuze", "hotel");
        assertAbout(due(dossier, "hotel-regelen"), story.now().plus(Duration.ofHours(3)));

        does(CARE, dossier, "hotel-regelen", "hotel", "geregeld");

        standsAt(dossier, "Task_PlekBespreken");
    }

    @Test
    void stoppingHasACodedOutcome() {
        UUID dossier = readyToChoose();

        does(CARE, dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "wil-geen-opvang");

        path(dossier).hasPassed("End_ZoekenGestopt").isEnded();
        assertThat(placement(dossier).status()).isEqualTo(PlacementStatus.BEEINDIGD);
        assertThat(PlacementOutcome.of("wil-geen-opvang")).isPresent();
    }
}
