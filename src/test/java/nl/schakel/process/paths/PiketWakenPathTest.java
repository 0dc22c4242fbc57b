package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What happens by itself while somebody looks for a bed. */
class PiketWakenPathTest extends NightPathTest {

    PiketWakenPathTest() {
        super("piket-waken");
    }

    @Test
    void whoIsBusyIsNotAsked() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        standsAt(dossier, "Event_Stil", "Event_Trede");
        assertAbout(rings(dossier, "piket-waken", "Event_Stil"), story.now().plus(Duration.ofMinutes(30)));
        later(Duration.ofMinutes(20));
        night.touched(call);

        later(Duration.ofMinutes(11));

        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn");
        // thirty minutes after the last deed
        assertAbout(rings(dossier, "piket-waken", "Event_Stil"), story.now().plus(Duration.ofMinutes(19)));
        assertThat(next(call)).contains("trede");
    }

    @Test
    void whoDoesNothingForHalfAnHourIsAskedAndAskedAgain() {
        UUID call = taken();
        UUID dossier = dossierOf(call);

        later(Duration.ofMinutes(31));
        standsAt(dossier, "Call_Alarm", "Event_Trede");
        night.stillBusy(call, story.viewer(FIRST));
        standsAt(dossier, "Event_Stil", "Event_Trede");
        later(Duration.ofMinutes(31));

        assertThat(alarms(call)).filteredOn("alarm-houder"::equals).hasSize(2);
    }

    @Test
    void theLadderGoesDownByItselfUntilItsLastRung() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        assertThat(call(call).rung()).isEqualTo("opvang");

        rungAfter(call, 45, "noodbed");
        rungAfter(call, 90, "andere-regio");
        rungAfter(call, 135, "tweede-lijn");
        rungAfter(call, 180, "hotel");

        path(dossier).hasPassed("End_LaatsteTrede").isNotEnded();
        later(Duration.ofHours(1));
        assertThat(call(call).rung()).isEqualTo("hotel");
    }

    private void rungAfter(UUID call, int minutes, String rung) {
        while (story.now().isBefore(call(call).takenAt().plus(Duration.ofMinutes(minutes)))) {
            night.touched(call);
            later(Duration.ofMinutes(9));
        }
        assertThat(call(call).rung()).isEqualTo(rung);
    }

    @Test
    void theLadderWaitsWhileABedIsHeld() {
        UUID call = taken();
        saysYes(call, HAVEN);

        later(Duration.ofMinutes(50));

        assertThat(call(call).rung()).isEqualTo("opvang");
    }

    @Test
    void whoIsOnTheWayIsNotAskedWhetherTheyAreBusy() {
        UUID call = taken();
        saysYes(call, HAVEN);
        does(FIRST, dossierOf(call), "plek-bespreken", "wens", "deze-plek");
        does(FIRST, dossierOf(call), "vertrek-bevestigen", "vertrek", "vertrokken");

        later(Duration.ofMinutes(100));

        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn");
    }
}
