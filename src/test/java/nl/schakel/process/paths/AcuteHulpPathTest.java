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
        does("zorg.wvv", dossier, "acuut-zorg", "slaapplek", "eigen-plek");

        path(dossier).hasPassed("End_AcuteHulpGeregeld").isEnded();
        path(dossier).hasNotPassed("Task_PiketOproepen", "Call_OpvangRegelen");
        assertThat(calls.openOf(dossier)).isEmpty();
    }

    /** "Er is nog geen plek" is no note for later. */
    @Test
    void whoHasNoPlaceToSleepGetsASearchForOneAtOnce() {
        UUID dossier = acute();
        does("tmm.oost", dossier, "acuut-politie");

        does("zorg.wvv", dossier, "acuut-zorg", "slaapplek", "nog-zoeken");

        standsAt(dossier, "Call_OpvangRegelen");
        assertThat(story.steps(dossier)).contains("behoefte-bespreken");
        does("zorg.wvv", dossier, "behoefte-bespreken");
        does("zorg.wvv", dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "eigen-plek");
        path(dossier).hasPassed("Gateway_PlekGeregeld").isEnded();
    }

    @Test
    void dangerThatAFactTellsAtNightCallsTheOnCallTeam() {
        until(at(today(), LocalTime.of(23, 30)));
        UUID dossier = story.report(Story.plain()).dossier();
        assertThat(calls.openOf(dossier)).isEmpty();

        corrects(dossier, "acuut", "ja");

        standsAt(dossier, "Task_AcuutPolitie", "Event_Ochtend");
        assertThat(calls.openOf(dossier)).get().extracting(Call::from).isEqualTo(CallerKind.MELDROUTE);
    }

    @Test
    void byNightTheOnCallTeamHasItAndCareSeesItInTheMorning() {
        until(at(today(), LocalTime.of(23, 30)));
        UUID dossier = acute();
        standsAt(dossier, "Task_AcuutPolitie", "Event_Ochtend");
        assertThat(story.steps(dossier)).doesNotContain("acuut-zorg");
        Call call = calls.openOf(dossier).orElseThrow();
        assertThat(call.from()).isEqualTo(CallerKind.MELDROUTE);
        path(dossier, "piket-bedzoeken").hasPassed("Task_OproepOpenen").isNotEnded();

        does("tmm.oost", dossier, "acuut-politie");
        until(at(today().plusDays(1), LocalTime.of(8, 31)));
        standsAt(dossier, "Task_AcuutZorg");
        does("zorg.wvv", dossier, "acuut-zorg", "slaapplek", "opvang");

        path(dossier).hasPassed("Task_PiketOproepen", "End_AcuteHulpGeregeld").isEnded();
        // the search for a bed is a route of its own
        path(dossier, "opvangplaatsing").isNotEnded();
        desk.withdraw(call.id(), "vergissing", Viewer.SYSTEM);
    }
}
