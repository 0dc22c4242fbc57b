package nl.schakel.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.schakel.retention.Retention.CaseFacts;
import nl.schakel.signal.Outcome;
import org.junit.jupiter.api.Test;

/** How long a case is kept: by its end, by who it is about, and by what was done; the longest term counts. */
class RetentionTest {

    private static final LocalDate ENDED = LocalDate.of(2026, 3, 1);

    private static final Map<RetentionRule, Period> TERMS = Map.of(
            RetentionRule.GEEN_GROND, Period.ofWeeks(6),
            RetentionRule.JEUGD_GEEN_GROND, Period.ofYears(20),
            RetentionRule.ZORG, Period.ofYears(15),
            RetentionRule.JEUGD, Period.ofYears(20),
            RetentionRule.STRAFRECHT, Period.ofYears(5),
            RetentionRule.OVERIG, Period.ofYears(5),
            RetentionRule.MELDER, Period.ofWeeks(6));

    @Test
    void withoutGroundItLeavesAfterSixWeeksAndNotADayEarlier() {
        CaseFacts facts = ended(Outcome.GEEN_AANWIJZINGEN);

        assertThat(on(ENDED.plusWeeks(6).minusDays(1), facts).stays()).isEqualTo(WhyItStays.TE_VROEG);
        assertThat(on(ENDED.plusWeeks(6), facts))
                .isEqualTo(new Retention.Leaving(RetentionRule.GEEN_GROND, ENDED.plusWeeks(6), null));
    }

    @Test
    void withCareItIsKeptByTheWmoWhateverItsEnd() {
        CaseFacts looked = new CaseFacts(Outcome.GEEN_AANWIJZINGEN, ENDED, false, false, true, false);

        for (CaseFacts facts : List.of(looked, ended(Outcome.HULP_GEREGELD), ended(Outcome.GEEN_PLEK))) {
            assertThat(on(ENDED.plusYears(15).minusDays(1), facts).stays()).isEqualTo(WhyItStays.TE_VROEG);
            assertThat(on(ENDED.plusYears(15), facts).rule()).isEqualTo(RetentionRule.ZORG);
            assertThat(on(ENDED.plusYears(15), facts).stays()).isNull();
        }
    }

    @Test
    void aboutAMinorTheLongestTermCounts() {
        CaseFacts helped = new CaseFacts(Outcome.HULP_GEREGELD, ENDED, false, true, true, false);
        CaseFacts nothing = new CaseFacts(Outcome.GEEN_AANWIJZINGEN, ENDED, false, true, false, false);

        assertThat(on(ENDED.plusYears(15), helped).stays()).isEqualTo(WhyItStays.TE_VROEG);
        assertThat(on(ENDED.plusYears(20), helped).rule()).isEqualTo(RetentionRule.JEUGD);
        assertThat(on(ENDED.plusYears(20), nothing).rule()).isEqualTo(RetentionRule.JEUGD_GEEN_GROND);
    }

    @Test
    void everyEndHasATerm() {
        assertThat(Arrays.stream(Outcome.values()).map(RetentionTest::ended))
                .allSatisfy(
                        facts -> assertThat(Retention.rules(facts)).isNotEmpty().allMatch(TERMS::containsKey));
        assertThat(Retention.rules(ended(Outcome.STRAFRECHTELIJK_ONDERZOEK))).containsExactly(RetentionRule.STRAFRECHT);
        assertThat(Retention.rules(ended(Outcome.ONVOLDOENDE_INFORMATIE)))
                .as("that nobody knows enough is no ground to forget")
                .containsExactly(RetentionRule.OVERIG);
    }

    /** What a night reads leaves out nothing that must leave. */
    @Test
    void whatLeavesLaterHasALaterTerm() {
        assertThat(Arrays.stream(Outcome.values()).filter(outcome -> !Retention.EARLY.contains(outcome)))
                .allSatisfy(
                        outcome -> assertThat(Retention.rules(ended(outcome))).containsAnyElementsOf(Retention.LATER));
        assertThat(Retention.EARLY.stream().filter(outcome -> outcome != Outcome.GEKOPPELD))
                .allSatisfy(
                        outcome -> assertThat(Retention.rules(ended(outcome))).containsAnyElementsOf(Retention.SOON));
    }

    @Test
    void whatIsOpenOrHeldStays() {
        assertThat(on(ENDED.plusYears(99), new CaseFacts(null, null, false, false, false, false))
                        .stays())
                .isEqualTo(WhyItStays.LOOPT);
        assertThat(on(ENDED.plusYears(99), new CaseFacts(Outcome.GEEN_AANWIJZINGEN, ENDED, false, false, false, true))
                        .stays())
                .isEqualTo(WhyItStays.VASTGEHOUDEN);
    }

    @Test
    void whatBelongsTogetherLeavesTogether() {
        CaseFacts head = ended(Outcome.DOORVERWEZEN);
        CaseFacts linked = new CaseFacts(Outcome.GEKOPPELD, ENDED.plusYears(2), true, false, false, false);
        CaseFacts young = new CaseFacts(Outcome.GEKOPPELD, ENDED, true, true, false, true);
        CaseFacts open = new CaseFacts(null, null, false, false, false, false);

        assertThat(on(ENDED.plusYears(7).minusDays(1), head, linked).stays())
                .as("counted from the last end")
                .isEqualTo(WhyItStays.TE_VROEG);
        assertThat(on(ENDED.plusYears(7), head, linked).stays()).isNull();
        assertThat(on(ENDED.plusWeeks(6), ended(Outcome.GEEN_AANWIJZINGEN), sameDay())
                        .stays())
                .as("a linked signal has no term of its own")
                .isNull();
        assertThat(on(ENDED.plusYears(99), head, young).stays())
                .as("one that is held holds them all")
                .isEqualTo(WhyItStays.VASTGEHOUDEN);
        assertThat(on(ENDED.plusYears(99), open, linked).stays()).isEqualTo(WhyItStays.LOOPT);
        assertThat(on(ENDED.plusYears(3), linked).stays())
                .as("what it belonged to is gone, so it counts for itself")
                .isEqualTo(WhyItStays.TE_VROEG);
    }

    @Test
    void howTheReporterIsReachedIsForgottenBeforeTheCase() {
        CaseFacts facts = ended(Outcome.HULP_GEREGELD);

        assertThat(Retention.ofReporter(facts, TERMS, ENDED.plusWeeks(6)).stays())
                .isNull();
        assertThat(on(ENDED.plusWeeks(6), facts).stays()).isEqualTo(WhyItStays.TE_VROEG);
        assertThat(Retention.ofReporter(facts, TERMS, ENDED.plusWeeks(5)).stays())
                .isEqualTo(WhyItStays.TE_VROEG);
    }

    private static CaseFacts sameDay() {
        return new CaseFacts(Outcome.GEKOPPELD, ENDED, true, false, false, false);
    }

    private static CaseFacts ended(Outcome outcome) {
        return new CaseFacts(outcome, ENDED, false, false, false, false);
    }

    private static Retention.Leaving on(LocalDate today, CaseFacts... group) {
        return Retention.of(List.of(group), TERMS, today);
    }
}
