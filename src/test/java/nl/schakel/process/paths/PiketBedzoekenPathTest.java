package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import nl.schakel.piket.CallStatus;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.placement.PromiseState;
import org.junit.jupiter.api.Test;

/** A night as a whole: from the call to the handover that the care coordinator accepts. */
class PiketBedzoekenPathTest extends NightPathTest {

    PiketBedzoekenPathTest() {
        super("piket-bedzoeken");
    }

    @Test
    void fromTheCallToAnAcceptedHandover() {
        UUID call = called();
        UUID dossier = dossierOf(call);
        standsIn("piket-alarm", call, "Event_EersteLijnZwijgt");
        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn");
        assertThat(next(call)).contains("tweede-lijn");

        takes(FIRST, call);
        standsIn("piket-zoeken", call, "Task_BedZoeken");
        standsIn("piket-waken", call, "Event_Stil", "Event_DienstWisselt", "Event_Trede");
        assertThat(story.task(dossier, "bed-zoeken").assignee()).isEqualTo(FIRST);

        saysYes(call, HAVEN);
        assertThat(call(call).status()).isEqualTo(CallStatus.PLEK);
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");
        does(FIRST, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        does(HAVEN, dossier, "aankomst-bevestigen");
        assertThat(call(call).status()).isEqualTo(CallStatus.GEPLAATST);
        path(dossier, "piket-zoeken").hasPassed("End_Geplaatst").isEnded();
        path(dossier, "piket-waken").isEnded();
        assertThat(next(call)).contains("overdracht");

        morning();
        assertThat(call(call).status()).isEqualTo(CallStatus.OVERDRACHT);
        assertAbout(due(dossier, "overdracht-aannemen"), story.now().plus(Duration.ofHours(1)));
        does(CARE, dossier, "overdracht-aannemen", "besluit", "vraag", "vraag", "Wat is afgesproken (fictief)?");
        does(FIRST, dossier, "overdracht-aanvullen", "antwoord", "Verzonnen antwoord (fictief).");
        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");

        assertThat(call(call).status()).isEqualTo(CallStatus.OVERGEDRAGEN);
        path(dossier).hasPassed("End_Overgedragen").isEnded();
        path(dossier, "opvang-verblijf").isWaitingAt("Task_VerblijfVolgen");
        assertThat(placement(dossier).status()).isEqualTo(PlacementStatus.GEPLAATST);
        assertThat(promise(dossier).state()).isEqualTo(PromiseState.OCCUPIED);
    }
}
