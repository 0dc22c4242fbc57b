package nl.schakel.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import nl.schakel.deadline.internal.Holidays;
import nl.schakel.organisation.Region;
import org.springframework.stereotype.Component;

/**
 * Calculation of terms: counts terms. In working time a working day is Monday to Friday without the region's holidays,
 * from opening to closing; what comes in outside those hours counts from the next opening; "three working days" is the
 * same time of day three working days later. In clock time a day is the same time of day on the next date (also in the
 * night the clock changes) and hours are hours that pass.
 */
@Component
public class TermCalculator {

    private final Holidays holidays = new Holidays();

    /** When the term has passed. In working time always a moment within office hours. */
    public Instant end(Instant from, Term term, Region region) {
        if (term.counting() == Counting.KLOKTIJD) {
            return from.atZone(region.zone()).plusDays(term.days()).toInstant().plus(term.time());
        }
        return forward(sameTimeLater(opened(from, region), term.days(), region), term.time(), region);
    }

    /**
     * The moment at which a share of the term has passed: 0.75, 1.0 and 1.5 are the rungs of the ladder. The share is
     * taken of the same kind of time as the term itself, so 75% of four working days is three working days.
     */
    public Instant at(Instant from, Term term, double share, Region region) {
        return at(from, end(from, term, region), term.counting(), share, region);
    }

    /** The same for a term that was not calculated but agreed: a share of the time between start and due moment. */
    public Instant at(Instant from, Instant due, Counting counting, double share, Region region) {
        if (share < 0 || Double.isNaN(share)) {
            throw new IllegalArgumentException("A share of a term is not negative");
        }
        if (share == 1.0) {
            return due;
        }
        if (counting == Counting.WERKTIJD) {
            Duration working = workingTime(from, due, region);
            if (!working.isZero()) {
                return forward(opened(from, region), part(working, share), region);
            }
        }
        // also an agreed moment that lies wholly outside office hours: there only the clock can tell a share
        Duration clock = Duration.between(from, due);
        return clock.isNegative() ? due : from.plus(part(clock, share));
    }

    /** How much office time lies between two moments. */
    public Duration workingTime(Instant from, Instant until, Region region) {
        Duration sum = Duration.ZERO;
        LocalDate day = from.atZone(region.zone()).toLocalDate();
        LocalDate last = until.atZone(region.zone()).toLocalDate();
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day, region)) {
                Instant begin = later(from, moment(day, region.opens(), region));
                Instant end = earlier(until, moment(day, region.closes(), region));
                if (begin.isBefore(end)) {
                    sum = sum.plus(Duration.between(begin, end));
                }
            }
        }
        return sum;
    }

    /** Whether the region's offices are open: from opening, up to but not including closing. */
    public boolean isOfficeHours(Instant moment, Region region) {
        ZonedDateTime local = moment.atZone(region.zone());
        LocalTime time = local.toLocalTime();
        return isWorkingDay(local.toLocalDate(), region)
                && !time.isBefore(region.opens())
                && time.isBefore(region.closes());
    }

    /** The first opening after this moment. */
    public Instant nextOpening(Instant moment, Region region) {
        LocalDate day = moment.atZone(region.zone()).toLocalDate();
        Instant opening = moment(day, region.opens(), region);
        while (!isWorkingDay(day, region) || !opening.isAfter(moment)) {
            day = day.plusDays(1);
            opening = moment(day, region.opens(), region);
        }
        return opening;
    }

    /** Monday to Friday, without the holidays on which this region is closed. */
    public boolean isWorkingDay(LocalDate day, Region region) {
        return day.getDayOfWeek().getValue() <= 5 && !holidays.closed(day, region);
    }

    private Instant opened(Instant from, Region region) {
        return isOfficeHours(from, region) ? from : nextOpening(from, region);
    }

    private Instant sameTimeLater(Instant from, int workingDays, Region region) {
        ZonedDateTime local = from.atZone(region.zone());
        LocalDate day = local.toLocalDate();
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day, region)) {
                left--;
            }
        }
        return moment(day, local.toLocalTime(), region);
    }

    /** From a moment within office hours; ends at closing time rather than at the next opening. */
    private Instant forward(Instant from, Duration working, Region region) {
        Instant position = from;
        Duration left = working;
        while (true) {
            LocalDate day = position.atZone(region.zone()).toLocalDate();
            Duration today = Duration.between(position, moment(day, region.closes(), region));
            if (left.compareTo(today) <= 0) {
                return position.plus(left);
            }
            left = left.minus(today);
            position = nextOpening(position, region);
        }
    }

    private static Instant moment(LocalDate day, LocalTime time, Region region) {
        return ZonedDateTime.of(day, time, region.zone()).toInstant();
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofMillis(Math.round(whole.toMillis() * share));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
