package nl.schakel.piket.rota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.schakel.support.time.Zones;

/**
 * Value: a duty that comes back each week or every other week, in local time; one that ends at or before its beginning
 * ends on the next day.
 *
 * @param firstWeek the Monday of the week from which it holds every other week, or null when it holds each week. It
 *     belongs to the week in which it begins.
 */
public record PatternSlot(
        UUID id,
        String area,
        Line line,
        DayOfWeek day,
        LocalTime starts,
        LocalTime ends,
        LocalDate firstWeek,
        UUID person) {

    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;
    private static final int MINUTES_OF_TWO_WEEKS = 2 * MINUTES_OF_WEEK;

    /** Weeks are counted from a Monday long ago: numbers of weeks say nothing, since odd 53 is followed by odd 1. */
    private static final LocalDate A_MONDAY = LocalDate.of(1970, 1, 5);

    public PatternSlot {
        if (firstWeek != null && firstWeek.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("A week begins on a Monday");
        }
    }

    /** Whether it is the same duty, whatever it is called. */
    boolean same(PatternSlot other) {
        return equals(new PatternSlot(
                id, other.area, other.line, other.day, other.starts, other.ends, other.firstWeek, other.person));
    }

    /** Whether this duty begins on this day. */
    public boolean holds(LocalDate date) {
        return date.getDayOfWeek() == day
                && (firstWeek == null || !date.isBefore(firstWeek) && turn(date) == turn(firstWeek));
    }

    /** The Monday of the first week from this day's week on in which it holds. */
    public LocalDate nextWeek(LocalDate date) {
        LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (firstWeek == null) {
            return monday;
        }
        if (monday.isBefore(firstWeek)) {
            return firstWeek;
        }
        return turn(monday) == turn(firstWeek) ? monday : monday.plusWeeks(1);
    }

    /**
     * The duty that begins on this day. In the night that the clock changes it is an hour longer or shorter. Empty when
     * all of it lies in the hour that the clock leaves out.
     */
    public Optional<Span> on(LocalDate date) {
        LocalDate last = overnight() ? date.plusDays(1) : date;
        Instant from = moment(date.atTime(starts));
        Instant until = moment(last.atTime(ends));
        return from.isBefore(until) ? Optional.of(new Span(from, until)) : Optional.empty();
    }

    /** The minutes of two weeks that take turns, as PostgreSQL writes them. */
    public String minutes() {
        return IntStream.range(0, 2)
                .filter(week -> firstWeek == null || week == turn(firstWeek))
                .mapToObj(this::minutes)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String minutes(int week) {
        int begin = week * MINUTES_OF_WEEK + (day.getValue() - 1) * MINUTES_OF_DAY;
        int from = begin + minute(starts);
        int until = begin + minute(ends) + (overnight() ? MINUTES_OF_DAY : 0);
        return until <= MINUTES_OF_TWO_WEEKS
                ? "[%d,%d)".formatted(from, until)
                : "[0,%d),[%d,%d)".formatted(until - MINUTES_OF_TWO_WEEKS, from, MINUTES_OF_TWO_WEEKS);
    }

    private static int turn(LocalDate date) {
        return (int) Math.floorMod(Math.floorDiv(ChronoUnit.DAYS.between(A_MONDAY, date), 7L), 2L);
    }

    /**
     * A time that the clock leaves out is the moment at which it jumps: moved on by an hour, as java.time does, it would
     * come after a later time, and two duties would overlap.
     */
    private static Instant moment(LocalDateTime local) {
        ZoneOffsetTransition change = Zones.AMSTERDAM.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(Zones.AMSTERDAM).toInstant();
    }

    private boolean overnight() {
        return !ends.isAfter(starts);
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
