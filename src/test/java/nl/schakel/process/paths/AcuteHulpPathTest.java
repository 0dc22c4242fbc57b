package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.call.Calls;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody is in danger now: police and care at once, by night the on-call team as well. */
class AcuteHulpPathTest extends PathTest {

    @Autowired
    private NightService desk;

    @Autowired
    private Calls calls;

    AcuteHulpPathTest() {
        super("acute-hulp");
    }

    private UUID acute() {
        return story.report(Story.acute()).dossier();
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
        path(dossier).hasNotPassed("Task_PiketOproepen");
        assertThat(calls.openOf(dossier)).isEmpty();
    }

    @Test
    void byNightTheOnCallTeamLooksForABedAsWell() {
        until(at(today(), LocalTime.of(23, 30)));
        UUID dossier = acute();
        standsAt(dossier, "Task_AcuutPolitie", "Task_AcuutZorg");
        Call call = calls.openOf(dossier).orElseThrow();
        assertThat(call.from()).isEqualTo(CallerKind.MELDROUTE);
        path(dossier, "piket-bedzoeken").hasPassed("Task_OproepOpenen").isNotEnded();

        does("tmm.oost", dossier, "acuut-politie");
        does("zorg.wvv", dossier, "acuut-zorg");

        path(dossier).hasPassed("Task_PiketOproepen", "End_AcuteHulpGeregeld").isEnded();
        // the search for a bed is a route of its own
        path(dossier, "opvangplaatsing").isNotEnded();
        desk.withdraw(call.id(), "vergissing", Viewer.SYSTEM);
    }
}
