package nl.schakel.deadline;

import static nl.schakel.deadline.Counting.KLOKTIJD;
import static nl.schakel.deadline.Counting.WERKTIJD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import nl.schakel.organisation.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The working terms of the chain, in the words of the field. */
class WorkingTermsTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Region REGION = region(false, false);

    private final TermCalculator terms = new TermCalculator();

    @Nested
    @DisplayName("Three working days")
    class WorkingDays {

        @ParameterizedTest(name = "in on {0}: due {1}")
        @CsvSource({
            "2026-11-23T10:15, 2026-11-26T10:15", // Monday: Thursday
            "2026-11-26T10:15, 2026-12-01T10:15", // Thursday: over the weekend
            "2026-11-26T08:30, 2026-12-01T08:30", // at opening
            "2026-11-26T16:59, 2026-12-01T16:59", // just before closing
            "2026-11-26T17:00, 2026-12-02T08:30", // at closing the office is closed
            "2026-11-26T23:59, 2026-12-02T08:30", // evening: from Friday's opening
            "2026-11-26T06:00, 2026-12-01T08:30", // early morning: from the same day's opening
            "2026-11-28T12:00, 2026-12-03T08:30", // Saturday: from Monday's opening
            "2026-11-29T23:59, 2026-12-03T08:30", // Sunday night
        })
        void endAtTheSameTimeOfDay(String in, String due) {
            assertThat(terms.end(at(in), new Term("P3D", WERKTIJD), REGION)).isEqualTo(at(due));
        }

        @Test
        void severalTermsOfTheChain() {
            Instant friday = at("2026-11-27T15:00");
            assertThat(terms.end(friday, new Term("P1D", WERKTIJD), REGION)).isEqualTo(at("2026-11-30T15:00"));
            assertThat(terms.end(friday, new Term("P2D", WERKTIJD), REGION)).isEqualTo(at("2026-12-01T15:00"));
            assertThat(terms.end(friday, new Term("P5D", WERKTIJD), REGION)).isEqualTo(at("2026-12-04T15:00"));
        }
    }

    @Nested
    @DisplayName("Working hours")
    class WorkingHours {

        @ParameterizedTest(name = "{1} from {0}: {2}")
        @CsvSource({
            "2026-11-23T09:00, PT4H, 2026-11-23T13:00",
            "2026-11-23T15:00, PT4H, 2026-11-24T10:30", // two hours today, two tomorrow
            "2026-11-27T16:00, PT2H, 2026-11-30T09:30", // over the weekend
            "2026-11-27T16:00, PT1H, 2026-11-27T17:00", // ends at closing, not at the next opening
            "2026-11-28T16:00, PT15M, 2026-11-30T08:45",
            "2026-11-23T09:00, PT36H, 2026-11-27T11:00", // hours are hours: 36 is no day and a half
            "2026-11-23T15:00, P1DT4H, 2026-11-25T10:30",
            "2026-11-23T09:00, PT30S, 2026-11-23T09:00:30",
        })
        void areCountedWhenSomebodyIsThere(String in, String duration, String due) {
            assertThat(terms.end(at(in), new Term(duration, WERKTIJD), REGION)).isEqualTo(at(due));
        }
    }

    @Nested
    @DisplayName("Dutch holidays")
    class DutchHolidays {

        @ParameterizedTest(name = "{0} is closed")
        @ValueSource(
                strings = {
                    "2027-01-01", // New Year
                    "2026-04-06", // Easter Monday
                    "2026-04-27", // King's Day on a Monday
                    "2026-05-14", // Ascension Day
                    "2026-05-25", // Whit Monday
                    "2026-12-25", // Christmas
                    "2028-12-26", // Boxing Day on a Tuesday
                    "2024-05-20", // Whit Monday of another year
                    "2008-05-01", // Ascension Day
                })
        void closeTheOffice(String day) {
            assertThat(terms.isWorkingDay(LocalDate.parse(day), REGION)).isFalse();
            assertThat(terms.isOfficeHours(at(day + "T11:00"), REGION)).isFalse();
        }

        @Test
        void kingsDayIsThe26thWhenThe27thIsASunday() {
            // 2025 and 2031: the feast is on Saturday, so that week has five working days and Monday is one
            for (int year : new int[] {2025, 2031}) {
                Instant friday = at(year + "-04-25T10:00");
                assertThat(terms.end(friday, new Term("P1D", WERKTIJD), REGION)).isEqualTo(at(year + "-04-28T10:00"));
            }
            // opened on Saturdays too, a region would still be closed on the 26th: the date itself is the holiday
            assertThat(new nl.schakel.deadline.internal.Holidays().closed(LocalDate.of(2025, 4, 26), REGION))
                    .isTrue();
            assertThat(new nl.schakel.deadline.internal.Holidays().closed(LocalDate.of(2025, 4, 27), REGION))
                    .isFalse();
        }

        @Test
        void christmasPushesTheTermOverNewYear() {
            // Thursday 24 December 2026, P5D: 28, 29, 30, 31 December and then 4 January
            assertThat(terms.end(at("2026-12-24T14:00"), new Term("P5D", WERKTIJD), REGION))
                    .isEqualTo(at("2027-01-04T14:00"));
        }

        @Test
        void goodFridayIsASetting() {
            Instant thursday = at("2026-04-02T10:00");
            Term day = new Term("P1D", WERKTIJD);
            assertThat(terms.end(thursday, day, region(false, false))).isEqualTo(at("2026-04-03T10:00"));
            // closed on Good Friday, then the weekend and Easter Monday
            assertThat(terms.end(thursday, day, region(false, true))).isEqualTo(at("2026-04-07T10:00"));
        }

        @Test
        void liberationDayIsASetting() {
            Instant monday = at("2026-05-04T10:00");
            Term day = new Term("P1D", WERKTIJD);
            assertThat(terms.end(monday, day, region(false, false))).isEqualTo(at("2026-05-05T10:00"));
            assertThat(terms.end(monday, day, region(true, false))).isEqualTo(at("2026-05-06T10:00"));
        }

        @ParameterizedTest
        @ValueSource(ints = {2005, 2016, 2157, 2168})
        void ascensionDayOnThe5thOfMayAlwaysCloses(int year) {
            // both on one day: the region that works on Liberation Day is closed for Ascension Day
            assertThat(terms.isWorkingDay(LocalDate.of(year, 5, 5), region(false, false)))
                    .isFalse();
        }
    }

    @Nested
    @DisplayName("The nights in which the clock changes")
    class DaylightSaving {

        @Test
        void anHourOfTheClockIsAnHourThatPasses() {
            // 29 March 2026: 02:00 becomes 03:00
            assertThat(terms.end(at("2026-03-29T01:30"), new Term("PT1H", KLOKTIJD), REGION))
                    .isEqualTo(at("2026-03-29T03:30"));
            // 25 October 2026: 03:00 becomes 02:00, so half past two comes twice
            Instant first = Instant.parse("2026-10-25T00:30:00Z");
            assertThat(terms.end(first, new Term("PT1H", KLOKTIJD), REGION))
                    .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
            assertThat(first.atZone(AMSTERDAM).toLocalTime())
                    .isEqualTo(first.plusSeconds(3600).atZone(AMSTERDAM).toLocalTime());
        }

        @Test
        void aDayOfTheClockIsTheSameTimeTomorrow() {
            Term day = new Term("P1D", KLOKTIJD);
            assertThat(terms.end(at("2026-03-28T12:00"), day, REGION)).isEqualTo(at("2026-03-29T12:00"));
            assertThat(Duration.between(at("2026-03-28T12:00"), terms.end(at("2026-03-28T12:00"), day, REGION)))
                    .isEqualTo(Duration.ofHours(23));
            assertThat(Duration.between(at("2026-10-24T12:00"), terms.end(at("2026-10-24T12:00"), day, REGION)))
                    .isEqualTo(Duration.ofHours(25));
        }

        @Test
        void aMomentThatDoesNotExistMovesOn() {
            assertThat(terms.end(at("2026-03-28T02:30"), new Term("P1D", KLOKTIJD), REGION))
                    .isEqualTo(at("2026-03-29T03:30"));
        }

        @Test
        void workingTermsKeepOfficeHours() {
            Term threeDays = new Term("P3D", WERKTIJD);
            assertThat(terms.end(at("2026-03-26T10:15"), threeDays, REGION)).isEqualTo(at("2026-03-31T10:15"));
            assertThat(terms.end(at("2026-10-22T10:15"), threeDays, REGION)).isEqualTo(at("2026-10-27T10:15"));
            // at night during the change: counts from Monday's opening
            assertThat(terms.nextOpening(Instant.parse("2026-10-25T00:30:00Z"), REGION))
                    .isEqualTo(at("2026-10-26T08:30"));
            assertThat(terms.end(at("2026-03-29T03:00"), new Term("PT4H", WERKTIJD), REGION))
                    .isEqualTo(at("2026-03-30T12:30"));
        }
    }

    @Nested
    @DisplayName("The clock")
    class ClockTime {

        @Test
        void countsNightsWeekendsAndHolidays() {
            assertThat(terms.end(at("2026-12-25T23:55"), new Term("PT15M", KLOKTIJD), REGION))
                    .isEqualTo(at("2026-12-26T00:10"));
            assertThat(terms.end(at("2026-11-27T17:30"), new Term("P1DT2H", KLOKTIJD), REGION))
                    .isEqualTo(at("2026-11-28T19:30"));
        }

        @Test
        void hasTheSameRungs() {
            Instant in = at("2026-11-28T03:00");
            Term quarter = new Term("PT20M", KLOKTIJD);
            assertThat(terms.at(in, quarter, 0.75, REGION)).isEqualTo(at("2026-11-28T03:15"));
            assertThat(terms.at(in, quarter, 1.0, REGION)).isEqualTo(at("2026-11-28T03:20"));
            assertThat(terms.at(in, quarter, 1.5, REGION)).isEqualTo(at("2026-11-28T03:30"));
        }
    }

    @Nested
    @DisplayName("The rungs of the ladder")
    class Rungs {

        @Test
        void areSharesOfWorkingTime() {
            // four working days from Monday 9:00: three days, four days, six days
            Instant monday = at("2026-11-23T09:00");
            Term fourDays = new Term("P4D", WERKTIJD);
            assertThat(terms.at(monday, fourDays, 0.75, REGION)).isEqualTo(at("2026-11-26T09:00"));
            assertThat(terms.at(monday, fourDays, 1.0, REGION)).isEqualTo(at("2026-11-27T09:00"));
            assertThat(terms.at(monday, fourDays, 1.5, REGION)).isEqualTo(at("2026-12-01T09:00"));
        }

        @Test
        void ofOneDayFallWithinOfficeHours() {
            // a day is 8.5 hours: 75% is 6 h 22 min 30 s
            Instant friday = at("2026-11-27T14:00");
            Term day = new Term("P1D", WERKTIJD);
            assertThat(terms.at(friday, day, 0.75, REGION)).isEqualTo(at("2026-11-30T11:52:30"));
            assertThat(terms.at(friday, day, 1.5, REGION)).isEqualTo(at("2026-12-01T09:45"));
        }

        @Test
        void ofAnAgreedDateAreSharesOfWhatLiesBetween() {
            Instant monday = at("2026-11-23T09:00");
            Instant agreed = at("2026-11-27T09:00");
            assertThat(terms.at(monday, agreed, WERKTIJD, 0.75, REGION)).isEqualTo(at("2026-11-26T09:00"));
            assertThat(terms.at(monday, agreed, WERKTIJD, 1.0, REGION)).isEqualTo(agreed);
            assertThat(terms.at(monday, agreed, WERKTIJD, 1.5, REGION)).isEqualTo(at("2026-12-01T09:00"));
        }

        @Test
        void ofADateAgreedInTheWeekendFollowTheClock() {
            Instant saturday = at("2026-11-28T08:00");
            Instant sunday = at("2026-11-29T08:00");
            assertThat(terms.at(saturday, sunday, WERKTIJD, 0.75, REGION)).isEqualTo(at("2026-11-29T02:00"));
            assertThat(terms.at(saturday, sunday, WERKTIJD, 1.5, REGION)).isEqualTo(at("2026-11-29T20:00"));
        }

        @Test
        void beginWithTheTermItselfAndNotBefore() {
            Instant monday = at("2026-11-23T09:00");
            Term day = new Term("P1D", WERKTIJD);
            assertThat(terms.at(monday, day, 0, REGION)).isEqualTo(monday);
            assertThatThrownBy(() -> terms.at(monday, day, -0.1, REGION)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> terms.at(monday, day, Double.NaN, REGION))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void ofADateThatHasPassedAreDueAtOnce() {
            Instant agreed = at("2026-11-23T09:00");
            assertThat(terms.at(at("2026-11-24T09:00"), agreed, WERKTIJD, 0.75, REGION))
                    .isEqualTo(agreed);
            assertThat(terms.at(at("2026-11-24T09:00"), agreed, WERKTIJD, 1.5, REGION))
                    .isEqualTo(agreed);
        }
    }

    @Nested
    @DisplayName("Whatever comes in, whenever")
    class Always {

        private static final int TRIES = 4_000;
        private final Random random = new Random(20261121);

        @Test
        void aWorkingTermEndsWithinOfficeHours() {
            for (int i = 0; i < TRIES; i++) {
                Instant in = moment();
                Term term = working();
                Instant end = terms.end(in, term, REGION);
                assertThat(openOrJustClosed(end))
                        .as("%s from %s: %s", term, in, end)
                        .isTrue();
                assertThat(end).isAfter(in);
            }
        }

        @Test
        void laterInIsNeverEarlierDue() {
            for (int i = 0; i < TRIES; i++) {
                Term term = working();
                Instant in = moment();
                Instant next = in.plusSeconds(random.nextInt(200_000));
                assertThat(terms.end(next, term, REGION))
                        .as("%s from %s and %s", term, in, next)
                        .isAfterOrEqualTo(terms.end(in, term, REGION));
            }
        }

        @Test
        void theRungsComeInOrder() {
            for (int i = 0; i < TRIES; i++) {
                Term term = working();
                Instant in = moment();
                Instant reminder = terms.at(in, term, 0.75, REGION);
                Instant due = terms.at(in, term, 1.0, REGION);
                Instant escalation = terms.at(in, term, 1.5, REGION);
                assertThat(reminder).as("%s from %s", term, in).isAfter(in).isBefore(due);
                assertThat(escalation).as("%s from %s", term, in).isAfter(due);
                assertThat(openOrJustClosed(reminder)).isTrue();
                assertThat(openOrJustClosed(escalation)).isTrue();
            }
        }

        @Test
        void theWorkingTimeBetweenInAndDueIsTheTerm() {
            Duration day = Duration.between(REGION.opens(), REGION.closes());
            for (int i = 0; i < TRIES; i++) {
                Term term = working();
                Instant in = moment();
                assertThat(terms.workingTime(in, terms.end(in, term, REGION), REGION))
                        .as("%s from %s", term, in)
                        .isEqualTo(day.multipliedBy(term.days()).plus(term.time()));
            }
        }

        @Test
        void theNextOpeningIsTheFirst() {
            for (int i = 0; i < TRIES; i++) {
                Instant in = moment();
                Instant opening = terms.nextOpening(in, REGION);
                assertThat(terms.isOfficeHours(opening, REGION)).isTrue();
                assertThat(terms.isOfficeHours(opening.minusSeconds(1), REGION)).isFalse();
                if (!terms.isOfficeHours(in, REGION)) {
                    assertThat(terms.workingTime(in, opening, REGION)).isZero();
                }
            }
        }

        private Instant moment() {
            return Instant.parse("2024-01-01T00:00:00Z")
                    .plusSeconds(random.nextInt(8 * 365 * 24) * 3600L + random.nextInt(3600));
        }

        private Term working() {
            return switch (random.nextInt(3)) {
                case 0 -> new Term("P" + (1 + random.nextInt(20)) + "D", WERKTIJD);
                case 1 -> new Term("PT" + (1 + random.nextInt(3000)) + "M", WERKTIJD);
                default -> new Term("P" + random.nextInt(5) + "DT" + (1 + random.nextInt(40)) + "H", WERKTIJD);
            };
        }

        private boolean openOrJustClosed(Instant moment) {
            LocalDateTime local = LocalDateTime.ofInstant(moment, AMSTERDAM);
            return terms.isWorkingDay(local.toLocalDate(), REGION)
                    && !local.toLocalTime().isBefore(REGION.opens())
                    && !local.toLocalTime().isAfter(REGION.closes());
        }
    }

    @ParameterizedTest(name = "\"{0}\" is no term")
    @ValueSource(
            strings = {"", "3", "P", "PT", "P0D", "PT0M", "P1W", "P1M", "P1Y", "-P1D", "P-1D", "P3", "3 dagen", "P3DT"})
    void whatIsNoTermIsRefused(String duration) {
        assertThatThrownBy(() -> new Term(duration, WERKTIJD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Onleesbare termijn");
    }

    @Test
    void countingIsReadByItsCode() {
        assertThat(Counting.of("werktijd")).isEqualTo(WERKTIJD);
        assertThat(Counting.of("kloktijd")).isEqualTo(KLOKTIJD);
        assertThatThrownBy(() -> Counting.of("werkdagen")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Region region(boolean liberationDayOff, boolean goodFridayOff) {
        return new Region(
                "wvv",
                "West Veluwe Vallei",
                AMSTERDAM,
                LocalTime.of(8, 30),
                LocalTime.of(17, 0),
                LocalTime.of(8, 30),
                liberationDayOff,
                goodFridayOff,
                0);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    }
}
