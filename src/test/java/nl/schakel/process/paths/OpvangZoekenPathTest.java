package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parking;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.PlacementOutcome;
import nl.schakel.placement.PlacementReading;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Entries;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every way a search for a place can go, from what is needed to a place that the person wants. */
class OpvangZoekenPathTest extends NightPathTest {

    @Autowired
    PlacementCommands placing;

    private static final String STEP = "gemeente-zoekt-mee";
    private static final String NAME = "Verzonnen Naam (fictief)";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private PlacementReading reading;

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

    private Answered status(UUID dossier) {
        return reading.forCare(new Grant(dossier, Set.of(Part.OPVANG)), story.viewer(CARE))
                .need()
                .persons()
                .get(0)
                .answer("verblijfsstatus");
    }

    /** Since May 2023 who falls under Dublin can be in the reflection period as well (B 3.6.2). */
    @Test
    void dublinAndTheReflectionPeriodCanBothHold() {
        UUID dossier = asked();

        does(CARE, dossier, "behoefte-bespreken", "verblijfsstatus", List.of("bedenktijd", "dublin", "onbekend"));

        assertThat(status(dossier)).isEqualTo(Answered.of("bedenktijd,dublin"));
        does(CARE, dossier, "plekken-kiezen", "keuze", "behoefte");
        does(CARE, dossier, "behoefte-bespreken", "verblijfsstatus", List.of("liever-niet"));
        assertThat(status(dossier)).isEqualTo(Answered.of("liever-niet"));
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
    void aPlaceThatTheMunicipalityHasLaterComesBackToWhoChoosesPlaces() {
        UUID dossier = theMunicipalityLooks("GM0267");
        TaskSummary task = story.task(dossier, STEP);
        assertThat(task.group()).as("nobody of the Wmo there").isEqualTo(GroupId.parse("aandachtsfunctionaris@GM0267"));

        does(
                "af.nijkerk",
                dossier,
                STEP,
                "gemeentePlek",
                "later",
                "gemeenteWelke",
                "Kamer vanaf 15.00 uur (verzonnen)");

        standsAt(dossier, "Task_PlekkenKiezen");
        TaskSummary choosing = story.task(dossier, "plekken-kiezen");
        assertThat(desk.open(choosing.id(), story.viewer(CARE)).dossier().entries())
                .extracting(Entries.Entry::value)
                .contains("Ja, maar later", "Kamer vanaf 15.00 uur (verzonnen)");
        path(dossier).hasPassed("Task_GemeenteZoektMee");
    }

    @Test
    void theWmoReadsWhatThePlaceMustHaveAndNothingOfThePerson() {
        GroupId wmo = GroupId.parse("wmo@GM0203");
        people.register(List.of(
                new NewPerson("wmo.barneveld", "Wmo Verzonnen (fictief)", null, "schakel-demo", Set.of(wmo), true)));
        UUID dossier = theMunicipalityLooks("GM0203");
        TaskSummary task = story.task(dossier, STEP);
        assertThat(task.group()).isEqualTo(wmo);

        Visit visit = new Visit(port).login("wmo.barneveld");
        String page = visit.get("/taken/" + task.id()).body();
        assertThat(page)
                .contains("Wat de plek moet hebben", "Heeft de gemeente een plek?")
                .doesNotContain(NAME, "Verzonnen reden", "hoog");
        assertThat(visit.get("/plaatsingen/" + placement(dossier).id()).statusCode())
                .isEqualTo(404);
        assertThat(visit.get("/zaken/" + dossier).body()).doesNotContain(NAME, "Verzonnen reden");

        does("wmo.barneveld", dossier, STEP, "gemeentePlek", "nee");
        standsAt(dossier, "Task_PlekkenKiezen");
        assertThat(visit.get("/zaken/" + dossier).statusCode())
                .as("asked, and no more")
                .isEqualTo(404);
    }

    @Test
    void anHourBeforeTheOfficeClosesTheSearchGoesOnWithoutTheMunicipality() {
        UUID dossier = theMunicipalityLooks("GM0267");

        until(at(today(), LocalTime.of(16, 1)));

        path(dossier).hasPassed("Boundary_KantoorSluit");
        standsAt(dossier, "Task_PlekkenKiezen");
        assertThatThrownBy(() -> story.does(CARE, dossier, "plekken-kiezen", Map.of("keuze", "gemeente")))
                .as("the last hour is too late")
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.message()).contains("alleen overdag")));
        standsAt(dossier, "Task_PlekkenKiezen");
    }

    @Test
    void aShelterThatSaysYesMeanwhileEndsTheQuestionToTheMunicipality() {
        UUID dossier = theMunicipalityLooks("GM0267");

        byPhone(dossier, bedOf(LINDE, dossier), LINDE);

        path(dossier).hasPassed("Boundary_PlekBijGemeente");
        standsAt(dossier, "Task_PlekBespreken");
    }

    /** After shelters and the emergency bed: the municipality knows its own beds (N 3.4). */
    private UUID theMunicipalityLooks(String municipality) {
        PersonNeed person =
                new PersonNeed(NAME, false, Map.of("dreiging", Answered.of("hoog"), "mobiliteit", Answered.of("ja")));
        NewNeed need = new NewNeed(List.of(person), null, Consent.CRITERIA, null);
        UUID dossier = dossier(start.alone(municipality, "Verzonnen reden (fictief).", need, story.viewer(CARE)));
        does(CARE, dossier, "plekken-kiezen", "keuze", "gemeente", "redenTrede", "Geen plek gevonden (fictief).");
        standsAt(dossier, "Task_GemeenteZoektMee");
        return dossier;
    }

    @Test
    void aHotelWithGuidanceIsTheLastRung() {
        UUID dossier = readyToChoose();
        does(CARE, dossier, "plekken-kiezen", "keuze", "hotel");
        assertAbout(due(dossier, "hotel-regelen"), story.now().plus(Duration.ofHours(3)));

        does(CARE, dossier, "hotel-regelen", "hotel", "geregeld");

        standsAt(dossier, "Task_PlekBespreken");
    }

    /** From any step; see {@link ParkedPlacementTest} for what is kept. */
    @Test
    void aParkedSearchWaitsUntilItsMomentOrUntilSomebodyGoesOn() {
        UUID dossier = readyToChoose();
        proposes(dossier, HAVEN);
        parks(dossier);
        standsAt(dossier, "Gateway_WachtOpMoment");
        placing.goOn(
                placement(dossier).id(),
                placement(dossier).parked().orElseThrow().id(),
                story.viewer(CARE));
        standsAt(dossier, "Task_PlekkenKiezen");

        parks(dossier);
        later(Duration.ofHours(3));

        path(dossier, "opvangplaatsing").hasPassed("Task_ZoekenHervatten");
        standsAt(dossier, "Task_PlekkenKiezen");
        assertThat(due(dossier, "plekken-kiezen")).as("with a term of its own").isAfter(story.now());
    }

    private void parks(UUID dossier) {
        Parking.Asked asked =
                new Parking.Asked(ParkReason.WIL_NADENKEN, story.now().plus(Duration.ofHours(2)), null);
        placing.park(placement(dossier).id(), asked, null, story.viewer(CARE));
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
