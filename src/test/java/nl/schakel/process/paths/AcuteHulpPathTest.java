package nl.schakel.process.paths;

import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import nl.schakel.signal.NewSignal;
import org.junit.jupiter.api.Test;

/** Somebody is in danger now: police and care at once, by night the chain director as well. */
class AcuteHulpPathTest extends PathTest {

    AcuteHulpPathTest() {
        super("acute-hulp");
    }

    private UUID acute() {
        return story.report(new NewSignal(
                        "GM0267", "Verzonnen gevaar (fictief).", true, null, null, null, null, null, null, null))
                .dossier();
    }

    @Test
    void byDayPoliceAndCare() {
        UUID dossier = acute();
        standsAt(dossier, "Task_AcuutPolitie", "Task_AcuutZorg");
        assertAbout(due(dossier, "acuut-politie"), story.now().plus(Duration.ofHours(1)));
        assertAbout(due(dossier, "acuut-zorg"), story.now().plus(Duration.ofHours(4)));

        does("tmm.oost", dossier, "acuut-politie");
        path(dossier).isNotEnded();
        does("zorg.wvv", dossier, "acuut-zorg");

        path(dossier).hasPassed("End_AcuteHulpGeregeld").isEnded();
        path(dossier).hasNotPassed("Task_AcuutKeten");
    }

    @Test
    void byNightTheChainDirectorToo() {
        until(at(today(), LocalTime.of(23, 30)));
        UUID dossier = acute();
        standsAt(dossier, "Task_AcuutPolitie", "Task_AcuutZorg", "Task_AcuutKeten");
        // clock hours: the night counts
        assertAbout(due(dossier, "acuut-keten"), story.now().plus(Duration.ofHours(4)));

        does("tmm.oost", dossier, "acuut-politie");
        does("zorg.wvv", dossier, "acuut-zorg");
        does("keten.wvv", dossier, "acuut-keten");

        path(dossier).hasPassed("Task_AcuutKeten", "End_AcuteHulpGeregeld").isEnded();
    }
}
