package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import nl.schakel.placement.AllocationState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The watch over the end of a hold, which the shelter can move. */
class PlekBewakenPathTest extends PlacementPathTest {

    @Autowired
    private JdbcClient jdbc;

    PlekBewakenPathTest() {
        super("plek-bewaken");
    }

    private UUID held() {
        UUID dossier = readyToChoose();
        proposes(dossier, HAVEN);
        answers(HAVEN, dossier, "plek-beantwoorden", "antwoord", "accepteren", "houdtVast", "4");
        assertAbout(
                rings(dossier, "plek-bewaken", "Event_TijdVoorbij"), story.now().plus(Duration.ofHours(4)));
        return dossier;
    }

    @Test
    void theHoldExpires() {
        UUID dossier = held();

        later(Duration.ofHours(4).plusMinutes(1));

        path(dossier).hasPassed("End_BewakingKlaar").isEnded();
        assertThat(placement(dossier).promise()).isEmpty();
    }

    @Test
    void theShelterKeepsTheBedLonger() {
        UUID dossier = held();
        holds.extend(promise(dossier).id(), story.now().plus(Duration.ofHours(10)), story.viewer(HAVEN));

        later(Duration.ofHours(4).plusMinutes(1));

        path(dossier).isWaitingAt("Event_TijdVoorbij");
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.HELD);
        later(Duration.ofHours(6).plusMinutes(1));
        path(dossier).isEnded();
        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
    }

    @Test
    void whoLosesABedOfWhichTheHoldWasOverHearsOfIt() {
        UUID late = readyToChoose();
        UUID next = readyToChoose();
        proposes(late, HAVEN);
        proposes(next, HAVEN);
        accepts(HAVEN, late);
        UUID bed = promise(late).bed();
        // its time is over, and no timer has rung yet
        jdbc.sql("update schakel.bed_promise set expires_at = lower(during) where id = ?")
                .param(promise(late).id())
                .update();

        accepts(HAVEN, next);

        assertThat(promise(next).bed()).isEqualTo(bed);
        path(late, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
        path(next, "opvang-zoeken").hasPassed("Task_PlekBeantwoorden");
    }
}
