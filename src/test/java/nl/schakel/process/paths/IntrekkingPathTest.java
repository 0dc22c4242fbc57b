package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.schakel.signal.Outcome;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;

/** The reporter wants to take the report back: the second reader decides. */
class IntrekkingPathTest extends PathTest {

    IntrekkingPathTest() {
        super("intrekking");
    }

    private UUID withdrawn() {
        UUID dossier = story.report(Story.plain()).dossier();
        reporter.withdraw(dossier, "Verzonnen reden (fictief).");
        path(dossier).hasPassed("Task_MelderInformerenOntvangen").isNotEnded();
        path(dossier, "tegenlezen").isWaitingAt("Task_VoorstelTegenlezen");
        return dossier;
    }

    @Test
    void theSecondReaderAgrees() {
        UUID dossier = withdrawn();

        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");

        path(dossier)
                .hasPassed("Task_IntrekkingBevestigen", "End_SignaalIngetrokken")
                .isEnded();
        path(dossier, "meldroute").hasPassed("End_SignaalIngetrokken").isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.INGETROKKEN);
        assertThat(story.open(dossier)).isEmpty();
    }

    @Test
    void theSecondReaderLetsTheSignalGoOn() {
        UUID dossier = withdrawn();

        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "doorgaan");

        goesOn(dossier);
    }

    @Test
    void silenceLetsTheSignalGoOn() {
        UUID dossier = withdrawn();

        until(workingDaysLater(story.now(), 2));

        goesOn(dossier);
    }

    private void goesOn(UUID dossier) {
        path(dossier)
                .hasPassed("Task_IntrekkingAfwijzen", "Task_MelderInformerenDoorgaan", "End_SignaalGaatDoor")
                .isEnded();
        path(dossier, "meldroute").isWaitingAt("Task_SignaalBeoordelen");
        assertThat(story.state(dossier).outcome()).isNull();
        assertThat(story.state(dossier).withdrawalAsked()).isFalse();
    }
}
