package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import nl.schakel.piket.CallStatus;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.placement.PromiseState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void atHalfPastEightTheSearchStillRunsAndIsHandedOver() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        morning();
        standsAt(dossier, "Call_BedZoeken", "Call_Waken", "Task_OverdrachtAannemen");
        // until somebody accepts, the night goes on
        assertThat(story.task(dossier, "bed-zoeken").assignee()).isEqualTo(FIRST);

        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");

        path(dossier).hasPassed("Task_NachtAfsluiten", "End_Overgedragen").isEnded();
        path(dossier, "piket-zoeken").isEnded();
        path(dossier, "piket-waken").isEnded();
        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
        assertThat(calls.openOf(dossier)).isEmpty();
    }

    @Test
    void aCallThatNobodyTookIsHandedOverAllTheSame() {
        UUID call = called();
        UUID dossier = dossierOf(call);

        morning();
        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");

        path(dossier).isEnded();
        path(dossier, "piket-alarm").isEnded();
        path(dossier, "opvang-zoeken").isWaitingAt("Task_PlekkenKiezen");
    }

    @Test
    void theHandoverCanBeAskedBeforeTheMorning() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        later(Duration.ofMinutes(20));

        night.deed(() -> handovers.make(call, story.viewer(FIRST)));

        path(dossier).hasPassed("Event_OverdrachtGevraagd").isWaitingAt("Task_OverdrachtAannemen");
        // nobody is late before the office has been open for an hour
        assertAbout(due(dossier, "overdracht-aannemen"), at(today(), LocalTime.of(9, 30)));
        // accepted on its own page: the task is done by that
        night.deed(() -> {
            handovers.accept(call, null, story.viewer(CARE));
            return null;
        });
        path(dossier).hasPassed("End_Overgedragen").isEnded();
    }

    @Test
    void notAcceptedAtHalfPastNineTheChainDirectorHears() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        morning();
        int before = told(dossier);

        until(at(today(), LocalTime.of(9, 31)));

        assertThat(told(dossier)).isGreaterThan(before);
        standsAt(dossier, "Call_BedZoeken", "Call_Waken", "Task_OverdrachtAannemen");
        assertThat(story.task(dossier, "overdracht-aannemen").late()).isTrue();
    }

    /** Messages to the chain director about a term in this case. */
    private int told(UUID dossier) {
        return jdbc.sql("select count(*) from schakel.outbox where link = ? and receiver = ?")
                .params("/zaken/" + dossier, story.viewer(DIRECTOR).personId())
                .query(Integer.class)
                .single();
    }

    @Test
    void aCallThatIsTakenBackEndsItsNightAndItsSearch() {
        UUID call = taken();
        UUID dossier = dossierOf(call);

        night.deed(() -> {
            calls.withdraw(call, "niet-meer-nodig", story.viewer(FIRST));
            return null;
        });

        path(dossier)
                .hasPassed("Task_VervallenVastleggen", "End_OproepVervallen")
                .isEnded();
        path(dossier, "piket-zoeken").isEnded();
        assertThat(placement(dossier).status()).isEqualTo(PlacementStatus.BEEINDIGD);
        path(dossier, "opvangplaatsing").hasPassed("Task_PlaatsingBeeindigen");
        assertThat(story.steps(dossier)).doesNotContain("bed-zoeken", "plekken-kiezen");
    }

    @Test
    void twoCallsAboutOnePersonBecomeOne() {
        UUID one = called();
        UUID other = taken();

        night.deed(() -> {
            calls.join(one, other, story.viewer(FIRST));
            return null;
        });

        path(dossierOf(one)).hasPassed("End_OproepVervallen").isEnded();
        assertThat(placement(dossierOf(one)).status()).isEqualTo(PlacementStatus.BEEINDIGD);
        path(dossierOf(other)).isNotEnded();
        assertThat(story.steps(dossierOf(other))).contains("bed-zoeken");
    }

    @Test
    void whatIsAskedForTonightDuringTheDayBeginsWhenTheOfficeCloses() {
        LocalDate day = today().plusDays(1);
        onDuty(day, SECOND, FIRST);
        until(at(day, LocalTime.of(15, 0)));
        UUID dossier = readyToChoose();

        does(CARE, dossier, "plekken-kiezen", "keuze", "piket");

        standsAt(dossier, "Event_DienstBegint", "Gateway_WanneerOverdragen");
        UUID call = calls.openOf(dossier).orElseThrow().id();
        assertThat(alarms(call)).isEmpty();
        assertThat(next(call)).contains("eerste-lijn");
        until(at(day, CLOSES).plusSeconds(1));
        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn");
    }

    @Test
    void inAWeekendTheOfficeOpensOnMonday() {
        LocalDate friday = today().with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
        onDuty(friday.plusDays(1), FIRST, SECOND);
        until(at(friday.plusDays(1), LocalTime.of(20, 0)));
        UUID call = taken();

        assertThat(rings(dossierOf(call), "piket-bedzoeken", "Event_Ochtend")).isEqualTo(at(friday.plusDays(3), OPENS));
    }

    /** The clock changes on a Sunday: that night is an hour longer or shorter, the morning stays a morning. */
    @ParameterizedTest
    @CsvSource({"OCTOBER, PT34H30M", "MARCH, PT32H30M"})
    void theOfficeOpensAtTheSameTimeWhenTheClockChanged(Month month, Duration passes) {
        LocalDate first = today().withDayOfMonth(1).withMonth(month.getValue());
        LocalDate sunday = (first.isBefore(today()) ? first.plusYears(1) : first)
                .with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
        Instant evening = at(sunday.minusDays(1), LocalTime.of(23, 0));
        clock.to(evening);
        onDuty(sunday.minusDays(1), FIRST, SECOND);

        UUID call = called();

        Instant opens = rings(dossierOf(call), "piket-bedzoeken", "Event_Ochtend");
        assertThat(opens).isEqualTo(at(sunday.plusDays(1), OPENS));
        assertThat(Duration.between(evening, opens)).isEqualTo(passes);
        // and five minutes are five minutes
        assertAbout(
                rings(dossierOf(call), "piket-alarm", "Event_EersteLijnZwijgt"), evening.plus(Duration.ofMinutes(5)));
    }
}
