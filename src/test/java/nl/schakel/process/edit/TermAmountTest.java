package nl.schakel.process.edit;

import static nl.schakel.deadline.Counting.KLOKTIJD;
import static nl.schakel.deadline.Counting.WERKTIJD;
import static org.assertj.core.api.Assertions.assertThat;

import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;
import nl.schakel.process.edit.TermAmount.TermUnit;
import nl.schakel.process.rules.ShippedBundle;
import org.junit.jupiter.api.Test;

/** Five working days, four hours, fifteen minutes and two weeks, as the table writes them and back. */
class TermAmountTest {

    @Test
    void oneNumberAndOneUnitBothWays() {
        bothWays("P5D", WERKTIJD, 5, TermUnit.DAGEN);
        bothWays("P10D", WERKTIJD, 10, TermUnit.DAGEN);
        bothWays("PT4H", WERKTIJD, 4, TermUnit.UREN);
        bothWays("PT15M", KLOKTIJD, 15, TermUnit.MINUTEN);
        bothWays("PT72H", KLOKTIJD, 72, TermUnit.UREN);
        bothWays("P14D", KLOKTIJD, 2, TermUnit.WEKEN);
        bothWays("P10D", KLOKTIJD, 10, TermUnit.DAGEN);
    }

    @Test
    void aWeekIsFiveWorkingDaysOrSevenDays() {
        assertThat(new TermAmount(2, TermUnit.WEKEN).duration(WERKTIJD)).isEqualTo("P10D");
        assertThat(new TermAmount(2, TermUnit.WEKEN).duration(KLOKTIJD)).isEqualTo("P14D");
    }

    @Test
    void whatTakesMoreThanOneNumberIsNone() {
        for (String more : new String[] {"P1DT4H", "PT1H30M", "P2W", "PT90S", "P05D", "", "5", "P-1D"}) {
            assertThat(TermAmount.of(more, WERKTIJD)).as(more).isEmpty();
        }
    }

    /** Nobody has to keep a term that a page cannot say. */
    @Test
    void everyShippedTermIsOne() {
        TermSheet sheet = TermSheet.of(ShippedBundle.whole().bytes().get(TermSheet.FILE));
        ShippedBundle.whole()
                .bundle()
                .models()
                .forEach(model -> sheet.steps(model.key())
                        .forEach(step -> sheet.lines(model.key(), step).forEach(line -> {
                            Counting counting = Counting.of(line.counting());
                            assertThat(TermAmount.of(line.duration(), counting))
                                    .as(step)
                                    .isPresent();
                            assertThat(new Term(line.duration(), counting).duration())
                                    .isNotEmpty();
                        })));
    }

    private static void bothWays(String duration, Counting counting, int number, TermUnit unit) {
        assertThat(TermAmount.of(duration, counting)).hasValue(new TermAmount(number, unit));
        assertThat(new TermAmount(number, unit).duration(counting)).isEqualTo(duration);
    }
}
