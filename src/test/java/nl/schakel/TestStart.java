package nl.schakel;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.stream.IntStream;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Start moment of a test run: whatever the hour and the day on which somebody runs the tests, the clock of every
 * application that they start begins here and runs on. Chosen by {@code -Dschakel.test.start=}, by the name of a
 * {@link Moment} or as a date and time. Only a demonstration has a clock that moves; what runs as a process of its own,
 * or as in production, keeps the real time.
 *
 * <p>Registered in {@code META-INF/spring.factories} of the tests, so it holds for every context that a test starts.
 */
public class TestStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Moments that are known to be hard, and one that is not. All lie in the future of whoever runs the tests. */
    enum Moment {
        /** People are at work, nothing is special. */
        TUESDAY_MORNING,
        /** At half past two it is half past three: the clock goes forward. */
        SUMMER_TIME,
        /** Half past two comes twice: this is the first, the clock goes back within the half hour. */
        WINTER_TIME,
        LEAP_DAY,
        /** Ten minutes before the year ends. */
        NEW_YEARS_EVE,
        /** The offices have closed and no working day comes for two days. */
        FRIDAY_EVENING;

        /** The next of its kind, in Dutch time. */
        Instant after(Instant now) {
            int year = now.atZone(Zones.AMSTERDAM).getYear();
            return IntStream.rangeClosed(year, year + 8)
                    .mapToObj(this::in)
                    .filter(now::isBefore)
                    .findFirst()
                    .orElseThrow();
        }

        private Instant in(int year) {
            return switch (this) {
                // no public holiday can fall in November
                case TUESDAY_MORNING -> at(year, Month.NOVEMBER, nth(2, DayOfWeek.TUESDAY), LocalTime.of(10, 0));
                case SUMMER_TIME -> at(year, Month.MARCH, last(DayOfWeek.SUNDAY), LocalTime.of(2, 30));
                case WINTER_TIME -> at(year, Month.OCTOBER, last(DayOfWeek.SUNDAY), LocalTime.of(2, 30));
                case LEAP_DAY ->
                    Year.isLeap(year)
                            ? at(year, Month.FEBRUARY, TemporalAdjusters.lastDayOfMonth(), LocalTime.of(10, 0))
                            : Instant.MIN;
                case NEW_YEARS_EVE ->
                    at(year, Month.DECEMBER, TemporalAdjusters.lastDayOfMonth(), LocalTime.of(23, 50));
                case FRIDAY_EVENING -> at(year, Month.NOVEMBER, nth(2, DayOfWeek.FRIDAY), LocalTime.of(18, 0));
            };
        }

        private static Instant at(int year, Month month, TemporalAdjuster day, LocalTime time) {
            return LocalDate.of(year, month, 1)
                    .with(day)
                    .atTime(time)
                    .atZone(Zones.AMSTERDAM)
                    .toInstant();
        }

        private static TemporalAdjuster nth(int which, DayOfWeek day) {
            return TemporalAdjusters.dayOfWeekInMonth(which, day);
        }

        private static TemporalAdjuster last(DayOfWeek day) {
            return TemporalAdjusters.lastInMonth(day);
        }

        static Moment named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static final Clock CLOCK = clock(
            System.getProperty("schakel.test.start", "tuesday-morning"),
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));

    /** The clock of this test run. */
    public static Clock clock() {
        return CLOCK;
    }

    static Clock clock(String start, Instant begun) {
        Instant moment = start.contains("T")
                ? LocalDateTime.parse(start).atZone(Zones.AMSTERDAM).toInstant()
                : Moment.named(start).after(begun);
        return Clock.offset(Clock.systemUTC(), Duration.between(begun, moment));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof SchakelClock clock && clock.movable()) {
                    // asked once: a copy of the first database is behind by less than a tick, and is ahead with the
                    // next one
                    Duration behind = Duration.between(clock.instant(), CLOCK.instant());
                    if (behind.toMillis() > 0) {
                        clock.forward(behind);
                    }
                }
                return bean;
            }
        });
    }
}
