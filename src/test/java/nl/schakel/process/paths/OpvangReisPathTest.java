package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Answered;
import nl.schakel.process.tasks.TaskSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a place that the person wants to the door of the shelter, and back when it does not come to that. */
class OpvangReisPathTest extends NightPathTest {

    OpvangReisPathTest() {
        super("opvang-reis");
    }

    @Override
    @BeforeEach
    void begin() {
        // by day, unless a test says otherwise
    }

    @Test
    void theBedIsNotLostOnTheWay() {
        UUID dossier = agreed(HAVEN);
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");

        later(Duration.ofHours(30));

        assertThat(promise(dossier).state()).isEqualTo(AllocationState.CONFIRMED);
        path(dossier).isWaitingAt("Task_AankomstBevestigen");
    }

    @Test
    void notArrivedInTimeIsAnAlarmAndTheShelterCanStillConfirm() {
        UUID dossier = agreed(HAVEN);
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");

        later(Duration.ofHours(4).plusMinutes(1));

        standsAt(dossier, "Task_AankomstBevestigen", "Task_NietAangekomen");
        assertAbout(due(dossier, "niet-aangekomen"), story.now().plus(Duration.ofHours(1)));
        does(CARE, dossier, "niet-aangekomen", "komst", "onderweg");
        standsAt(dossier, "Task_AankomstBevestigen");
        does(HAVEN, dossier, "aankomst-bevestigen");
        path(dossier).hasPassed("End_PersoonEr").isEnded();
    }

    @Test
    void forAThreatenedPersonThePoliceHearsItAtTheSameTime() {
        UUID dossier = askedWith(Map.of("dreiging", Answered.of("hoog")));
        proposes(dossier, LINDE);
        accepts(LINDE, dossier);
        does(CARE, dossier, "plek-bespreken", "wens", "deze-plek");
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");

        later(Duration.ofHours(4).plusMinutes(1));

        standsAt(dossier, "Task_AankomstBevestigen", "Task_NietAangekomen", "Task_VermisteZoeken");
        does("tmm.oost", dossier, "vermiste-zoeken");
        standsAt(dossier, "Task_AankomstBevestigen", "Task_NietAangekomen");
        // arrived after all: the alarm is over
        does(LINDE, dossier, "aankomst-bevestigen");
        path(dossier).hasPassed("End_PersoonEr").isEnded();
        assertThat(story.steps(dossier)).doesNotContain("niet-aangekomen");
    }

    @Test
    void whoDoesNotComeGivesTheBedBack() {
        UUID dossier = agreed(HAVEN);
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        later(Duration.ofHours(4).plusMinutes(1));

        does(CARE, dossier, "niet-aangekomen", "komst", "komt-niet");

        path(dossier).hasPassed("Task_PlekVrijgeven", "End_AnderePlekNodig").isEnded();
        path(dossier, "opvang-verblijf").hasPassed("End_AnderePlekNodig").isEnded();
        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
        assertThat(placement(dossier).promise()).isEmpty();
    }

    @Test
    void whoDoesNotLeaveGivesTheBedBack() {
        UUID dossier = agreed(HAVEN);

        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "gaat-niet");

        path(dossier).hasPassed("End_AnderePlekNodig").isEnded();
        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
    }

    /** A journey in the night: the on-call coordinator goes along. */
    private UUID leaves(UUID call) {
        UUID dossier = dossierOf(call);
        saysYes(call, LINDE);
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");
        assertThat(story.task(dossier, "vertrek-bevestigen").assignee()).isEqualTo(FIRST);
        does(FIRST, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        return dossier;
    }

    @Test
    void atNightTheOnCallCoordinatorGoesAlongAndHearsWhoDoesNotArrive() {
        nightFalls();
        UUID call = called(Map.of("dreiging", Answered.of("hoog")));
        takes(FIRST, call);
        UUID dossier = leaves(call);
        assertThat(story.open(dossier)).extracting(TaskSummary::step).contains("aankomst-bevestigen");

        later(Duration.ofHours(4).plusMinutes(1));

        assertThat(alarms(call)).contains("alarm-niet-aangekomen");
        assertThat(story.task(dossier, "niet-aangekomen").group().toString()).isEqualTo("piket@piket-wvv");
        assertThat(story.steps(dossier)).contains("vermiste-zoeken");
        does(FIRST, dossier, "niet-aangekomen", "komst", "komt-niet");
        standsIn("piket-zoeken", call, "Task_BedZoeken");
        assertThat(placement(dossier).promise()).isEmpty();
    }

    @Test
    void theShelterMaySayByPhoneThatThePersonIsThere() {
        nightFalls();
        UUID call = taken();
        UUID dossier = leaves(call);

        night.arrived(call, null, story.viewer(FIRST));

        path(dossier).hasPassed("Boundary_AankomstGebeld", "End_PersoonEr").isEnded();
        standsIn("piket-bedzoeken", call, "Gateway_WanneerOverdragen", "Event_DienstWisselt");
    }

    @Test
    void aNightThatIsHandedOverOnTheWayGoesOnByDayFromWhereItWas() {
        nightFalls();
        UUID call = taken();
        until(at(today(), LocalTime.of(8, 0)));
        UUID dossier = leaves(call);
        morning();

        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");

        // nobody confirms a departure twice
        standsAt(dossier, "Task_AankomstBevestigen");
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.CONFIRMED);
        does(LINDE, dossier, "aankomst-bevestigen");
        path(dossier, "opvang-verblijf").isWaitingAt("Task_VerblijfVolgen");
    }
}
