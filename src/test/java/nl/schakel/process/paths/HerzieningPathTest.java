package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.process.routes.meldroute.ReopenCommands;
import nl.schakel.process.routes.meldroute.ReopenCommands.NewReopening;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A reporter is not content with an end: somebody who did not end it reads that. */
class HerzieningPathTest extends PathTest {

    @Autowired
    private Feedback feedback;

    @Autowired
    private ReopenCommands reopening;

    HerzieningPathTest() {
        super("herziening");
    }

    /** Ended before the region: the focus officer proposed it, one chain director read it. */
    private UUID asked() {
        UUID dossier = story.report(Story.plain()).dossier();
        does("af.nijkerk", dossier, "signaal-beoordelen", "vervolg", "stoppen", "eindreden", "geen-aanwijzingen");
        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");
        assertThat(story.state(dossier).status()).isEqualTo(Status.AFGESLOTEN);
        reporter.askAgain(dossier, "Het gaat daar gewoon door (fictief).", null);
        path(dossier).hasPassed("Task_MelderInformerenOntvangen");
        standsAt(dossier, "Task_HerzieningLezen");
        return dossier;
    }

    @Test
    void whoReadsItAgreesAndTheCaseIsOpenAgainAtTheRegion() {
        UUID dossier = asked();
        assertAbout(due(dossier, "herziening-lezen"), workingDaysLater(story.now(), 5));

        does("keten2.wvv", dossier, "herziening-lezen", "besluit", "heropenen", "acuut", "nee");

        path(dossier).hasPassed("Task_ZaakHeropenen", "End_ZaakWeerOpen").isEnded();
        path(dossier, "heropening").isWaitingAt("Call_ZaakBehandelen");
        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
        assertThat(story.state(dossier).outcome()).isNull();
    }

    @Test
    void whoReadsItLeavesTheEndAndSaysWhy() {
        UUID dossier = asked();

        does("keten2.wvv", dossier, "herziening-lezen", "besluit", "blijft", "blijftReden", "niets-nieuws");

        path(dossier)
                .hasPassed("Task_EindeLatenStaan", "Task_MelderInformerenBlijft", "End_EindeBlijft")
                .isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.GEEN_AANWIJZINGEN);
        assertThat(feedback.read(dossier))
                .last()
                .satisfies(message -> assertThat(message.text()).contains("niets nieuws om mee verder te gaan"));
    }

    @Test
    void silenceAnswersNothingAndTheNationalTeamHears() {
        UUID dossier = asked();

        until(workingDaysLater(story.now(), 9));

        standsAt(dossier, "Task_HerzieningLezen");
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.GEEN_AANWIJZINGEN);
    }

    @Test
    void theRegionThatOpensTheCaseItselfAnswersTheRequest() {
        UUID dossier = asked();

        reopening.reopen(
                dossier,
                new NewReopening("nieuw-signaal", "Een tweede melding (fictief).", "nee"),
                story.viewer("keten.wvv"));

        path(dossier).isEnded();
        path(dossier).hasNotPassed("Task_ZaakHeropenen", "Task_EindeLatenStaan");
        assertThat(story.steps(dossier)).containsExactly("zaak-ontvangen", "zaak-verdelen");
        assertThat(feedback.read(dossier))
                .last()
                .satisfies(message -> assertThat(message.text()).startsWith("Uw melding is weer open."));
    }
}
