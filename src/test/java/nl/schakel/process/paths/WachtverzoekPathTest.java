package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import nl.schakel.signal.ContactHolds;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R13: what happens when the police ask to wait, until they let go or the chain director decides. */
class WachtverzoekPathTest extends PathTest {

    @Autowired
    private ContactHolds holds;

    WachtverzoekPathTest() {
        super("wachtverzoek");
    }

    private UUID held() {
        UUID dossier = story.report(Story.plain()).dossier();
        passesOn(dossier);
        does("tmm.oost", dossier, "partnervraag-politie", "voorzichtig", "ja");
        path(dossier).hasPassed("Task_WachtverzoekVastleggen");
        standsAt(dossier, "Task_AfstemmenMetPolitie", "Task_WachtverzoekBevestigen");
        assertThat(holds.active(dossier)).isTrue();
        return dossier;
    }

    @Test
    void thePoliceLetGo() {
        UUID dossier = held();
        does("af.nijkerk", dossier, "afstemmen-met-politie");

        does("tmm.oost", dossier, "wachtverzoek-bevestigen", "wachten", "contact-vrij");

        path(dossier).hasPassed("Task_WachtverzoekOpheffen", "End_ContactVrij").isEnded();
        assertThat(holds.active(dossier)).isFalse();
    }

    @Test
    void thePoliceConfirmEveryFiveWorkingDays() {
        UUID dossier = held();
        assertAbout(due(dossier, "wachtverzoek-bevestigen"), workingDaysLater(story.now(), 5));
        until(workingDaysLater(story.now(), 3));

        does("tmm.oost", dossier, "wachtverzoek-bevestigen", "wachten", "nog-wachten");

        standsAt(dossier, "Task_AfstemmenMetPolitie", "Task_WachtverzoekBevestigen");
        assertAbout(due(dossier, "wachtverzoek-bevestigen"), workingDaysLater(story.now(), 5));
        assertThat(holds.active(dossier)).isTrue();
    }

    @Test
    void unconfirmedTheChainDirectorDecides() {
        UUID dossier = held();
        Instant end = workingDaysLater(story.now(), 5);

        until(end);

        path(dossier).hasPassed("Boundary_NietBevestigd");
        standsAt(dossier, "Task_AfstemmenMetPolitie", "Task_WachtverzoekBeoordelen");
        assertThat(holds.active(dossier)).as("silence lets nobody go").isTrue();
        does("keten.wvv", dossier, "wachtverzoek-beoordelen", "wachten", "contact-vrij");
        assertThat(holds.active(dossier)).isFalse();
    }
}
