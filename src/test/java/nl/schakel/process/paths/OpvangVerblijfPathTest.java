package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.PlacementStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the day that the person is there to the day that the person is safe. */
class OpvangVerblijfPathTest extends NightPathTest {

    OpvangVerblijfPathTest() {
        super("opvang-verblijf");
    }

    @Override
    @BeforeEach
    void begin() {
        // by day, unless a test says otherwise
    }

    @Test
    void whoArrivedInTheNightDoesNotTravelAgain() {
        nightFalls();
        UUID call = taken();
        UUID dossier = dossierOf(call);
        saysYes(call, HAVEN);
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");
        does(FIRST, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        does(HAVEN, dossier, "aankomst-bevestigen");
        morning();

        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");

        path(dossier).hasNotPassed("Call_ReisBegeleiden");
        standsAt(dossier, "Task_VerblijfVolgen");
    }

    @Test
    void whoDoesNotGoNeedsAnotherPlace() {
        UUID dossier = agreed(HAVEN);

        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "gaat-niet");

        path(dossier).hasPassed("End_AnderePlekNodig").isEnded();
    }

    @Test
    void arrivesAndIsFollowedEveryWeekUntilSafe() {
        UUID dossier = agreed(HAVEN);
        standsAt(dossier, "Call_ReisBegeleiden");

        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        standsAt(dossier, "Call_ReisBegeleiden");
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.CONFIRMED);
        does(HAVEN, dossier, "aankomst-bevestigen");

        standsAt(dossier, "Task_VerblijfVolgen");
        assertThat(placement(dossier).status()).isEqualTo(PlacementStatus.GEPLAATST);
        assertAbout(due(dossier, "verblijf-volgen"), workingDaysLater(story.now(), 5));
        does(CARE, dossier, "verblijf-volgen", "afloop", "nog-niet");
        standsAt(dossier, "Task_VerblijfVolgen");
        does(CARE, dossier, "verblijf-volgen", "afloop", "geplaatst-en-veilig");
        path(dossier).hasPassed("End_VerblijfVoorbij").isEnded();
    }

    @Test
    void anEmergencyBedIsForThreeDays() {
        UUID dossier = arrived(EMERGENCY);

        standsAt(dossier, "Task_DoorstroomRegelen");
        assertAbout(due(dossier, "doorstroom-regelen"), story.now().plus(Duration.ofHours(72)));
        does(CARE, dossier, "doorstroom-regelen", "afloop", "andere-plek");

        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
        // nobody is put out on the street while the next place is looked for
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.OCCUPIED);
        UUID old = promise(dossier).bed();
        proposes(dossier, HAVEN);
        accepts(HAVEN, dossier);
        does(CARE, dossier, "plek-bespreken", "wens", "deze-plek");
        arrives(HAVEN, dossier);

        standsAt(dossier, "Task_VerblijfVolgen");
        assertThat(promise(dossier).bed()).isNotEqualTo(old);
        assertThat(matching.match(placement(readyToChoose()).id()).beds())
                .extracting(fit -> fit.bed().id())
                .contains(old);
    }
}
