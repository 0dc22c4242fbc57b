package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.signal.Channel;
import nl.schakel.signal.Origin;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The five steps of the meldcode: in the reporter's own list, or watched over by the focus officer. */
class MeldcodePathTest extends PathTest {

    private static final List<String> STEPS = List.of(
            "meldcode-signalen-in-kaart",
            "meldcode-overleggen",
            "meldcode-in-gesprek",
            "meldcode-ernst-wegen",
            "meldcode-beslissen");

    @Autowired
    private ReportCommands reports;

    MeldcodePathTest() {
        super("meldcode");
    }

    private void routed(UUID dossier, String meldcode) {
        passesOn(dossier, "persoon", "ja", "persoonBekend", "nee", "meldcode", meldcode);
        story.runDueJobs();
    }

    @Test
    void aReporterWithAnAccountDoesTheFiveSteps() {
        Viewer counter = story.viewer("balie.nijkerk");
        UUID dossier = reports.receive(
                        Story.plain(),
                        null,
                        new Origin(Channel.FORMULIER_MEDEWERKER, counter.personId(), counter.personId()))
                .dossier();

        routed(dossier, "ja");

        for (String step : STEPS) {
            assertThat(story.task(dossier, step).assignee()).as(step).isEqualTo("balie.nijkerk");
            assertThat(due(dossier, step)).as(step).isAfter(story.now());
            does("balie.nijkerk", dossier, step);
        }
        path(dossier)
                .hasPassedInOrder(
                        "Task_MeldcodeSignalenInKaart",
                        "Task_MeldcodeOverleggen",
                        "Task_MeldcodeInGesprek",
                        "Task_MeldcodeErnstWegen",
                        "Task_MeldcodeBeslissen",
                        "End_MeldcodeDoorlopen")
                .isEnded();
    }

    @Test
    void withoutAccountTheFocusOfficerWatches() {
        UUID dossier = story.report(Story.plain()).dossier();

        routed(dossier, "ja");

        path(dossier).hasPassed("Gateway_HeeftAccount");
        standsAt(dossier, "Task_MeldcodeBewaken");
        assertAbout(due(dossier, "meldcode-bewaken"), workingDaysLater(story.now(), 10));
        does("af.nijkerk", dossier, "meldcode-bewaken");
        path(dossier).hasPassed("End_MeldcodeDoorlopen").isEnded();
    }

    @Test
    void unknownIsNeverNo() {
        UUID dossier = story.report(Story.plain()).dossier();

        routed(dossier, "onbekend");

        path(dossier).hasNotPassed("Gateway_HeeftAccount");
        standsAt(dossier, "Task_MeldcodeBewaken");
        does("af.nijkerk", dossier, "meldcode-bewaken", "geldtMeldcode", "nee");
        path(dossier).isEnded();
    }
}
