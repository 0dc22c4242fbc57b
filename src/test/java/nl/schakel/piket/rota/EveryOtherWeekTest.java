package nl.schakel.piket.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two colleagues take turns by the week: also when week 53 is followed by week 1, and when the clock changes. */
class EveryOtherWeekTest {

    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 30);

    @Test
    void theTurnOfAYearWith53WeeksGivesNobodyTwoWeeksInARow() {
        PatternSlot anna = friday(LocalDate.of(2026, 12, 14));
        PatternSlot bram = friday(LocalDate.of(2026, 12, 21));

        List<String> turns = LocalDate.of(2026, 12, 18)
                .datesUntil(LocalDate.of(2027, 1, 23), java.time.Period.ofWeeks(1))
                .map(friday -> week(friday) + (anna.holds(friday) ? " anna" : "") + (bram.holds(friday) ? " bram" : ""))
                .toList();

        assertThat(turns).containsExactly("51 anna", "52 bram", "53 anna", "1 bram", "2 anna", "3 bram");
    }

    @Test
    void itBelongsToTheWeekInWhichItBegins() {
        PatternSlot sunday = slot(DayOfWeek.SUNDAY, LocalDate.of(2026, 12, 28));

        assertThat(sunday.holds(LocalDate.of(2027, 1, 3)))
                .as("week 53, though in January")
                .isTrue();
        assertThat(sunday.holds(LocalDate.of(2027, 1, 10))).isFalse();
        assertThat(sunday.holds(LocalDate.of(2027, 1, 17))).isTrue();
        assertThat(sunday.holds(LocalDate.of(2027, 1, 18))).as("a Monday").isFalse();
    }

    @Test
    void itDoesNotHoldBeforeItsFirstWeek() {
        PatternSlot later = friday(LocalDate.of(2027, 2, 1));

        assertThat(later.holds(LocalDate.of(2027, 1, 22))).isFalse();
        assertThat(later.holds(LocalDate.of(2027, 2, 5))).isTrue();
        assertThat(later.nextWeek(LocalDate.of(2026, 12, 30))).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(later.nextWeek(LocalDate.of(2027, 2, 7))).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(later.nextWeek(LocalDate.of(2027, 2, 8))).isEqualTo(LocalDate.of(2027, 2, 15));
        assertThatThrownBy(() -> friday(LocalDate.of(2027, 2, 2))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-24, PT16H30M", "2027-03-27, PT14H30M", "2027-10-30, PT16H30M", "2027-11-06, PT15H30M"})
    void theNightOfAClockChangeLastsAsLongAsItLasts(LocalDate saturday, Duration length) {
        PatternSlot slot = slot(DayOfWeek.SATURDAY, saturday.with(DayOfWeek.MONDAY));

        assertThat(slot.holds(saturday)).isTrue();
        assertThat(slot.on(saturday).orElseThrow().length()).isEqualTo(length);
    }

    /** Three years with six clock changes and a week 53. */
    @Test
    void twoWhoTakeTurnsLeaveNoMinuteOpenAndShareNone() {
        LocalDate first = LocalDate.of(2026, 1, 5);
        List<PatternSlot> slots = Stream.of(first, first.plusWeeks(1))
                .flatMap(week -> Stream.of(DayOfWeek.values())
                        .map(day -> new PatternSlot(
                                UUID.randomUUID(),
                                "proef",
                                Line.EERSTE,
                                day,
                                EVENING,
                                EVENING,
                                week,
                                UUID.randomUUID())))
                .toList();
        List<Span> spans = new ArrayList<>();
        first.datesUntil(LocalDate.of(2029, 1, 1))
                .forEach(date -> slots.stream()
                        .filter(slot -> slot.holds(date))
                        .forEach(slot -> slot.on(date).ifPresent(spans::add)));

        List<Span> joined = Span.union(spans);
        assertThat(joined).hasSize(1);
        assertThat(spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(joined.get(0).length());
    }

    private static PatternSlot friday(LocalDate firstWeek) {
        return slot(DayOfWeek.FRIDAY, firstWeek);
    }

    private static PatternSlot slot(DayOfWeek day, LocalDate firstWeek) {
        return new PatternSlot(
                UUID.randomUUID(), "proef", Line.EERSTE, day, EVENING, MORNING, firstWeek, UUID.randomUUID());
    }

    private static int week(LocalDate day) {
        return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
