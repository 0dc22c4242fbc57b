package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.schakel.placement.Answered;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.placement.PromiseState;
import org.junit.jupiter.api.Test;

/** From a place that the person wants, by way of the journey, to the day that the person is safe. */
class OpvangVerblijfPathTest extends PlacementPathTest {

    OpvangVerblijfPathTest() {
        super("opvang-verblijf");
    }

    @Test
    void arrivesAndIsFollowedEveryWeekUntilSafe() {
        UUID dossier = agreed(HAVEN);
        standsAt(dossier, "Task_VertrekBevestigen");

        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        standsAt(dossier, "Task_AankomstBevestigen");
        assertThat(promise(dossier).state()).isEqualTo(PromiseState.CONFIRMED);
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
    void theBedIsNotLostOnTheWay() {
        UUID dossier = agreed(HAVEN);
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");

        later(Duration.ofHours(30));

        assertThat(promise(dossier).state()).isEqualTo(PromiseState.CONFIRMED);
        path(dossier).isWaitingAt("Task_AankomstBevestigen");
    }

    @Test
    void notArrivedInTimeIsAnAlarmAndTheShelterCanStillConfirm() {
        UUID dossier = agreed(HAVEN);
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");

        later(Duration.ofHours(4).plusMinutes(1));

        standsAt(dossier, "Task_AankomstBevestigen", "Task_NietAangekomen");
        assertAbout(due(dossier, "niet-aangekomen"), story.now().plus(Duration.ofHours(1)));
        does(CARE, dossier, "niet-aangekomen", "komst", "onderweg");
        standsAt(dossier, "Task_AankomstBevestigen");
        does(HAVEN, dossier, "aankomst-bevestigen");
        standsAt(dossier, "Task_VerblijfVolgen");
    }

    @Test
    void forAThreatenedPersonThePoliceHearsItAtTheSameTime() {
        UUID dossier = askedWith(Map.of("dreiging", Answered.of("hoog")));
        proposes(dossier, LINDE);
        accepts(LINDE, dossier);
        does(CARE, dossier, "plek-bespreken", "wens", "deze-plek");
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");

        later(Duration.ofHours(4).plusMinutes(1));

        standsAt(dossier, "Task_AankomstBevestigen", "Task_NietAangekomen", "Task_VermisteZoeken");
        does("tmm.oost", dossier, "vermiste-zoeken");
        standsAt(dossier, "Task_AankomstBevestigen", "Task_NietAangekomen");
        // arrived after all: the alarm is over
        does(LINDE, dossier, "aankomst-bevestigen");
        standsAt(dossier, "Task_VerblijfVolgen");
        assertThat(story.steps(dossier)).doesNotContain("niet-aangekomen");
    }

    @Test
    void whoDoesNotComeGivesTheBedBack() {
        UUID dossier = agreed(HAVEN);
        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        later(Duration.ofHours(4).plusMinutes(1));

        does(CARE, dossier, "niet-aangekomen", "komst", "komt-niet");

        path(dossier).hasPassed("Task_PlekVrijgeven", "End_AnderePlekNodig").isEnded();
        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
        assertThat(placement(dossier).promise()).isEmpty();
    }

    @Test
    void whoDoesNotLeaveGivesTheBedBack() {
        UUID dossier = agreed(HAVEN);

        does(CARE, dossier, "vertrek-bevestigen", "vertrek", "gaat-niet");

        path(dossier).hasPassed("End_AnderePlekNodig").isEnded();
        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
    }

    @Test
    void anEmergencyBedIsForThreeDays() {
        UUID dossier = arrived(EMERGENCY);

        standsAt(dossier, "Task_DoorstroomRegelen");
        assertAbout(due(dossier, "doorstroom-regelen"), story.now().plus(Duration.ofHours(72)));
        does(CARE, dossier, "doorstroom-regelen", "afloop", "andere-plek");

        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
        // nobody is put out on the street while the next place is looked for
        assertThat(promise(dossier).state()).isEqualTo(PromiseState.OCCUPIED);
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
