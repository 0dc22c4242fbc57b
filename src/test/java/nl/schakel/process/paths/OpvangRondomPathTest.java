package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.UUID;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;

/** What is arranged beside a placement, and never holds up a bed. */
class OpvangRondomPathTest extends PlacementPathTest {

    OpvangRondomPathTest() {
        super("opvang-rondom");
    }

    @Test
    void whoPaysIsAskedOnlyAfterTheArrival() {
        UUID dossier = agreed(HAVEN);
        standsAt(dossier, "Gateway_WachtOpAankomst", "Task_RegelingenTreffen", "Event_KantoorOpen");
        reports(dossier);

        arrives(HAVEN, dossier);

        standsAt(dossier, "Task_WieBetaalt", "Task_RegelingenTreffen");
        assertThat(story.task(dossier, "wie-betaalt").group()).hasToString("centrumgemeente@GM0228");
        assertAbout(due(dossier, "wie-betaalt"), workingDaysLater(story.now(), 10));
        does("centrum.ede", dossier, "wie-betaalt");
        does(CARE, dossier, "regelingen-treffen", "bedenktijd", "nee");
        path(dossier).hasPassed("End_RondomKlaar").isEnded();
        path(dossier, "opvang-verblijf").isWaitingAt("Task_VerblijfVolgen");
    }

    @Test
    void theReflectionPeriodEndsAfterThreeMonthsAtMost() {
        UUID dossier = readyToChoose();
        reports(dossier);
        does(CARE, dossier, "regelingen-treffen", "bedenktijd", "ja", "bedenktijdVanaf", today().toString());

        standsAt(dossier, "Gateway_WachtOpAankomst", "Event_BedenktijdVoorbij");
        assertAbout(
                rings(dossier, "opvang-rondom", "Event_BedenktijdVoorbij"),
                at(today().plusMonths(3), LocalTime.of(9, 0)));
        until(at(today().plusMonths(3), LocalTime.of(9, 1)));

        standsAt(dossier, "Gateway_WachtOpAankomst", "Task_BedenktijdVoorbij");
        does(CARE, dossier, "bedenktijd-voorbij");
        standsAt(dossier, "Gateway_WachtOpAankomst");
    }

    @Test
    void atNightTheReportToComenshaWaitsForTheOffice() {
        until(at(today(), LocalTime.of(23, 0)));
        UUID dossier = readyToChoose();

        assertAbout(rings(dossier, "opvang-rondom", "Event_KantoorOpen"), at(today().plusDays(1), LocalTime.of(8, 30)));
        until(at(today().plusDays(1), LocalTime.of(8, 31)));

        assertThat(story.task(dossier, "comensha-melden").group()).hasToString("zorgcoordinator@zorg-wvv");
        assertAbout(due(dossier, "comensha-melden"), at(today().plusDays(2), LocalTime.of(8, 30)));
    }

    @Test
    void inACaseWithASignalTheRegionSaysWhoReports() {
        UUID dossier = story.report(Story.plain()).dossier();
        start.inCase(dossier, null, story.viewer("af.nijkerk"));

        path(dossier).hasPassed("Gateway_AlleenOpvang", "Gateway_ComenshaKlaar").hasNotPassed("Event_KantoorOpen");
    }

    @Test
    void whatIsOpenEndsWithThePlacementAndNobodyIsAskedToPayForNothing() {
        UUID dossier = readyToChoose();

        does(CARE, dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "eigen-plek");
        reports(dossier);

        path(dossier)
                .hasPassed("Boundary_PlaatsingVoorbij", "Event_GeenPlekGeworden", "End_RondomKlaar")
                .isEnded();
        assertThat(story.open(dossier)).isEmpty();
    }
}
