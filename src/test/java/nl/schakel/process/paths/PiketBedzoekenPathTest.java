package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.UUID;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.handover.HandoverState;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.Span;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.PlacementStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
        standsIn("piket-waken", call, "Event_Stil", "Event_Trede");
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
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.OCCUPIED);
    }

    @Test
    void atHalfPastEightTheSearchStillRunsAndIsHandedOver() {
        UUID call = taken();
        UUID dossier = dossierOf(call);
        morning();
        standsAt(dossier, "Call_BedZoeken", "Call_Waken", "Task_OverdrachtAannemen", "Event_DienstWisselt");
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

        night.handOver(call, story.viewer(FIRST));

        path(dossier).hasPassed("Event_OverdrachtGevraagd").isWaitingAt("Task_OverdrachtAannemen");
        // nobody is late before the office has been open for an hour
        assertAbout(due(dossier, "overdracht-aannemen"), at(today(), LocalTime.of(9, 30)));
        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");
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
        standsAt(dossier, "Call_BedZoeken", "Call_Waken", "Task_OverdrachtAannemen", "Event_DienstWisselt");
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

        night.withdraw(call, "niet-meer-nodig", story.viewer(FIRST));

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

        night.join(one, other, story.viewer(FIRST));

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

        standsAt(dossier, "Event_DienstBegint", "Gateway_WanneerOverdragen", "Event_DienstWisselt");
        assertThat(rings(dossier, "piket-bedzoeken", "Event_Ochtend")).isEqualTo(at(day.plusDays(1), OPENS));
        UUID call = calls.openOf(dossier).orElseThrow().id();
        assertThat(alarms(call)).isEmpty();
        assertThat(next(call)).contains("eerste-lijn");
        until(at(day, CLOSES).plusSeconds(1));
        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn");
    }

    @ParameterizedTest
    @EnumSource(
            value = DayOfWeek.class,
            names = {"TUESDAY", "FRIDAY", "SATURDAY", "SUNDAY"})
    void everyMorningTheDocumentLiesReadyAndTheTermIsOfficeTime(DayOfWeek morning) {
        LocalDate day = today().with(TemporalAdjusters.next(morning));

        inTheMorningOf(day);
    }

    @Test
    void alsoOnAHoliday() {
        LocalDate christmas = LocalDate.of(today().getYear(), Month.DECEMBER, 25);

        inTheMorningOf(christmas.isAfter(today()) ? christmas : christmas.plusYears(1));
    }

    /** The call was taken at two in the night: at half past eight the care coordinator can read it and has a term. */
    private void inTheMorningOf(LocalDate day) {
        UUID call = takenInTheNightBefore(day);
        UUID dossier = dossierOf(call);
        assertThat(rings(dossier, "piket-bedzoeken", "Event_Ochtend")).isEqualTo(at(day, OPENS));

        morning();

        assertThat(handovers.document(call, story.viewer(CARE)).state()).isEqualTo(HandoverState.AANGEBODEN);
        assertAbout(due(dossier, "overdracht-aannemen"), at(officeOpens(day), LocalTime.of(9, 30)));
        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");
        path(dossier).hasPassed("End_Overgedragen").isEnded();
    }

    private UUID takenInTheNightBefore(LocalDate day) {
        clock.to(at(day, LocalTime.of(2, 0)));
        onDuty(day.minusDays(1), FIRST, SECOND);
        return taken();
    }

    private static LocalDate officeOpens(LocalDate day) {
        boolean closed = day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()
                || day.getMonth() == Month.DECEMBER && Set.of(25, 26).contains(day.getDayOfMonth());
        return closed ? officeOpens(day.plusDays(1)) : day;
    }

    @Test
    void whileTheDocumentLiesReadyTheSearchGoesOnAndSaysWhereItStands() {
        LocalDate saturday = today().with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        UUID call = takenInTheNightBefore(saturday);
        UUID dossier = dossierOf(call);
        morning();
        assertThat(call(call).status()).isEqualTo(CallStatus.OVERDRACHT);
        assertThat(calls.search(call(call))).isEqualTo(CallStatus.AANGENOMEN);

        // silence is asked about as before, and the answer counts
        night.stillBusy(call, story.viewer(FIRST));
        assertThat(calls.askedIfBusy(call(call))).isFalse();
        assertThat(next(call)).contains("stil");
        later(Duration.ofMinutes(31));
        assertThat(calls.askedIfBusy(call(call))).isTrue();

        saysYes(call, HAVEN);
        assertThat(calls.search(call(call))).isEqualTo(CallStatus.PLEK);
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");
        does(FIRST, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        does(HAVEN, dossier, "aankomst-bevestigen");

        assertThat(call(call).status()).isEqualTo(CallStatus.OVERDRACHT);
        assertThat(calls.search(call(call))).isEqualTo(CallStatus.GEPLAATST);
        assertThat(handovers.document(call, story.viewer(CARE)).night().place().state())
                .isEqualTo("occupied");
        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");
        path(dossier, "opvang-verblijf").isWaitingAt("Task_VerblijfVolgen");
    }

    @Test
    void aCallOnSaturdayAtTenIsHandedOverOnSundayMorning() {
        LocalDate saturday = today().with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        clock.to(at(saturday, LocalTime.of(10, 0)));
        Span day = new Span(at(saturday, OPENS), at(saturday.plusDays(1), OPENS));
        rota.override(AREA, Line.EERSTE, day, story.viewer(FIRST).personId(), story.viewer(DIRECTOR));

        UUID call = called();
        assertThat(call(call).status()).isEqualTo(CallStatus.ALARM);
        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn");
        assertThat(rings(dossierOf(call), "piket-bedzoeken", "Event_Ochtend"))
                .isEqualTo(at(saturday.plusDays(1), OPENS));
        takes(FIRST, call);
        assertThat(call(call).status()).isEqualTo(CallStatus.AANGENOMEN);
    }

    @Test
    void aCallThatNobodyTookStaysAnAlarmBesideItsDocument() {
        LocalDate saturday = today().with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        clock.to(at(saturday, LocalTime.of(8, 20)));
        onDuty(saturday.minusDays(1), FIRST, SECOND);
        UUID call = called();

        morning();

        assertThat(call(call).status()).isEqualTo(CallStatus.OVERDRACHT);
        assertThat(calls.search(call(call))).isEqualTo(CallStatus.ALARM);
        takes(FIRST, call);
        assertThat(calls.search(call(call))).isEqualTo(CallStatus.AANGENOMEN);
        standsIn("piket-zoeken", call, "Task_BedZoeken");
        assertThat(handovers.document(call, story.viewer(CARE)).state()).isEqualTo(HandoverState.AANGEBODEN);
    }

    /** The clock changes on a Sunday: that night is an hour longer or shorter, the morning stays a morning. */
    @ParameterizedTest
    @CsvSource({"OCTOBER, PT10H30M", "MARCH, PT8H30M"})
    void theMorningComesAtTheSameTimeWhenTheClockChanged(Month month, Duration passes) {
        LocalDate first = today().withDayOfMonth(1).withMonth(month.getValue());
        LocalDate sunday = (first.isBefore(today()) ? first.plusYears(1) : first)
                .with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
        Instant evening = at(sunday.minusDays(1), LocalTime.of(23, 0));
        clock.to(evening);
        onDuty(sunday.minusDays(1), FIRST, SECOND);

        UUID call = called();

        Instant morning = rings(dossierOf(call), "piket-bedzoeken", "Event_Ochtend");
        assertThat(morning).isEqualTo(at(sunday, OPENS));
        assertThat(Duration.between(evening, morning)).isEqualTo(passes);
        // and five minutes are five minutes
        assertAbout(
                rings(dossierOf(call), "piket-alarm", "Event_EersteLijnZwijgt"), evening.plus(Duration.ofMinutes(5)));
    }
}
