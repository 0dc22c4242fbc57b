package nl.schakel.piket.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A duty is written in local time: a night lasts as long as that night lasts. */
class LocalTimeOfDutyTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, PT10H30M",
        "2026-03-28, PT9H30M",
        "2027-03-27, PT9H30M",
        "2026-10-24, PT11H30M",
        "2027-10-30, PT11H30M"
    })
    void theNightFrom2200To0830(LocalDate evening, Duration length) {
        Span night = slot(evening.getDayOfWeek(), LocalTime.of(22, 0), LocalTime.of(8, 30))
                .on(evening)
                .orElseThrow();

        assertThat(night.length()).isEqualTo(length);
        assertThat(night.until().atZone(Zones.AMSTERDAM).toLocalTime()).isEqualTo(LocalTime.of(8, 30));
    }

    @Test
    void twoDutiesThatMeetInTheHourThatChangesLeaveNoMinuteOpenAndShareNone() {
        for (LocalDate evening : List.of(LocalDate.of(2026, 10, 24), LocalDate.of(2027, 3, 27))) {
            LocalDate night = evening.plusDays(1);
            Span first = slot(evening.getDayOfWeek(), LocalTime.of(22, 0), LocalTime.of(2, 30))
                    .on(evening)
                    .orElseThrow();
            Span second = slot(night.getDayOfWeek(), LocalTime.of(2, 30), LocalTime.of(8, 30))
                    .on(night)
                    .orElseThrow();

            assertThat(first.until()).isEqualTo(second.from());
        }
    }

    @Test
    void aDutyThatLiesInTheHourTheClockLeavesOutDoesNotExist() {
        PatternSlot slot = slot(DayOfWeek.SUNDAY, LocalTime.of(2, 15), LocalTime.of(2, 45));

        assertThat(slot.on(LocalDate.of(2027, 3, 28))).isEmpty();
        assertThat(slot.on(LocalDate.of(2027, 4, 4)).orElseThrow().length()).isEqualTo(Duration.ofMinutes(30));
    }

    /** Random weeks, cut at random minutes, laid over years: never an overlap, never a gap. */
    @Test
    void aFullWeekCoversEveryMinuteOfEveryYear() {
        Random random = new Random(20261121);
        for (int round = 0; round < 40; round++) {
            List<PatternSlot> week = fullWeek(random);
            List<Span> spans = new ArrayList<>();
            LocalDate begin = LocalDate.of(2026, 1, 1);
            LocalDate end = LocalDate.of(2029, 1, 1);
            begin.datesUntil(end)
                    .forEach(date -> week.stream()
                            .filter(slot -> slot.day() == date.getDayOfWeek())
                            .forEach(slot -> slot.on(date).ifPresent(spans::add)));

            Duration sum = spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
            List<Span> joined = Span.union(spans);
            assertThat(joined).as("week %d has a gap", round).hasSize(1);
            assertThat(sum)
                    .as("week %d overlaps", round)
                    .isEqualTo(joined.get(0).length());
        }
    }

    private static List<PatternSlot> fullWeek(Random random) {
        List<PatternSlot> week = new ArrayList<>();
        List<LocalTime> cuts = cuts(random);
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int i = 0; i < cuts.size(); i++) {
                week.add(slot(day, cuts.get(i), cuts.get((i + 1) % cuts.size())));
            }
        }
        return week;
    }

    private static List<LocalTime> cuts(Random random) {
        Set<LocalTime> chosen = new HashSet<>();
        int number = 1 + random.nextInt(5);
        while (chosen.size() < number) {
            chosen.add(LocalTime.of(random.nextInt(24), random.nextInt(60)));
        }
        List<LocalTime> cuts = new ArrayList<>(chosen);
        Collections.sort(cuts);
        return cuts;
    }

    private static PatternSlot slot(DayOfWeek day, LocalTime starts, LocalTime ends) {
        return new PatternSlot(UUID.randomUUID(), "proef", Line.EERSTE, day, starts, ends, null, UUID.randomUUID());
    }
}
