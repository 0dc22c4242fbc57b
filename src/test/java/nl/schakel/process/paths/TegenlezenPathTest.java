package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;

/** The second reader: agrees, disagrees, or says nothing. */
class TegenlezenPathTest extends PathTest {

    TegenlezenPathTest() {
        super("tegenlezen");
    }

    private UUID proposedToEnd() {
        UUID dossier = story.report(Story.plain()).dossier();
        does("af.nijkerk", dossier, "signaal-beoordelen", "vervolg", "stoppen", "eindreden", "geen-aanwijzingen");
        return dossier;
    }

    @Test
    void theSecondReaderAnswersWithinTwoWorkingDays() {
        UUID dossier = proposedToEnd();
        standsAt(dossier, "Task_VoorstelTegenlezen");
        assertAbout(due(dossier, "voorstel-tegenlezen"), workingDaysLater(story.now(), 2));

        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");

        path(dossier).hasPassed("Task_VoorstelTegenlezen", "End_BesluitGenomen").isEnded();
        path(dossier).hasNotPassed("Task_DoorgaanZonderTegenlezing");
    }

    @Test
    void silenceLetsTheSignalGoOn() {
        UUID dossier = proposedToEnd();
        Instant end = workingDaysLater(story.now(), 2);
        assertAbout(rings(dossier, "tegenlezen", "Boundary_GeenTegenlezing"), end);

        until(end.minus(Duration.ofMinutes(10)));
        standsAt(dossier, "Task_VoorstelTegenlezen");
        until(end);

        path(dossier)
                .hasPassed("Boundary_GeenTegenlezing", "Task_DoorgaanZonderTegenlezing", "End_SignaalGaatDoor")
                .isEnded();
        assertThat(story.state(dossier).outcome()).isNull();
        path(dossier, "meldroute").hasPassed("Task_VoorstelAfwijzen", "Task_RoutesBepalen");
    }
}
