package nl.schakel.process.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a task reaches each rung of its ladder (R6), by the row of its step and the hours of its region. */
class TermPlanTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Region REGION = new Region(
            "wvv",
            "West Veluwe Vallei",
            AMSTERDAM,
            LocalTime.of(8, 30),
            LocalTime.of(17, 0),
            LocalTime.of(8, 30),
            false,
            false,
            0);

    private final TermCalculator terms = new TermCalculator();

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "OPPAKKEN, 2026-11-24T10:00",
        "OPPAKKEN_ESCALATIE, 2026-11-24T14:15",
        "HERINNERING, 2026-11-26T10:00",
        "TERMIJN, 2026-11-27T10:00",
        "ESCALATIE, 2026-12-01T10:00"
    })
    void fourWorkingDaysFromMondayMorning(Rung rung, String moment) {
        TermPlan plan = plan("2026-11-23T10:00", Counting.WERKTIJD, "P4D", "P1D", 0.75);

        assertThat(plan.moment(rung, terms)).isEqualTo(at(moment));
    }

    @Test
    void byTheClockTheNightCounts() {
        TermPlan plan = plan("2026-11-27T22:00", Counting.KLOKTIJD, "PT4H", "PT1H", 0.5);

        assertThat(plan.moment(Rung.OPPAKKEN, terms)).isEqualTo(at("2026-11-27T23:00"));
        assertThat(plan.moment(Rung.OPPAKKEN_ESCALATIE, terms)).isEqualTo(at("2026-11-27T23:30"));
        assertThat(plan.moment(Rung.HERINNERING, terms)).isEqualTo(at("2026-11-28T00:00"));
        assertThat(plan.moment(Rung.TERMIJN, terms)).isEqualTo(at("2026-11-28T02:00"));
        assertThat(plan.moment(Rung.ESCALATIE, terms)).isEqualTo(at("2026-11-28T04:00"));
    }

    @Test
    void whatWasTakenInHandFromTheStartHasNoRungForIt() {
        TermPlan plan = plan("2026-11-23T10:00", Counting.WERKTIJD, "P4D", null, 0.75);

        assertThat(plan.moment(Rung.OPPAKKEN, terms)).isNull();
    }

    /** A date that people agreed on instead of the term of the table. */
    @Test
    void anAgreedMomentHasItsRungsToo() {
        TermPlan planned = plan("2026-11-23T10:00", Counting.WERKTIJD, "P1D", null, 0.75);
        TermPlan agreed =
                new TermPlan(planned.key(), planned.created(), at("2026-11-27T10:00"), null, planned.row(), REGION);

        assertThat(agreed.moment(Rung.HERINNERING, terms)).isEqualTo(at("2026-11-26T10:00"));
        assertThat(agreed.moment(Rung.TERMIJN, terms)).isEqualTo(at("2026-11-27T10:00"));
        assertThat(agreed.moment(Rung.ESCALATIE, terms)).isEqualTo(at("2026-12-01T10:00"));
    }

    private TermPlan plan(String created, Counting counting, String term, String pickUp, double reminder) {
        Instant from = at(created);
        Term whole = new Term(term, counting);
        Term taken = pickUp == null ? null : new Term(pickUp, counting);
        return new TermPlan(
                new TermKey(REGION.code(), "meldroute", "signaal-beoordelen", "normaal"),
                from,
                terms.end(from, whole, REGION),
                taken == null ? null : terms.end(from, taken, REGION),
                new TermRow(whole, taken, reminder, EscalationTarget.COLLEGAS, EscalationTarget.KETENREGISSEUR),
                REGION);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    }
}
