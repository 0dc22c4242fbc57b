package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.CallEvent;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.handover.HandoverDoc;
import nl.schakel.piket.search.ArrivalResult;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Arrival;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.signal.Timeline;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** At night a shelter may say by phone that somebody has arrived; it confirms that later, and nothing waits for it. */
class AankomstNabevestigenPathTest extends NightPathTest {

    @Autowired
    PlacementCommands placing;

    private static final String STEP = "aankomst-bevestigen";

    @Autowired
    private Timeline timeline;

    AankomstNabevestigenPathTest() {
        super("aankomst-nabevestigen");
    }

    @Test
    void saidByPhoneTheNightGoesOnAndTheShelterConfirmsAfterwards() {
        UUID call = onTheWay();
        UUID dossier = dossierOf(call);

        assertThat(saidByPhone(call)).isEqualTo(ArrivalResult.NOTED);

        path(dossier, "opvang-reis").hasPassed("Boundary_AankomstGebeld").isEnded();
        path(dossier, "piket-zoeken").hasPassed("End_Geplaatst").isEnded();
        standsAt(dossier, "Task_AankomstBevestigen");
        assertThat(call(call).status()).isEqualTo(CallStatus.GEPLAATST);
        Arrival said = holds.arrival(promise(dossier).id());
        assertThat(said.saidBy()).isEqualTo(story.viewer(FIRST).personId());
        assertThat(said.unconfirmed()).isTrue();
        assertThat(calls.timeline(call)).anySatisfy(event -> {
            assertThat(event.code()).isEqualTo("aankomst-gebeld");
            assertThat(event.who()).isEqualTo(said.saidBy());
        });
        assertAbout(due(dossier, STEP), at(today().plusDays(1), OPENS));
        assertThat(open(call)).contains("aankomst-bevestigen");

        does(HAVEN, dossier, STEP);

        path(dossier).hasPassed("End_Bevestigd").isEnded();
        Arrival both = holds.arrival(promise(dossier).id());
        assertThat(both.saidBy()).isEqualTo(said.saidBy());
        assertThat(both.confirmedBy()).isEqualTo(story.viewer(HAVEN).personId());
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.OCCUPIED);
        assertThat(open(call)).doesNotContain("aankomst-bevestigen");
        assertThat(timeline.of(dossier))
                .extracting(Timeline.TimelineLine::kind)
                .containsSubsequence("aankomst-gebeld", "aankomst-bevestigd")
                .doesNotContain("aangekomen");
        assertThat(calls.timeline(call)).extracting(CallEvent::code).containsOnlyOnce("geplaatst");
    }

    @Test
    void alsoWhenTheAlarmAboutTheJourneyRuns() {
        UUID call = onTheWay();
        UUID dossier = dossierOf(call);
        until(at(today(), LocalTime.of(6, 30)));
        assertThat(story.steps(dossier)).contains("niet-aangekomen", STEP);

        saidByPhone(call);

        assertThat(story.steps(dossier)).contains(STEP).doesNotContain("niet-aangekomen");
        morning();
        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");
        // the handover does not wait for it either
        standsAt(dossier, "Task_AankomstBevestigen");
        path(dossier, "opvang-verblijf").isWaitingAt("Task_VerblijfVolgen");
        does(HAVEN, dossier, STEP);
        path(dossier).isEnded();
    }

    @Test
    void aSecondTapChangesNothingAndWhoIsNotOnTheWayCannotArrive() {
        UUID call = taken();
        assertThatThrownBy(() -> saidByPhone(call)).isInstanceOf(InvalidInput.class);
        UUID dossier = dossierOf(call);
        saysYes(call, HAVEN);
        assertThatThrownBy(() -> saidByPhone(call)).as("still here").isInstanceOf(InvalidInput.class);
        leaves(dossier);
        assertThatThrownBy(() -> night.arrived(call, null, story.viewer(OFFICER)))
                .isInstanceOf(NotVisible.class);

        assertThat(saidByPhone(call)).isEqualTo(ArrivalResult.NOTED);
        assertThat(night.arrived(call, null, story.viewer(SECOND))).isEqualTo(ArrivalResult.KNOWN);

        assertThat(holds.arrival(promise(dossier).id()).saidBy())
                .isEqualTo(story.viewer(FIRST).personId());
        assertThat(calls.timeline(call)).extracting(CallEvent::code).containsOnlyOnce("aankomst-gebeld");
        assertThat(story.steps(dossier)).containsOnlyOnce(STEP);
    }

    /** It waited without connection while the place changed. */
    @Test
    void aTapAboutAnotherBedThanThePersonTravelsToNowChangesNothing() {
        UUID call = onTheWay();
        UUID dossier = dossierOf(call);
        UUID before = bedOf(LINDE, dossier).id();
        UUID now = promise(dossier).bed();

        assertThat(night.arrived(call, before, story.viewer(FIRST))).isEqualTo(ArrivalResult.OTHER_BED);

        assertThat(promise(dossier).state()).isEqualTo(AllocationState.CONFIRMED);
        assertThat(calls.timeline(call)).extracting(CallEvent::code).doesNotContain("aankomst-gebeld");
        path(dossier, "opvang-reis").hasNotPassed("Boundary_AankomstGebeld");

        assertThat(night.arrived(call, now, story.viewer(FIRST))).isEqualTo(ArrivalResult.NOTED);
        assertThat(night.arrived(call, before, story.viewer(FIRST))).isEqualTo(ArrivalResult.OTHER_BED);
        assertThat(promise(dossier).bed()).isEqualTo(now);
    }

    @Test
    void whoConfirmsItselfIsNotAskedAgain() {
        UUID call = onTheWay();
        UUID dossier = dossierOf(call);

        does(HAVEN, dossier, STEP);

        assertThat(story.steps(dossier)).doesNotContain(STEP);
        Arrival arrival = holds.arrival(promise(dossier).id());
        assertThat(arrival.saidBy()).isNull();
        assertThat(arrival.confirmedBy()).isEqualTo(story.viewer(HAVEN).personId());
    }

    @Test
    void whoMovesOnIsNotAskedAboutAnyMore() {
        UUID call = onTheWay();
        UUID dossier = dossierOf(call);
        saidByPhone(call);

        placing.hold(
                placement(dossier).id(),
                bedOf(LINDE, dossier).id(),
                story.now().plus(Duration.ofHours(4)),
                story.viewer(FIRST));

        assertThat(story.steps(dossier)).doesNotContain(STEP);
        placing.release(promise(dossier).id(), "verhaal-voorbij", Viewer.SYSTEM);
    }

    private UUID onTheWay() {
        UUID call = taken();
        saysYes(call, HAVEN);
        leaves(dossierOf(call));
        return call;
    }

    private void leaves(UUID dossier) {
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");
        does(FIRST, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
    }

    private ArrivalResult saidByPhone(UUID call) {
        return night.arrived(call, null, story.viewer(FIRST));
    }

    /** What the document of the night says that is open. */
    private List<String> open(UUID call) {
        night.handOver(call, story.viewer(FIRST));
        return handovers.document(call, story.viewer(FIRST)).night().promises().stream()
                .map(HandoverDoc.Open::what)
                .toList();
    }
}
